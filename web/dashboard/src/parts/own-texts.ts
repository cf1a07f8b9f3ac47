import type { Texts } from '../../../../src/server/admin/wire.ts'

/** With `text` in that language; nothing but blanks takes the language out, and Kvitto's own text stands again. */
export function withText(texts: Texts, language: string, text: string): Texts {
  const { [language]: _before, ...others } = texts
  return text.trim() === '' ? others : { ...others, [language]: text }
}
