import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['twee'],
  3: ['drie$'],
  4: ['vier$'],
  5: ['vijf$'],
  6: ['zes$'],
  7: ['zeven'],
  8: ['acht$'],
  9: ['negen'],
  10: ['tien$'],
  11: ['elf$'],
  12: ['twaalf'],
  large: ['honderd', 'duizend'],
}
