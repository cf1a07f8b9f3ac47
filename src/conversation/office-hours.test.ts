import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nextOpening, writeOpening } from './office-hours.ts'

const weekdays = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }

/** 2026-11-27 is a Friday. Stockholm is an hour ahead of UTC then. */
const cases = [
  { now: '2026-11-27T08:00:00Z', there: undefined, why: 'nine o’clock in Stockholm' },
  { now: '2026-11-27T07:59:59Z', there: '2026-11-27 09:00', why: 'a second before nine' },
  { now: '2026-11-27T15:59:59Z', there: undefined, why: 'a second before five' },
  { now: '2026-11-27T16:00:00Z', there: '2026-11-30 09:00', why: 'five o’clock on a Friday' },
  { now: '2026-11-28T12:00:00Z', there: '2026-11-30 09:00', why: 'a Saturday' },
  { now: '2026-11-29T23:30:00Z', there: '2026-11-30 09:00', why: 'already Monday in Stockholm' },
  { now: '2026-11-26T16:00:00Z', there: '2026-11-27 09:00', why: 'a Thursday evening' },
]

describe('when somebody is there again', () => {
  for (const { now, there, why } of cases) {
    it(`${why}: ${there ?? 'now'}`, () => {
      const opening = nextOpening(weekdays, new Date(now), 'Europe/Stockholm')
      assert.equal(opening && `${opening.day} ${opening.time}`, there)
    })
  }

  it('is a week later where there is one day only, and it has just ended', () => {
    const opening = nextOpening(
      { ...weekdays, days: [5] },
      new Date('2026-11-27T16:00:00Z'),
      'Europe/Stockholm',
    )
    assert.deepEqual(opening, { day: '2026-12-04', time: '09:00' })
  })

  it('is written as people write it', () => {
    const opening = nextOpening(weekdays, new Date('2026-11-28T12:00:00Z'), 'Europe/Stockholm')
    assert.ok(opening)
    assert.equal(writeOpening(opening, 'en-GB'), 'Monday 30 November at 9:00')
    assert.equal(writeOpening(opening, 'da-DK'), 'mandag 30. november kl. 9.00')
    assert.equal(writeOpening(opening, 'fr-FR'), 'lundi 30 novembre à 9:00')
  })
})
