import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayBriefly, sayCalendarDay, sayClock, sayDay } from './say-day.ts'

const stockholm = { timeZone: 'Europe/Stockholm', language: 'en-GB' }
const now = new Date('2026-11-26T09:00:00Z')

test('days are those of the shop: before its midnight it is yesterday', () => {
  assert.equal(sayDay(new Date('2026-11-25T23:10:00Z'), now, stockholm), 'Today')
  assert.equal(sayDay(new Date('2026-11-25T22:50:00Z'), now, stockholm), 'Yesterday')
  assert.match(sayDay(new Date('2026-11-20T12:00:00Z'), now, stockholm), /^Friday,? 20 November 2026$/)
})

test('the shortest text that leaves nothing open', () => {
  assert.equal(sayBriefly(new Date('2026-11-26T07:05:00Z'), now, stockholm), '08:05')
  assert.equal(sayBriefly(new Date('2026-11-20T07:05:00Z'), now, stockholm), '20 Nov')
  assert.equal(sayBriefly(new Date('2025-11-20T07:05:00Z'), now, stockholm), '20 Nov 2025')
  assert.equal(sayClock(now, { timeZone: 'America/New_York', language: 'en-GB' }), '04:00')
})

test('a calendar day is the same one in every time zone', () => {
  assert.equal(sayCalendarDay('2026-12-01', 'en-GB'), '1 Dec 2026')
})
