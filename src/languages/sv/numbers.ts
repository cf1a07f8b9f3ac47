import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['tva$'],
  3: ['tre$'],
  4: ['fyra'],
  5: ['fem$'],
  6: ['sex$'],
  7: ['sju$'],
  8: ['atta$'],
  9: ['nio$'],
  10: ['tio$'],
  11: ['elva'],
  12: ['tolv'],
  large: ['hundra', 'tusen'],
}
