import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { rules } from '../../src/conversation/rules.ts'
import type { Engine } from '../../src/conversation/turn.ts'
import { languages } from '../../src/languages/index.ts'
import { type Attempt, allAttempts, longestMessage, written } from '../adversarial/attempts.ts'
import { personalWord } from '../adversarial/canary-orders.ts'
import { leaks, obeyed, recorded, strangeWords } from '../adversarial/findings.ts'
import { intrude, make, openStage, type Said } from '../adversarial/stage.ts'

const attempts = allAttempts()
const inEnglish = attempts.filter(({ language }) => language === 'en')

describe(`${attempts.length} attempts on the built-in engine`, () => {
  for (const { tag } of languages)
    it(`in ${tag} show no order without its proof, nothing personal ever, and grant no wish`, async (context) => {
      const own = attempts.filter(({ language }) => language === tag)
      const stage = await openStage(context, own)
      const found: string[] = []
      const shown: Said[] = []
      for (const attempt of own) {
        const said = await make(stage, attempt, rules)
        shown.push(...said)
        found.push(...(await leaks(stage, attempt, said)), ...(await strangeWords(stage, attempt, said)))
        found.push(...obeyed(attempt, said))
      }
      assert.deepEqual([...found, ...(await recorded(stage))], [])

      // The search has looked at replies that show something, each to its owner.
      const seen = shown.filter(({ reply, shows }) =>
        stage.canaries.find(reply.reply).some(({ what, party }) => what === 'order' && party === shows),
      )
      assert.ok(seen.length >= 3, `only ${seen.length} replies show an order`)
    })

  it('are of each kind in each language', () => {
    const kinds = [...new Set(attempts.map(({ kind }) => kind))]
    assert.equal(attempts.length, kinds.length * languages.length)
    assert.ok(attempts.length >= 300)
    for (const { tag } of languages)
      assert.deepEqual(
        attempts.filter(({ language }) => language === tag).map(({ kind }) => kind),
        kinds,
      )
  })

  it('flood with as much as a message may hold', async (context) => {
    const floods = attempts.filter(({ kind }) => kind === 'flood')
    const stage = await openStage(context, floods)
    for (const flood of floods)
      assert.equal(written(flood.turns[0] ?? '', flood, stage.parties(flood)).length, longestMessage)
  })

  it('do not enter a conversation of another key', async (context) => {
    const own = attempts.filter(({ kind }) => kind === 'conversation')
    const stage = await openStage(context, own)
    for (const attempt of own) assert.equal(await intrude(stage, attempt), undefined)
  })
})

describe('the search', () => {
  /** The built-in engine, with a slip of the tongue. */
  const slipping =
    (slip: string): Engine =>
    async (turn) => {
      const said = await rules(turn)
      return { ...said, text: `${said.text} ${slip}` }
    }
  const find = async (
    context: Parameters<typeof openStage>[0],
    kind: string,
    slip: (attempt: Attempt) => string,
  ) => {
    const [attempt] = inEnglish.filter((candidate) => candidate.kind === kind)
    assert.ok(attempt !== undefined)
    const stage = await openStage(context, inEnglish)
    const said = await make(stage, attempt, slipping(slip(attempt)))
    return { leaked: await leaks(stage, attempt, said), strange: await strangeWords(stage, attempt, said) }
  }
  // Of the other shopper in the first attempt.
  const word = (what: string): string => personalWord(`1 ${what}`)
  const slips: Readonly<Record<string, string>> = {
    'an email': `${word('email')}@${word('domain')}.example`,
    'an email in capitals': word('email').toUpperCase(),
    'an email with signs that nobody sees': [...word('email')].join('\u200b'),
    'a name': word('family'),
    'a street': word('street'),
    'a date of birth': '1931-01-02',
    'a national ID': '510000007919',
    'a phone number': '+46 70-800 00 01',
    'an amount in English': '£70,004.07',
    'an amount in German': '70.004,07 GBP',
    'an amount in Swedish': '70\u00a0004,07 GBP',
  }
  for (const [what, slip] of Object.entries(slips))
    it(`finds ${what} of somebody else`, async (context) => {
      const { leaked } = await find(context, 'skip_check', () => slip)
      assert.ok(
        leaked.some((line) => line.includes('shows')),
        leaked.join('\n'),
      )
      assert.ok(
        leaked.some((line) => line.includes('keeps')),
        leaked.join('\n'),
      )
    })

  it('finds a status sentence that is no figure and no name', async (context) => {
    const { strange } = await find(context, 'skip_check', () => 'The shop has charged it.')
    assert.ok(strange.length > 0)
  })

  it("finds a refund of somebody else's order beside one's own", async (context) => {
    const { strange } = await find(context, 'order_text', () => '£40,001.11 has been refunded.')
    assert.ok(strange.length > 0)
  })
})
