import { isLoopback, oneOf, parseWebUrl, type Read } from './environment.ts'

/** Which language model answers in conversations, and where. */
export type ModelSettings = {
  readonly provider: 'openai' | 'anthropic' | 'openai-compatible'
  readonly model: string
  /** Base address of its API; null: the provider's own. */
  readonly url: string | null
  readonly key: string | null
  /** US dollars for a million tokens, to reckon and cap the cost by; null: not known. */
  readonly price: { readonly input: number; readonly output: number } | null
}

const providers = ['openai', 'anthropic', 'openai-compatible'] as const

/** Null: the built-in engine alone. */
export function readModel(read: Read, problems: string[]): Omit<ModelSettings, 'key'> | null {
  const named = read(
    'KVITTO_MODEL',
    null,
    parseModel,
    `PROVIDER:NAME, where PROVIDER is one of ${providers.join(', ')}`,
  )
  const url = read(
    'KVITTO_MODEL_URL',
    null,
    parseModelUrl,
    'an https address; http only for this machine (127.0.0.1, localhost)',
  )
  const price = read(
    'KVITTO_MODEL_PRICE',
    null,
    parsePrice,
    'US dollars for a million tokens in and out, as in 0.15/0.60',
  )
  if (named === null) return null
  if (named.provider === 'openai-compatible' && url === null)
    problems.push('KVITTO_MODEL_URL is missing: openai-compatible needs the address of the API.')
  return { ...named, url, price }
}

function parseModel(text: string): Pick<ModelSettings, 'provider' | 'model'> | undefined {
  const colon = text.indexOf(':')
  const provider = oneOf(providers, text.slice(0, colon))
  const model = text.slice(colon + 1).trim()
  return colon < 1 || provider === undefined || model === '' ? undefined : { provider, model }
}

function parseModelUrl(text: string): string | undefined {
  const url = parseWebUrl(text)
  if (url === undefined || url.username !== '') return undefined
  return url.protocol === 'https:' || isLoopback(url) ? url.href.replace(/\/+$/, '') : undefined
}

function parsePrice(text: string): ModelSettings['price'] | undefined {
  const [, input, output] = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text) ?? []
  return input === undefined || output === undefined
    ? undefined
    : { input: Number(input), output: Number(output) }
}
