import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['dva$', 'dve$', 'dvou$', 'dvema$'],
  3: ['tri$', 'trech$', 'trem$', 'tremi$'],
  4: ['ctyri', 'ctyrech$', 'ctyrem$', 'ctyrmi$'],
  5: ['pet$', 'peti$'],
  6: ['sest$', 'sesti$'],
  7: ['sedm'],
  8: ['osm$', 'osmi$'],
  9: ['devet', 'deviti$'],
  10: ['deset', 'desiti$'],
  11: ['jedenact'],
  12: ['dvanact'],
  large: ['sto$', 'sta$', 'stovk', 'stovek', 'tisic'],
}
