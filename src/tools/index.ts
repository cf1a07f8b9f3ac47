import type { z } from 'zod'
import { getCaptureDetails } from './get-capture-details.ts'
import { getInstallmentSchedule } from './get-installment-schedule.ts'
import { getOrderHistory } from './get-order-history.ts'
import { getOrderStatus } from './get-order-status.ts'
import { getPaymentInfo } from './get-payment-info.ts'
import { getPaymentMethods } from './get-payment-methods.ts'
import { getPaymentStatus } from './get-payment-status.ts'
import { getRefundStatus } from './get-refund-status.ts'
import { getUpcomingPayments } from './get-upcoming-payments.ts'

/** All there are, in the order in which they are listed. */
export const tools = [
  getOrderStatus,
  getPaymentStatus,
  getRefundStatus,
  getPaymentInfo,
  getOrderHistory,
  getPaymentMethods,
  getInstallmentSchedule,
  getUpcomingPayments,
  getCaptureDetails,
] as const

export type AnyTool = (typeof tools)[number]
export type ToolName = AnyTool['name']
export type DataOf<Name extends ToolName> = z.infer<Extract<AnyTool, { name: Name }>['data']>

export function toolNamed(name: string): AnyTool | undefined {
  return tools.find((tool) => tool.name === name)
}
