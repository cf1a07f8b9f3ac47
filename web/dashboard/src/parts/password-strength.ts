/** The shortest password that is taken, in characters. */
export const shortestPassword = 12

export type Strength = 'short' | 'weak' | 'fair' | 'strong'

/** How long a guess would take, roughly: by length, by how many different characters, by what everybody tries first. */
export function strengthOf(password: string): Strength {
  const characters = [...password]
  if (characters.length < shortestPassword) return 'short'
  const different = new Set(characters.map((character) => character.toLowerCase())).size
  if (different < 6 || /^(.{1,4})\1+$/u.test(password) || isUsual(password)) return 'weak'
  return characters.length >= 16 && different >= 9 ? 'strong' : 'fair'
}

/** What a strength means for the person who chooses. */
export const strengthTexts: Readonly<Record<Strength, string>> = {
  short: `At least ${shortestPassword} characters. A few words in a row are easy to keep in mind.`,
  weak: 'Weak: it repeats itself or is one of those that are tried first. Add a word that nobody expects.',
  fair: 'Fair. A longer one is better still.',
  strong: 'Strong.',
}

/** An error for the field, or null. */
export function checkPassword(password: string): string | null {
  return strengthOf(password) === 'short'
    ? `The password needs at least ${shortestPassword} characters; this one has ${[...password].length}.`
    : null
}

function isUsual(password: string): boolean {
  const rest = password
    .toLowerCase()
    .replace(
      /password|passwort|qwertyuiop|qwertz|qwerty|letmein|welcome|admin|kvitto|1234567890|123456789|12345678|1234567|123456/g,
      '',
    )
  return rest.length < 4
}
