import { z } from 'zod'
import { spokenLanguages } from '../../answers/standard-texts.ts'
import type { Texts } from './wire.ts'

/** Lengths in UTF-16 code units. `line`: without line breaks. */
export type TextsRule = { readonly longest: number; readonly form: 'line' | 'lines' }

/** A merchant's own texts by language. An empty one is none: Kvitto's own stands there. */
export function textsForm({ longest, form }: TextsRule): z.ZodType<Texts> {
  const text = z
    .string('Write a text.')
    .transform((written) => cleaned(written, form))
    .refine(({ length }) => length <= longest, `Write at most ${longest.toLocaleString('en')} characters.`)
  return z
    .record(z.string(), text, 'Give a text for each language.')
    .superRefine((texts, context) => {
      for (const tag of Object.keys(texts))
        if (!isSpoken(tag))
          context.addIssue({ code: 'custom', path: [tag], message: 'Kvitto does not speak this language.' })
    })
    .transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, written]) => written !== '')))
}

function isSpoken(tag: string): boolean {
  return spokenLanguages.some((language) => language.tag === tag)
}

/** Signs that nobody sees come along when a text is pasted; the joiner inside an emoji stays. */
const unseen = /(?!\n)\p{Cc}|(?!(?<=\p{Extended_Pictographic}\uFE0F?)\u200D\p{Extended_Pictographic})\p{Cf}/gu

function cleaned(text: string, form: TextsRule['form']): string {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(unseen, '')
    .trim()
  if (form === 'lines') return lines
  // Not by one pattern with white space on both sides: over a long run of it that takes minutes.
  const parts = lines.split('\n').map((line) => line.trim())
  return parts.filter((part) => part !== '').join(' ')
}
