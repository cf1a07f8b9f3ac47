import { useState } from 'react'
import type { ConversationLine } from '../../../../../src/server/admin/wire.ts'
import { countWaiting, steadyOrder } from './steady-order.ts'

/**
 * The lines in the order to show them: while `hold`, nothing moves, and what is new on top is only counted. `list` names
 * the list that the lines are of; another one is shown as it is.
 */
export function useSteadyList(list: string, lines: readonly ConversationLine[], hold: boolean) {
  const now = lines.map(({ id }) => id)
  const [shown, setShown] = useState({ list, order: now as readonly string[] })
  const order = hold && shown.list === list ? steadyOrder(shown.order, now) : now
  if (shown.list !== list || !isSame(shown.order, order)) setShown({ list, order })
  const known = new Map(lines.map((line) => [line.id, line]))
  return {
    lines: order.flatMap((id) => known.get(id) ?? []),
    waiting: countWaiting(order, now),
    release: () => setShown({ list, order: now }),
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, place) => id === other[place])
}
