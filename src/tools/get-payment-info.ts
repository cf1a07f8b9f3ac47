import { z } from 'zod'
import { openOrder } from '../verification/verify.ts'
import { scheduleOf, scheduleSchema } from './installment-schedule.ts'
import { methodOrNull, methodSchema } from './schemas.ts'
import { defineTool } from './tool.ts'

export const getPaymentInfo = defineTool({
  name: 'get_payment_info',
  title: 'Payment info',
  description:
    'How one order was paid: the payment method chosen at checkout, and its schedule where one can be worked out. The shopper may have changed the method in the Klarna app since; the shop cannot see that.',
  access: 'order',
  data: z.object({
    method: methodSchema.nullable().describe('The payment method chosen at checkout.'),
    deferred: z
      .boolean()
      .nullable()
      .describe(
        'True where the shopper pays Klarna after the purchase; null where the method does not tell.',
      ),
    schedule: scheduleSchema.describe('Its schedule, as get_installment_schedule has it.'),
  }),
  run: (context, proof) => {
    const { order } = openOrder(proof)
    return {
      method: methodOrNull(order.method, context),
      deferred: order.method?.deferred ?? null,
      schedule: scheduleOf(order, context),
    }
  },
})
