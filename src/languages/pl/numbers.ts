import type { SpelledNumbers } from '../spelled-numbers.ts'

export const numbers: SpelledNumbers = {
  2: ['dwa$', 'dwie$', 'dwoch$', 'dwom$', 'dwoma$', 'dwiema$', 'dwoje$'],
  // Not every word with "trzy": "trzymać" is "to hold".
  3: ['trzy$', 'trzech$', 'trzem$', 'trzema$', 'troje$'],
  4: ['cztery', 'czterech', 'czterem', 'czworo'],
  5: ['piec$', 'pieciu', 'piecioma'],
  6: ['szesc'],
  7: ['siedem', 'siedmiu'],
  8: ['osiem', 'osmiu'],
  9: ['dziewiec'],
  10: ['dziesiec'],
  11: ['jedenast', 'jedenasc'],
  12: ['dwunast', 'dwanasc'],
  large: ['sto$', 'stu$', 'setk', 'setek', 'dwiesc', 'dwustu', 'trzysta', 'trzystu', 'piecset', 'tysi'],
}
