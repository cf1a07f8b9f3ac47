import type { Language } from '../language.ts'
import { captureDetails } from './capture-details.ts'
import { orderHistory, orderStatus } from './order-status.ts'
import { paymentMethods } from './payment-methods.ts'
import { paymentStatus } from './payment-status.ts'
import { refundStatus } from './refund-status.ts'
import { installmentSchedule, paymentInfo, upcomingPayments } from './schedule.ts'

export const answers: Language['answers'] = {
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
