/** How long after each try of a mail or a webhook the next one comes: 1, 5, 30 minutes, 2 and 6 hours. */
export const retryAfterMs: readonly number[] = [1, 5, 30, 2 * 60, 6 * 60].map((minutes) => minutes * 60_000)
