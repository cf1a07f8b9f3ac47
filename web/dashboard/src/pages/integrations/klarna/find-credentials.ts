/** What Klarna's portal gives out. */
export type FoundCredentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'api_key'; readonly key: string }

/** The largest file that is read, in bytes: what Klarna gives out is a few lines. */
export const largestFile = 100_000

/**
 * Looks for credentials in a file: JSON, a table (CSV) or lines such as `Username: K123…`. An API key is known by its
 * form and goes before a username and password. `undefined` where there are none.
 */
export function findCredentials(text: string): FoundCredentials | undefined {
  const key = /klarna_(?:live|test)_api_[\w\-+/=]+/.exec(text)?.[0]
  if (key !== undefined) return { kind: 'api_key', key }
  const json = pairsInJson(text)
  return json === undefined ? (pairIn(pairsInTable(text)) ?? pairIn(pairsInLines(text))) : pairIn(json)
}

/** The environment that a key names in itself, as the form's switch; `undefined` where it names none. */
export function testModeOf(credentials: FoundCredentials): boolean | undefined {
  if (credentials.kind === 'password') return undefined
  return credentials.key.startsWith('klarna_test_')
}

type Pair = readonly [name: string, value: string]

const usernameNames = /^(api)?(user(name)?|uid|userid)(api)?$/
const passwordNames = /^(api)?(password|secret|sharedsecret)$/

function pairIn(pairs: readonly Pair[]): FoundCredentials | undefined {
  const named = (names: RegExp) => pairs.find(([name, value]) => value !== '' && names.test(name))?.[1]
  const [username, password] = [named(usernameNames), named(passwordNames)]
  if (username === undefined || password === undefined) return undefined
  return { kind: 'password', username, password }
}

/** Every name with a text anywhere in it; `undefined` where it is no JSON. */
function pairsInJson(text: string): readonly Pair[] | undefined {
  const pairs: Pair[] = []
  try {
    JSON.parse(text, (name, value: unknown) => {
      if (typeof value === 'string') pairs.push([plain(name), value.trim()])
      return value
    })
  } catch {
    return undefined
  }
  return pairs
}

/** A row of names above a row of values. */
function pairsInTable(text: string): readonly Pair[] {
  const [head, row] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (head === undefined || row === undefined) return []
  const separator = [';', '\t', ','].find((character) => head.includes(character))
  if (separator === undefined) return []
  const values = cells(row, separator)
  return cells(head, separator).map((name, index) => [plain(name), values[index] ?? ''])
}

/** `Username: K123…`, `"password";"abc"`, or the name on one line and the value on the next. */
function pairsInLines(text: string): readonly Pair[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    const parts = /^([^:=,;\t]+)[:=,;\t](.+)$/.exec(line)
    return parts === null
      ? [plain(line.replace(/[:=]\s*$/, '')), bare(lines[index + 1] ?? '')]
      : [plain(parts[1] ?? ''), bare(parts[2] ?? '')]
  })
}

function cells(line: string, separator: string): readonly string[] {
  const quoted = new RegExp(`"((?:[^"]|"")*)"(?:${separator}|$)|([^${separator}]*)(?:${separator}|$)`, 'g')
  return [...line.matchAll(quoted)].map((cell) => (cell[1] ?? cell[2] ?? '').replaceAll('""', '"').trim())
}

/** "API Username", `api_username` and `apiUsername` are one name; “Klarna” in front says nothing. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^klarna/, '')
}

function bare(value: string): string {
  return value
    .trim()
    .replace(/[,;]$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
}
