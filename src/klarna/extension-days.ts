import { objects, wholeNumber } from './wire.ts'

const longest = 366

/**
 * By how many days Klarna lets the shop move a due date, in order; empty where nothing readable is offered. The amount
 * beside each is what the shop pays, so it is left out (klarna-facts §1.8).
 */
export function parseExtensionDays(body: string): readonly number[] {
  const days = optionsIn(body).flatMap((option) => {
    const count = wholeNumber(option['number_of_days'])
    return count !== null && count >= 1 && count <= longest ? [count] : []
  })
  return [...new Set(days)].sort((a, b) => a - b)
}

function optionsIn(body: string): ReturnType<typeof objects> {
  try {
    const [answer] = objects([JSON.parse(body)])
    return objects(answer?.['options'])
  } catch {
    return []
  }
}
