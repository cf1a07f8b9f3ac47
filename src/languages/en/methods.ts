import type { PaymentMethodId } from '../../domain/payment-method.ts'
import type { MethodWords } from '../../tools/tool.ts'

const names: Readonly<Record<PaymentMethodId, string | null>> = {
  pay_now: 'Pay now',
  pay_later: 'Pay later',
  pay_in_3: 'Pay in 3',
  pay_in_4: 'Pay in 4',
  financing: 'Financing',
  unknown: null,
}

const descriptions: Readonly<Record<PaymentMethodId, string>> = {
  pay_now: 'Pay the full amount at once, by card or bank account.',
  pay_later: 'Get your order first and pay Klarna afterwards, usually within 30 days.',
  pay_in_3: 'Split the amount into 3 equal payments, usually 30 days apart.',
  pay_in_4: 'Split the amount into 4 equal payments, usually two weeks apart.',
  financing: 'Spread the cost over several months. Interest may apply.',
  unknown: 'Klarna shows the terms at checkout.',
}

export const methods: MethodWords = {
  name: (method) => names[method],
  description: (method) => descriptions[method],
}
