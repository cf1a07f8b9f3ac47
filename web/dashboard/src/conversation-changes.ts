const changedAt = new Map<string, number>()

/** The server told that the conversation has changed. */
export function noteChange(id: string): void {
  changedAt.set(id, performance.now())
}

/** Whether the server has told of a change since `moment`, in milliseconds of `performance.now()`. */
export function changedSince(id: string, moment: number): boolean {
  return (changedAt.get(id) ?? -1) >= moment
}
