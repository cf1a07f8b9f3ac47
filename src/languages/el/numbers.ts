import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['δυο$'],
  3: ['τρεισ$'],
  4: ['τεσσερ'],
  5: ['πεντε'],
  6: ['εξι$'],
  7: ['επτα$'],
  8: ['οκτω'],
  9: ['εννια'],
  10: ['δεκα$'],
  11: ['εντεκα'],
  12: ['δωδεκα'],
  large: ['εκατο', 'χιλι'],
}
