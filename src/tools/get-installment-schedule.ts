import { openOrder } from '../verification/verify.ts'
import { scheduleOf, scheduleSchema } from './installment-schedule.ts'
import { defineTool } from './tool.ts'

export const getInstallmentSchedule = defineTool({
  name: 'get_installment_schedule',
  title: 'Installment schedule',
  description:
    'The whole payment plan of one order: each payment with its amount and day. An estimate worked out from the payment method, because Klarna gives shops no schedule; exact dates are in the Klarna app.',
  access: 'order',
  data: scheduleSchema,
  run: (context, proof) => scheduleOf(openOrder(proof).order, context),
})
