import { type Intent, isIntent } from './intents.ts'

export type Phrase = { readonly intents: readonly Intent[]; readonly text: string }

/**
 * A language's phrases: `[intent]` or `[intent + intent]` opens a section, every further line is a message, `;` is a
 * comment. @throws Error that names the line.
 */
export function parsePhrases(content: string): readonly Phrase[] {
  const phrases: Phrase[] = []
  let section: readonly Intent[] | undefined
  for (const [index, raw] of content.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith(';')) continue
    const heading = /^\[([a-z_ +]+)\]$/.exec(line)?.[1]
    if (heading !== undefined) section = sectionOf(heading, index + 1)
    else if (section === undefined) throw new Error(`Line ${index + 1} stands before any [intent].`)
    else phrases.push({ intents: section, text: line })
  }
  return phrases
}

function sectionOf(heading: string, line: number): readonly Intent[] {
  return heading.split('+').map((part) => {
    const name = part.trim()
    if (isIntent(name)) return name
    throw new Error(`Line ${line}: there is no intent ${name}.`)
  })
}
