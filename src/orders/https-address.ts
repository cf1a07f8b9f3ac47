export const longestAddress = 500

/** An https address without a login, as a merchant writes it: `shop.example` too. `undefined` for what is none. */
export function parseHttpsAddress(typed: string): URL | undefined {
  const text = typed.trim()
  if (text === '' || text.length > longestAddress) return undefined
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(written)) return undefined
  const url = new URL(written)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined
  // It may have grown: what is not ASCII is written in more characters.
  return url.href.length > longestAddress ? undefined : url
}
