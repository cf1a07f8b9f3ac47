import { type Code, codesIn } from './codes.ts'
import { looksLikeKlarnaReference } from './klarna-reference.ts'
import { type Label, labelBefore } from './labels.ts'
import { isNotMeant, lastCorrected } from './meant.ts'
import { type Surroundings, scoreOf } from './number-score.ts'
import { withoutOtherNumbers } from './number-text.ts'
import type { SlotLexicon } from './slot-lexicon.ts'
import { wordsIn } from './words.ts'

type Reference = { readonly kind: 'order_number' | 'klarna_reference'; readonly text: string }

type Candidate = Reference & { readonly score: number; readonly code: Code; readonly at: number }

/** The order number or the Klarna reference that a text means. `asked`: it was just asked for. */
export function referenceIn(text: string, lexicon: SlotLexicon, asked: boolean): Reference | undefined {
  const rest = withoutOtherNumbers(text, (before) => endsWithOrderLabel(before, lexicon))
  const words = wordsIn(rest)
  const found = candidatesAmong(codesIn(rest, words, lexicon), { words, lexicon, asked })
  const meant = found.filter(({ code }) => !isNotMeant(words, code.first, code.last, lexicon))
  const corrected = lastCorrected(meant.length > 0 ? meant : found, words, lexicon)
  return corrected.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || one.score > best.score ? one : best),
    undefined,
  )
}

function endsWithOrderLabel(before: string, lexicon: SlotLexicon): boolean {
  // A digit stands in for the number.
  const words = wordsIn(`${before}0`)
  const label = labelBefore(words, words.length - 1, lexicon)
  return label.kind === 'order' && label.isNamed
}

function candidatesAmong(codes: readonly Code[], around: Surroundings): Candidate[] {
  const found: Candidate[] = []
  let other: Code | undefined
  for (const code of codes) {
    const label = labelBefore(around.words, code.first, around.lexicon)
    // The groups of digits of an account or a phone number.
    const goesOn = other?.last === code.first - 1 && /^[ -]$/.test(around.words[code.first]?.gap ?? '')
    if (label.kind === 'other' || goesOn) other = code
    const candidate = candidateOf(code, goesOn ? { kind: 'other' } : label, around)
    if (candidate.score > 0) found.push(candidate)
  }
  return found
}

function candidateOf(code: Code, label: Label, around: Surroundings): Candidate {
  const isKlarnas = looksLikeKlarnaReference(code.text, label.kind === 'order' && label.isKlarnas)
  return {
    kind: isKlarnas ? 'klarna_reference' : 'order_number',
    text: isKlarnas ? code.text.toUpperCase() : code.text,
    score: scoreOf(code, label, isKlarnas, around),
    code,
    at: code.last,
  }
}
