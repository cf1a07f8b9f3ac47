import type { MethodId } from '../../../../../src/server/admin/wire.ts'

/** In the order of Klarna's checkout. */
export const methodIds: readonly MethodId[] = ['pay_now', 'pay_later', 'pay_in_3', 'pay_in_4', 'financing']

export const methodNames: Readonly<Record<MethodId, string>> = {
  pay_now: 'Pay now',
  pay_later: 'Pay later',
  pay_in_3: 'Pay in 3',
  pay_in_4: 'Pay in 4',
  financing: 'Financing',
}

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "Pay now, Pay later and Pay in 3" */
export function listMethods(ids: readonly MethodId[]): string {
  return and.format(ids.map((id) => methodNames[id]))
}
