/** The first thing that a description says, as a sentence of its own. */
export function shortLine(description: string): string {
  const [first = ''] = description.split(/[.:;](?:\s|$)/, 1)
  return first === '' ? '' : `${first}.`
}
