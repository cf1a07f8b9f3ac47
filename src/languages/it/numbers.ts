import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['due$'],
  3: ['tre$'],
  4: ['quattro'],
  5: ['cinque'],
  // Not "sei", which is also "you are".
  6: ['seicent', 'seimila'],
  7: ['sette$'],
  8: ['otto$'],
  9: ['nove$'],
  10: ['dieci'],
  11: ['undici'],
  12: ['dodici'],
  large: [
    'cento',
    'centinai',
    'duecent',
    'trecent',
    'settecent',
    'ottocent',
    'novecent',
    'mille$',
    'mila$',
    'migliai',
    'duemila',
    'tremila',
  ],
}
