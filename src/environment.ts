/** What the process was started with. Only `loadConfig` reads it; what is here reads what it hands on. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The value of a setting, or the fallback; what breaks `rule` is noted as a problem. */
export type Read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, rule: string) => T

export function isLoopback(url: URL): boolean {
  return (
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname)
  )
}

export function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text
}

export function parseWebUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined
}

export function oneOf<const T extends string>(words: readonly T[], text: string): T | undefined {
  return words.find((word) => word === text)
}
