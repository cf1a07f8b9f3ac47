/** Ends of domains that shoppers use, to tell "example punkt com" from a sentence with a full stop in it. */
const topLevels = new Set(
  [
    'com net org edu gov info biz eu email shop store online app dev name pro cat example test invalid me io co tv',
    'ac ad ae al ar at au ba be bg bo br by ca ch ci cl cn cr cy cz de dk do dz ec ee eg es fi fo fr ge gl gr gt hk hr',
    'hu id ie il in ir is it jp ke kr kz lb li lt lu lv ma mc md mk mt mx my ng nl no nu nz pa pe ph pk pl pt py ro rs',
    'ru sa se sg si sk sm th tn tr tw ua uk us uy va ve vn za',
  ].flatMap((line) => line.split(' ')),
)

/** The last label where it is a known one. */
export function topLevelOf(domain: string): string | undefined {
  const last = domain.slice(domain.lastIndexOf('.') + 1).toLowerCase()
  return topLevels.has(last) ? last : undefined
}

/** "co dot uk", "com punto ar", and names that are also the end of a domain: "example dot com". */
export function mayFollowTopLevel(next: string, top: string): boolean {
  const isTopLevel = topLevels.has(next.toLowerCase())
  return isTopLevel && (top.length > 3 || (/^(?:com?|org|ac|gov|net)$/.test(top) && next.length === 2))
}

export function isDomain(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){0,4}\.(?:\p{L}{2,24}|xn--[a-z0-9-]{1,59})$/u.test(
    text,
  )
}

/** Without what is glued to it: `example.comilla`, `example.com-osoite`, `example.com.Thanks`. */
export function tidyDomain(text: string, endings: readonly string[]): string {
  const domain = (/^[\p{L}\p{M}\p{N}.-]+/u.exec(text)?.[0] ?? '').replace(/[.-]+$/, '')
  if (topLevelOf(domain) !== undefined) return domain
  const dot = domain.lastIndexOf('.')
  const last = domain.slice(dot + 1)
  if (/^\p{Lu}\p{Ll}*$/u.test(last) && domain.includes('.') && topLevelOf(domain.slice(0, dot)) !== undefined)
    return domain.slice(0, dot)
  const [beforeDash = ''] = last.split('-')
  if (last.includes('-') && topLevels.has(beforeDash.toLowerCase()))
    return domain.slice(0, dot + 1 + beforeDash.length)
  const glued = endings.find(
    (ending) => last.endsWith(ending) && topLevels.has(last.slice(0, -ending.length).toLowerCase()),
  )
  return glued === undefined ? domain : domain.slice(0, -glued.length)
}
