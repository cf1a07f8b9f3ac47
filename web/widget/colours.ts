/** sRGB, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

export const white: Colour = [255, 255, 255]
export const black: Colour = [0, 0, 0]

/** `#rgb` or `#rrggbb`; undefined for anything else. */
export function parseColour(text: string | null | undefined): Colour | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text ?? '')?.[1]
  if (digits === undefined) return undefined
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const value = Number.parseInt(full, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

export function writeColour([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`
}

/** 1 to 21. Source: WCAG 2.2, contrast ratio. */
export function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/** White or black, whichever is read better on it: never under 4.5. */
export function textOn(background: Colour): Colour {
  return isDark(background) ? white : black
}

/** Whether white is read better on it than black. Their contrasts are equal where (l + 0.05)² = 0.05 × 1.05. */
export function isDark(colour: Colour): boolean {
  return luminance(colour) < 0.1791
}

/** The colour, moved towards black or white no further than it takes to be read on the background (4.5). */
export function legibleOn(colour: Colour, background: Colour): Colour {
  const target = textOn(background)
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, target, share)
    if (contrast(mixed, background) >= 4.5) return mixed
  }
  return target
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (start: number, end: number): number => Math.round(start + (end - start) * share)
  return [part(from[0], to[0]), part(from[1], to[1]), part(from[2], to[2])]
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
