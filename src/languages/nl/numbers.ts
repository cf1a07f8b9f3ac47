import type { SpelledNumbers } from '../spelled-numbers.ts'

const units = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen']
const tens = ['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig']

export const numbers: SpelledNumbers = {
  // Not `twee`: "tweedehands".
  2: ['twee$', 'tweede$', 'tweemaal'],
  3: ['drie$', 'driemaal'],
  4: ['vier$', 'viermaal'],
  5: ['vijf$'],
  6: ['zes$'],
  7: ['zeven$', 'zevende'],
  8: ['acht$'],
  9: ['negen$', 'negende'],
  10: ['tien$', 'tiende'],
  11: ['elf$'],
  12: ['twaalf$', 'twaalfde'],
  large: [
    'honderd',
    'duizend',
    'miljoen',
    ...units.flatMap((unit) => [`${unit}honderd`, `${unit}duizend`]),
    'tienduizend',
    'dertien',
    'veertien',
    'vijftien',
    'zestien',
    'zeventien',
    'achttien',
    'negentien',
    ...tens,
    ...units.flatMap((unit) => tens.map((ten) => `${unit}en${ten}`)),
  ],
}
