import { readFileSync } from 'node:fs'
import type { AddedTurn, ConversationStatus, ShopStorage } from '../src/storage/storage.ts'

/** Made up, the same each time: shoppers' words are the phrases that Kvitto learns from. */
export type ManyConversations = { readonly conversations: number; readonly turns: number }

const languages = ['en', 'sv', 'de', 'fi', 'fr', 'pl'] as const
const outcomes = ['answered', 'answered', 'answered', 'asked', 'no_match', 'smalltalk', 'handoff'] as const
const tools = [
  'get_order_status',
  'get_payment_status',
  'get_refund_status',
  'get_upcoming_payments',
] as const
/** Of them, so many are added at the same time. */
const atOnce = 24

/** Adds them through the storage, as the conversation does. */
export async function addMany(
  storage: Pick<ShopStorage, 'conversations'>,
  many: ManyConversations,
  hashEmail: (email: string) => string,
  tell: (done: number) => void,
): Promise<void> {
  let next = 0
  const work = async (): Promise<void> => {
    for (let n = next++; n < many.conversations; n = next++) {
      await addOne(storage, n, many.turns, hashEmail)
      if (n % 500 === 0) tell(n)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** The email of one in eight of them, and of no other. */
export function emailOf(conversation: number): string {
  return `shopper${conversation}@mail.example`
}

export function orderOf(conversation: number): string {
  return `ORD-${100_000 + conversation}`
}

const began = Date.parse('2026-01-01T00:00:00Z')

async function addOne(
  { conversations }: Pick<ShopStorage, 'conversations'>,
  n: number,
  turns: number,
  hashEmail: (email: string) => string,
): Promise<void> {
  const random = randomFrom(n)
  const language = pick(languages, random)
  const id = `conv_${n.toString().padStart(6, '0')}${Math.floor(random() * 1e9).toString(36)}`
  let status: ConversationStatus = 'open'
  for (let turn = 0; turn < turns; turn += 1) {
    const outcome = pick(outcomes, random)
    const seen: AddedTurn['seen'] = turn === 0 ? null : { turns: turn, status }
    if (outcome === 'handoff') status = 'waiting'
    const tool = pick(tools, random)
    const added = await conversations.addTurn({
      id,
      owner: n % 3 === 0 ? 'key:one' : `widget:${n}`,
      seen,
      status,
      language,
      emailHash: n % 8 === 0 ? hashEmail(emailOf(n)) : null,
      sealedState: `kvs1.${'x'.repeat(700)}`,
      turn: {
        at: new Date(began + n * 1_200_000 + turn * 30_000),
        message: `${pick(phrasesOf(language), random)} ${random() < 0.3 ? orderOf(n) : ''}`.trim(),
        reply: replyOf(n, random),
        language,
        outcome,
        engine: 'rules',
        intents: [tool.slice('get_'.length)],
        tools: outcome === 'answered' ? [{ name: tool, outcome, durationMs: 12 }] : [],
        durationMs: 14,
        usage: null,
        messageId: null,
      },
    })
    if (!added) throw new Error(`Turn ${turn} of conversation ${n} was not added`)
  }
}

function replyOf(n: number, random: () => number): string {
  const amount = `SEK ${(100 + random() * 9_000).toFixed(2)}`
  const day = `${pick(['March', 'April', 'May', 'October'], random)} ${1 + Math.floor(random() * 28)}`
  return pick(
    [
      `✅ Your order ${orderOf(n)} is confirmed and was charged on ${day}: ${amount}. It was paid with Pay in 3, so the payments are made in the Klarna app. Is there anything else that I can look up for you?`,
      `Your next payment of ${amount} is due on ${day}. This is an estimate: Klarna gives shops no schedule. The exact date and amount are in the Klarna app, under Payments.`,
      `⏳ The shop has registered a refund of ${amount} on ${day} for ${orderOf(n)}. It usually arrives within 5 to 7 days, and lowers the payments that are still due.`,
      'I could not find an order with these details. Please check the order number and the email address that you used at checkout; a very new order can take a few minutes.',
      'To look that up, I need your order number and the email address that you used at checkout. You find the number in the confirmation that the shop has sent you.',
    ],
    random,
  )
}

const phrases = new Map<string, readonly string[]>()

function phrasesOf(language: string): readonly string[] {
  const known = phrases.get(language)
  if (known !== undefined) return known
  const file = new URL(`../src/languages/${language}/phrases.txt`, import.meta.url)
  const read = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !/^[;[]/.test(line))
  phrases.set(language, read)
  return read
}

function pick<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)]
  if (chosen === undefined) throw new Error('There is nothing to choose from')
  return chosen
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
