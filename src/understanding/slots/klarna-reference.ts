/** Seven or eight letters and digits in no order of letters first: `K4MADNY`, not `ORD12345`. */
export function looksLikeKlarnaReference(text: string, isLabelled: boolean): boolean {
  const base = text.replace(/-\d{1,2}$/, '')
  if (!/^[A-Z0-9]{7,8}$/i.test(base)) return false
  const written = base === base.toUpperCase() || isLabelled || isMixed(base)
  if (!/\d/.test(base)) return base === base.toUpperCase() && !/[AEIOUY]/.test(base)
  if (!written || !/[A-Z]/i.test(base)) return false
  return isLabelled || (!/^[A-Z]+\d+$/i.test(base) && !/^\d+[a-z]+$/.test(base))
}

/** In lower case, one digit among letters is also how Greeks type θ and ξ: `akyrw8hke`. */
function isMixed(text: string): boolean {
  return /^k\d/i.test(text) || text.replace(/\D/g, '').length > 1
}
