/** Text as it is searched: without case, accents and runs of space. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** So many turns share a row of what is searched. */
const turnsOfBlock = 8

/** The row in which a turn, counted from 1, is searched. */
export function blockOf(turn: number): number {
  return Math.floor(Math.max(0, turn - 1) / turnsOfBlock)
}
