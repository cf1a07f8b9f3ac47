import type { DataOf, ToolName } from '../../tools/index.ts'
import { captureDetails } from './capture-details.ts'
import { orderHistory, orderStatus } from './order-status.ts'
import { paymentMethods } from './payment-methods.ts'
import { paymentStatus } from './payment-status.ts'
import { refundStatus } from './refund-status.ts'
import type { Say } from './say.ts'
import { installmentSchedule, paymentInfo, upcomingPayments } from './schedule.ts'

/** Which sentences each tool's data come to: the same in every language. */
export const wording: { readonly [Name in ToolName]: (data: DataOf<Name>, say: Say) => string } = {
  get_order_status: orderStatus,
  get_payment_status: paymentStatus,
  get_refund_status: refundStatus,
  get_payment_info: paymentInfo,
  get_order_history: orderHistory,
  get_payment_methods: paymentMethods,
  get_installment_schedule: installmentSchedule,
  get_upcoming_payments: upcomingPayments,
  get_capture_details: captureDetails,
}
