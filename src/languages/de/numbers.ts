import type { SpelledNumbers } from '../spelled-numbers.ts'

const units = ['ein', 'zwei', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun']

export const numbers: SpelledNumbers = {
  // Not `zwei`: "Zweifel".
  2: ['zwei$', 'zwo$', 'zweite', 'zweimal'],
  3: ['drei$', 'dreimal'],
  4: ['vier$', 'viermal'],
  5: ['funf$'],
  6: ['sechs$', 'sechste', 'sechsmal'],
  7: ['sieben$'],
  8: ['acht$'],
  9: ['neun$'],
  10: ['zehn$', 'zehnte'],
  11: ['elf$'],
  12: ['zwolf$', 'zwolfte'],
  large: [
    'hundert',
    'tausend',
    'million',
    ...units.flatMap((unit) => [`${unit}hundert`, `${unit}tausend`, `${unit}und`]),
    'zehntausend',
    'dreizehn',
    'vierzehn',
    'funfzehn',
    'sechzehn',
    'siebzehn',
    'achtzehn',
    'neunzehn',
    'zwanzig',
    'dreissig',
    'vierzig',
    'funfzig',
    'sechzig',
    'siebzig',
    'achtzig',
    'neunzig',
  ],
}
