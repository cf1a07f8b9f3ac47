import { languages } from '../../languages/index.ts'

/** Numbers that a folded text writes out in words. `value` is not a number where it is a large one. */
export function spelledNumbers(
  text: string,
  language: string,
): readonly { readonly word: string; readonly value: number }[] {
  const spoken = languages.find(({ tag }) => tag === language)
  if (spoken === undefined) return []
  const entries = Object.entries(spoken.numbers)
  return (text.match(/\p{L}+/gu) ?? []).flatMap((word) => {
    const entry = entries.find(([, beginnings]) => beginnings.some((beginning) => begins(word, beginning)))
    return entry === undefined ? [] : [{ word, value: Number(entry[0]) }]
  })
}

function begins(word: string, beginning: string): boolean {
  return beginning.endsWith('$') ? word === beginning.slice(0, -1) : word.startsWith(beginning)
}
