import { type KlarnaOrderId, parseKlarnaOrderId } from '../../domain/klarna-order-id.ts'

/** Also in upper case, without dashes, or broken by spaces and line ends; the last one where there are several. */
export function klarnaOrderIdIn(text: string): KlarnaOrderId | undefined {
  let last: KlarnaOrderId | undefined
  for (const [run] of text.matchAll(/(?<![0-9a-z])[0-9a-f](?:[\s-]{0,3}[0-9a-f]){31}(?![0-9a-z])/gi)) {
    const looksLikeOne = /[a-f]/i.test(run) || run.includes('-')
    last = (looksLikeOne ? parseKlarnaOrderId(run) : undefined) ?? last
  }
  return last
}
