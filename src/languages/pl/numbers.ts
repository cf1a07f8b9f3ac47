import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['dwa$'],
  3: ['trzy'],
  4: ['cztery'],
  5: ['piec$'],
  6: ['szesc'],
  7: ['siedem'],
  8: ['osiem'],
  9: ['dziewiec'],
  10: ['dziesiec'],
  11: ['jedenascie'],
  12: ['dwanascie'],
  large: ['sto$', 'setk', 'tysi'],
}
