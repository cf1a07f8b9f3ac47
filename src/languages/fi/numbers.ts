import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['kaksi'],
  3: ['kolme'],
  4: ['nelja'],
  5: ['viisi'],
  6: ['kuusi'],
  7: ['seitseman'],
  8: ['kahdeksan'],
  9: ['yhdeksan'],
  10: ['kymmenen'],
  11: ['yksitoista'],
  12: ['kaksitoista'],
  large: ['sata', 'satoja', 'tuhat', 'tuhan'],
}
