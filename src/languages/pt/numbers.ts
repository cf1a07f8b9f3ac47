import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['dois$', 'duas$'],
  3: ['tres$'],
  4: ['quatro'],
  5: ['cinco'],
  6: ['seis'],
  7: ['sete$'],
  8: ['oito'],
  9: ['nove$'],
  10: ['dez$'],
  11: ['onze$'],
  12: ['doze$'],
  large: [
    'cem$',
    'cento',
    'centena',
    'duzent',
    'trezent',
    'quinhent',
    'setecent',
    'novecent',
    'mil$',
    'milhar',
  ],
}
