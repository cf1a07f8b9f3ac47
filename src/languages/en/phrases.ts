import type { DataOf } from '../../tools/index.ts'
import type { MoneyData } from '../../tools/schemas.ts'
import type { Say } from '../language.ts'

/** Sentences, joined; those that have nothing to say are left out. */
export function sentences(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}

export function lines(...parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n')
}

/** "order ORD-12345", or "your order" where it has no number. */
export function theOrder(say: Say): string {
  return say.about.orderName === null ? 'your order' : `order ${say.about.orderName}`
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "in 10 days", "today", "tomorrow". */
export function inDays(days: number): string {
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

export function via(method: DataOf<'get_payment_status'>['method']): string {
  return method?.name == null ? '' : ` via ${method.name}`
}

/** Whether an amount is known and more than nothing. */
export function some(amount: MoneyData | null): amount is MoneyData {
  return amount !== null && amount.amount > 0
}
