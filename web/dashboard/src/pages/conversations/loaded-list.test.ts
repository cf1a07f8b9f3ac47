import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConversationLine, Conversations } from '../../../../../src/server/admin/wire.ts'
import { type LoadedList, withFirstPage, withNextPage } from './loaded-list.ts'

const line = (id: string, minute: number): ConversationLine => ({
  id,
  status: 'open',
  channel: 'widget',
  language: 'en',
  turns: 1,
  started_at: '2026-11-26T10:00:00.000Z',
  updated_at: `2026-11-26T10:${String(minute).padStart(2, '0')}:00.000Z`,
  first_message: '',
  last_message: '',
  last_outcome: 'answered',
  rating: null,
  agent: null,
})

const page = (lines: ConversationLine[], next_cursor: string | null = 'next'): Conversations => ({
  conversations: lines,
  next_cursor,
  counts: { open: 0, waiting: 0, agent: 0, resolved: 0 },
})

const ids = (list: LoadedList) => list.conversations.map(({ id }) => id).join(' ')
const never = () => false

const two = withNextPage(
  withFirstPage(undefined, page([line('f', 6), line('e', 5), line('d', 4)], 'one'), 0, never),
  'one',
  page([line('c', 3), line('b', 2), line('a', 1)], 'two'),
)

test('pages follow on each other', () => {
  assert.equal(ids(two), 'f e d c b a')
  assert.equal(two.next_cursor, 'two')
})

test('what comes in on top pushes nothing out of the list', () => {
  const after = withFirstPage(two, page([line('g', 7), line('f', 6), line('e', 5)]), 1, never)
  assert.equal(ids(after), 'g f e d c b a')
  assert.equal(after.next_cursor, 'two')
})

test('what changes moves up, and stands there once', () => {
  const after = withFirstPage(two, page([line('b', 8), line('f', 6), line('e', 5)]), 1, never)
  assert.equal(ids(after), 'b f e d c a')
})

test('what is no longer on the first page is no longer in the list', () => {
  const after = withFirstPage(two, page([line('f', 6), line('d', 4), line('c', 3)]), 1, never)
  assert.equal(ids(after), 'f d c b a')
})

test('further down, what has left the list goes', () => {
  const after = withFirstPage(
    two,
    page([line('f', 6), line('e', 5), line('d', 4)]),
    1,
    ({ id }) => id === 'b',
  )
  assert.equal(ids(after), 'f e d c a')
})

test('where a gap would be, the list begins again', () => {
  const after = withFirstPage(two, page([line('z', 30), line('y', 29), line('x', 28)], 'new'), 1, never)
  assert.equal(ids(after), 'z y x')
  assert.equal(after.next_cursor, 'new')
})

test('a page that comes after the list began again is not put at its end', () => {
  const again = withFirstPage(two, page([line('z', 30)], 'new'), 1, never)
  assert.equal(withNextPage(again, 'two', page([line('0', 0)])), again)
})

test('a list that is whole on its first page is that page', () => {
  assert.equal(ids(withFirstPage(two, page([line('f', 6)], null), 1, never)), 'f')
})
