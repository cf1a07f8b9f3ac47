import type { Action, Behaviour } from '../action.ts'

/** One action for each request, in this order; the last one for all that follow. */
export function inOrder(...actions: readonly [Action, ...Action[]]): Behaviour {
  const last = actions.at(-1) ?? actions[0]
  return (_request, turnIndex) => actions[turnIndex] ?? last
}

/** The first requests meet these actions, all others the behaviour. */
export function firstThen(first: readonly Action[], then: Behaviour): Behaviour {
  return (request, turnIndex) => first[turnIndex] ?? then(request, turnIndex)
}
