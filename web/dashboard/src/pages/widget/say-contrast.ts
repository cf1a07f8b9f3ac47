import { type Colour, contrast, isDark, parseColour, textOn, white } from '../../../../widget/colours.ts'

/** What a colour means for those who read on it, in words. */
export function sayContrast(accent: string): string {
  const colour = parseColour(accent)
  if (colour === undefined) return 'Write the colour as # and six digits, such as #1f5f4a.'
  const letters = isDark(colour) ? 'White' : 'Black'
  const readable = `${letters} letters on it: contrast ${say(colour, textOn(colour))} to 1, good to read.`
  return contrast(colour, white) < 3
    ? `${readable} On a white page the button itself is hard to see; take a deeper colour.`
    : readable
}

function say(one: Colour, other: Colour): string {
  return (Math.floor(contrast(one, other) * 10) / 10).toLocaleString()
}
