/** One part of a selection: a field, or an inline fragment (`on`), whose name is then empty. */
export type Selected = {
  readonly name: string
  readonly on: string | null
  readonly given: Readonly<Record<string, unknown>>
  readonly selection: readonly Selected[] | null
}

export class GraphqlSyntaxError extends Error {}

/**
 * The selection of a document with one query: as much of GraphQL as clients of the simulator need. Throws
 * GraphqlSyntaxError for anything else, mutations among it.
 */
export function parseQuery(text: string, variables: Readonly<Record<string, unknown>>): readonly Selected[] {
  const tokens = tokensOf(text)
  const next = (): string => tokens.shift() ?? ''
  const comes = (token: string): boolean => tokens[0] === token
  const take = (wanted: string): void => {
    const got = next()
    if (got !== wanted) throw new GraphqlSyntaxError(`Expected ${wanted}, actual: ${got}`)
  }

  const value = (): unknown => {
    const token = next()
    if (token === '$') return variables[next()]
    if (/^-?\d+$/.test(token)) return Number(token)
    if (token.startsWith('"')) return JSON.parse(token)
    if (token === 'true' || token === 'false') return token === 'true'
    return token
  }
  const given = (): Record<string, unknown> => {
    const found: Record<string, unknown> = {}
    if (!comes('(')) return found
    take('(')
    while (!comes(')')) {
      if (tokens.length === 0) throw new GraphqlSyntaxError('Expected ), actual: the end')
      const name = next()
      take(':')
      found[name] = value()
    }
    take(')')
    return found
  }
  const selected = (): Selected => {
    if (!comes('...')) {
      const name = next()
      if (!/^\w+$/.test(name)) throw new GraphqlSyntaxError(`Expected a name, actual: ${name}`)
      return { name, on: null, given: given(), selection: comes('{') ? selection() : null }
    }
    take('...')
    take('on')
    return { name: '', on: next(), given: {}, selection: selection() }
  }
  const selection = (): readonly Selected[] => {
    const parts: Selected[] = []
    take('{')
    while (!comes('}')) parts.push(selected())
    take('}')
    return parts
  }

  take('query')
  if (!comes('{') && !comes('(')) next()
  if (comes('(')) tokens.splice(0, tokens.indexOf(')') + 1)
  const parts = selection()
  if (tokens.length > 0) throw new GraphqlSyntaxError(`Expected the end, actual: ${next()}`)
  return parts
}

function tokensOf(text: string): string[] {
  return text.match(/\.\.\.|[{}()[\]:$!=@|]|"(?:[^"\\\n]|\\.)*"|-?\w+/g) ?? []
}
