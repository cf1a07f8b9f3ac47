import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { WidgetMessage } from '../../../src/server/widget/wire.ts'
import { accept, begin, lastReply, settle, type Transcript, unsent, write } from './transcript.ts'

const at = '2025-01-01T00:00:00Z'

describe('the transcript', () => {
  it('shows a message once, however often and in whatever order it comes', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(fc.array(id), (ids) => {
        const transcript = ids.reduce<Transcript>((all, id) => accept(all, said(id)), [])
        assert.deepEqual(textsOf(transcript), [...new Set(ids)])
      }),
    )
  })

  it('the answer to a message comes right after it, before what waits to be sent', () => {
    const written = write(write([], 'one', 'One?', at), 'two', 'Two?', at)
    const answered = settle(written, 'one', [own('one', 'One?'), said('reply')], 'en')
    assert.deepEqual(textsOf(answered), ['One?', 'reply', 'Two?'])
    assert.deepEqual(textsOf(unsent(answered)), ['Two?'])
  })

  it('a message keeps its key when the server gives it another ID', () => {
    const answered = settle(write([], 'mine', 'Hi', at), 'mine', [own('theirs', 'Hi')], 'en')
    assert.deepEqual(
      answered.map(({ key }) => key),
      ['mine'],
    )
    assert.equal(accept(answered, own('theirs', 'Hi')), answered)
  })

  it('a message that the event stream brought first is not there twice once it is answered', () => {
    const streamed = accept(write([], 'mine', 'Hi', at), own('theirs', 'Hi'))
    assert.deepEqual(textsOf(settle(streamed, 'mine', [own('theirs', 'Hi'), said('reply')], 'en')), [
      'Hi',
      'reply',
    ])
  })

  it('nothing is asked for any more once the shopper has written again', () => {
    const asked = accept([], said('Which order?'))
    assert.equal(lastReply(asked)?.text, 'Which order?')
    assert.equal(lastReply(write(asked, 'mine', 'ORD-1', at)), undefined)
  })

  it('a new conversation is marked where it begins, unless it is the first', () => {
    const written = write(accept([], said('old')), 'mine', 'Hi', at)
    assert.deepEqual(
      begin(written, 'mine').map(({ kind }) => kind),
      ['message', 'began', 'message'],
    )
    assert.equal(begin(write([], 'mine', 'Hi', at), 'mine').length, 1)
  })
})

function said(id: string): WidgetMessage {
  return { id, from: 'assistant', at, text: id, name: null, asks_for: [] }
}

function own(id: string, text: string): WidgetMessage {
  return { id, from: 'shopper', at, text, name: null, asks_for: [] }
}

function textsOf(transcript: Transcript): readonly string[] {
  return transcript.flatMap((entry) => (entry.kind === 'message' ? [entry.message.text] : []))
}
