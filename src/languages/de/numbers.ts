import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['zwei'],
  3: ['drei$'],
  4: ['vier$'],
  5: ['funf$'],
  6: ['sechs'],
  7: ['sieben'],
  8: ['acht$'],
  9: ['neun$'],
  10: ['zehn'],
  11: ['elf$'],
  12: ['zwolf'],
  large: ['hundert', 'tausend'],
}
