/** Where an axis of counts ends, and where its lines are: at whole round numbers, five of them at most. */
export function axisOf(most: number): { readonly top: number; readonly ticks: readonly number[] } {
  const step = roundUp(Math.max(most, 1) / 4)
  const count = Math.max(1, Math.ceil(most / step))
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) }
}

/** To 1, 2 or 5 times a power of ten; never less than one conversation. */
function roundUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(size, 1)))
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= size) ?? 10)
}
