/** What speaks for and against a message asking several things: the parts of it that ask, and the message as a whole. */
export type Signs = {
  /** Log odds of the part that is least sure of what it asks, and of the surest. */
  readonly leastSure: number
  readonly surest: number
  /** Log odds, by the message as a whole, of the least likely of what its parts ask. */
  readonly leastLikely: number
  /** Logarithm of the number of words in all parts. */
  readonly words: number
  readonly parts: number
  /** 1 where a part that asks has three words or fewer. */
  readonly isShort: number
  /** 1 where only some of the parts that ask have a question mark. */
  readonly isMixed: number
  /** 1 where one of the parts asks what Kvitto does not answer. */
  readonly isBeyond: number
}

/** Logistic regression, learned from the phrases that ask several things (calibrate.ts). */
const weights: Readonly<Record<keyof Signs, number>> = {
  leastSure: 0.67,
  surest: 0.56,
  leastLikely: 0.27,
  words: -2.54,
  parts: -1.14,
  isShort: -1.23,
  isMixed: -0.56,
  isBeyond: -1.08,
}
const bias = 6.32

/** How likely it is that several things are asked, 0 to 1. */
export function chanceOfSeveral(signs: Signs): number {
  let sum = bias
  for (const [sign, weight] of weightOf) sum += weight * signs[sign]
  return 1 / (1 + Math.exp(-sum))
}

export const signNames = [
  'leastSure',
  'surest',
  'leastLikely',
  'words',
  'parts',
  'isShort',
  'isMixed',
  'isBeyond',
] as const
const weightOf = signNames.map((sign) => [sign, weights[sign]] as const)

/** Bounded, so that no single guess decides. */
export function logOdds(probability: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, probability))
  return Math.log(bounded / (1 - bounded))
}
