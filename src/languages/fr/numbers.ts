import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['deux'],
  3: ['trois'],
  4: ['quatre'],
  5: ['cinq'],
  6: ['six$'],
  7: ['sept$'],
  8: ['huit'],
  9: ['neuf$'],
  10: ['dix$'],
  11: ['onze'],
  12: ['douze'],
  large: ['cent$', 'cents$', 'mille$'],
}
