import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['dva$'],
  3: ['tri$'],
  4: ['ctyri'],
  5: ['pet$'],
  6: ['sest$'],
  7: ['sedm'],
  8: ['osm$'],
  9: ['devet'],
  10: ['deset'],
  11: ['jedenact'],
  12: ['dvanact'],
  large: ['sto$', 'stovk', 'tisic'],
}
