/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 20 ms. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const

export const shortestPassword = 12
const longestPassword = 200

/** What most of the passwords that everybody tries first are made of. */
const common = [
  'password',
  'passwort',
  'passw0rd',
  'qwertyuiop',
  'qwerty',
  '1234567890',
  '123456',
  'abcdef',
  'welcome',
  'letmein',
  'iloveyou',
  'admin',
  'kvitto',
  'klarna',
] as const

/** What is wrong with a new password, in words; `undefined` where it can be used. `known`: what others know of the person. */
export function passwordProblem(password: string, known: readonly string[]): string | undefined {
  if (password.length < shortestPassword)
    return `The password must have at least ${shortestPassword} characters; a few words in a row are easy to keep in mind.`
  if (password.length > longestPassword)
    return `The password must have at most ${longestPassword} characters.`
  if (new Set(password).size < 5)
    return 'The password repeats the same few characters. Use a few words in a row.'
  const plain = password.toLowerCase()
  const own = known
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter(({ length }) => length > 2)
  if (isLittleMoreThan(plain, common))
    return 'The password is one of those that everybody tries first. Use a few words in a row.'
  if (isLittleMoreThan(plain, own))
    return 'The password is little more than your name or email. Use a few words that have nothing to do with you.'
  return undefined
}

function isLittleMoreThan(password: string, words: readonly string[]): boolean {
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), password)
  return rest !== password && rest.length < shortestPassword - 4
}

export async function hashPassword(password: string): Promise<string> {
  // Loaded when somebody comes: a start need not wait for it.
  const { hash } = await import('@node-rs/argon2')
  return hash(password, cost)
}

/** False too where the hash cannot be read. Takes as long for a wrong password as for a right one. */
export async function isPassword(password: string, passwordHash: string): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2')
  try {
    return await verify(passwordHash, password)
  } catch {
    return false
  }
}
