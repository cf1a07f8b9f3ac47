const longest = 254

/**
 * Whether a mail can be sent to it: one address, with no name, no comment and no second one beside it. Narrower than
 * `parseEmail`, which only compares.
 */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= longest &&
    /^[^\s\p{Cc}@,;:<>()"[\]\\]+@[^\s\p{Cc}@,;:<>()"[\]\\]+\.[^\s\p{Cc}@,;:<>()"[\]\\.]+$/u.test(text)
  )
}
