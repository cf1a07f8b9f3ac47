import type { Wording } from '../wording.ts'

/** "order ORD-12345", or "your order" where it has no number. */
const theOrder = (order: string | null): string => (order === null ? 'your order' : `order ${order}`)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` via ${method}`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Pay now',
    pay_later: 'Pay later',
    pay_in_3: 'Pay in 3',
    pay_in_4: 'Pay in 4',
    financing: 'Financing',
  },
  methodDescriptions: {
    pay_now: 'Pay the full amount at once, by card or bank account.',
    pay_later: 'Get your order first and pay Klarna afterwards, usually within 30 days.',
    pay_in_3: 'Split the amount into 3 equal payments, usually 30 days apart.',
    pay_in_4: 'Split the amount into 4 equal payments, usually two weeks apart.',
    financing: 'Spread the cost over several months. Interest may apply.',
    unknown: 'Klarna shows the terms at checkout.',
  },
  orderStatus: {
    found: (order) => `I found ${theOrder(order)}.`,
    placed: (order, day, total) =>
      day === null
        ? `${capitalised(theOrder(order))} comes to ${total}.`
        : `${capitalised(theOrder(order))} was placed on ${day}${total === null ? '' : ` and comes to ${total}`}.`,
    status: {
      authorized: (until) =>
        `Klarna has approved it; the shop has not charged it yet${until === null ? '' : `, and can do so until ${until}`}.`,
      part_captured: (until) =>
        `The shop has charged a part of it${until === null ? '' : `, and can charge the rest until ${until}`}.`,
      captured: () => 'The shop has charged it.',
      cancelled: () => 'It was cancelled.',
      expired: () => 'It has expired, because the shop did not charge it in time.',
      closed: () => 'Klarna lists it as closed.',
      unrecognised: () =>
        'Klarna gives it a status that I do not know. The Klarna app shows it, and the shop can help.',
    },
    underReview: 'Klarna is still reviewing it, which usually takes less than a day.',
    declined: 'Klarna has declined it.',
    refunded: (amount) => `${amount} has been refunded.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1 ? 'I found one order with your email:' : `I found ${count} orders with your email:`,
    unnamed: 'Order',
    statuses: {
      authorized: 'not charged yet',
      part_captured: 'partly charged',
      captured: 'charged',
      cancelled: 'cancelled',
      expired: 'expired',
      closed: 'closed',
      unrecognised: 'status not known',
    },
    mayBeMore: {
      more_than_shown: (shown) => `These are the ${shown} latest. The Klarna app shows them all.`,
      not_answering: () =>
        'There may be more: some of the shop’s records cannot be reached right now. The Klarna app shows them all.',
      since_connected: () =>
        'There may be older ones: the shop’s order system tells me only of orders placed since it was connected. The Klarna app shows them all.',
      not_listed: () =>
        'There may be more: Klarna does not let shops list orders by email. The Klarna app shows them all.',
    },
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Your payment is complete.'
        : `Your payment is complete. Total paid: ${amount}${via(method)}.`,
    completeToShop: (amount, method) => `Your payment to the shop is complete${colon(amount)}${via(method)}.`,
    owedInParts: (parts) => `You pay Klarna in ${parts} parts; the Klarna app shows what is left.`,
    owedMonthly: 'You pay Klarna month by month; the Klarna app shows what is left.',
    owedLater: 'You pay Klarna later; the Klarna app shows what is left and until when.',
    charged: (amount) =>
      `The shop has charged your order${colon(amount)}. The Klarna app shows how it is paid.`,
    notCharged: (total) => `The shop has not charged your order${total === null ? '' : ` of ${total}`} yet.`,
    usuallyWhenShipped: 'That usually happens when it ships.',
    nothingDueYet: 'Until then, nothing is due.',
    underReview: 'Klarna is still reviewing this order.',
    declined: 'Klarna has declined this order. The shop has not charged it.',
    refundedInFull: (amount) => `This order was refunded in full${colon(amount)}.`,
    cancelled: 'This order was cancelled.',
    expired: 'This order has expired, because the shop did not charge it in time.',
    closed: 'Klarna lists this order as closed.',
    nothingMore: (captured) =>
      captured === null
        ? 'Nothing will be charged.'
        : `${captured} was charged before; nothing more will be.`,
    shopRefunded: (amount) => `The shop has refunded ${amount} of it.`,
    unknown:
      'Klarna gives this order a status that I do not know, so I cannot say whether it is paid. The Klarna app shows it, and the shop can help.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Only a part of your order has been charged so far.'
        : `${captured} of your ${total} order has been charged so far.`,
    whyPart: 'This usually happens when items ship separately.',
    restCanBeCharged: (amount, until) =>
      `The remaining ${amount} can be charged when the rest ships${until === null ? '' : `, until ${until}`}.`,
    declined: 'Klarna has declined this order. The shop has charged nothing.',
    unknownStatus: 'Klarna gives this order a status that I do not know.',
    allCharged: (amount) => `Your whole order has been charged${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `${captured} of your ${total} order has been charged. Nothing more will be.`,
    charged: (amount) => `${amount} has been charged.`,
    nothingCharged: 'The shop has not charged anything.',
    nothingMore: 'Nothing more will be charged.',
    chargedOnApproval: (amount) =>
      `The shop has not charged anything yet. ${amount} can be charged once Klarna has approved your order.`,
    chargedWhenShipped: (amount) =>
      `The shop has not charged anything yet. ${amount} can be charged when your order ships.`,
    nothingLeft: 'The shop has charged nothing, and nothing is left to charge.',
    line: (day, amount, items) =>
      `Charged${day === null ? '' : ` ${day}`}${colon(amount)}${items === null ? '' : ` for ${items}`}`,
    parcel: (text) => `Parcel: ${text}`,
  },
  refunds: {
    nothingCharged: (order) => `The shop has charged nothing for ${theOrder(order)}, so there is no refund.`,
    noneYet: (order) =>
      `The shop has not registered a refund for ${theOrder(order)} yet. If you sent something back, it usually appears once the shop has received it.`,
    one: (amount, day) =>
      `Yes, your refund${amount === null ? '' : ` of ${amount}`} was processed${day === null ? '' : ` on ${day}`}.`,
    several: (count, total) =>
      `Yes, ${count} refunds were processed${total === null ? '' : `, ${total} in all`}:`,
    shopNote: (text) => `The shop’s note on it: “${text}”.`,
    everything: 'Everything that was charged is refunded.',
    leavesCharged: (amount) => `That leaves ${amount} charged for the order.`,
    arrives: (fromDays, toDays) =>
      `The money usually takes ${fromDays} to ${toDays} days to reach the account that you paid from.`,
    dueFallsAway:
      'Payments to Klarna that were still due fall away, and what was paid comes back. The Klarna app shows the details.',
    dueIsLowered:
      'If payments to Klarna are still due, the refund lowers them. The Klarna app shows what is left.',
  },
  schedule: {
    heading: (order) =>
      `Here's your installment schedule for ${theOrder(order)} (estimated; exact dates are in the Klarna app):`,
    planHeading: (amount, day) => `For the ${amount} charged ${day}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – charged ${day}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – was due ${day}; the Klarna app shows whether it is paid`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – due ${day}`,
    nothingLeft: (number, amount) => `#${number}: ${amount} – nothing left to pay after the refund`,
    unmatchedRefund:
      'A refund on this order could not be matched to a charge, so it is not taken off here. The Klarna app shows what is left.',
    whyNot: {
      nothing_captured:
        'The shop has not charged this order yet, so no payment is due for now. Shops usually charge an order when it ships.',
      pay_in_full: 'This order is paid at once, so there are no installments.',
      financing:
        'This order is financed with Klarna. Its monthly payments are between you and Klarna: the Klarna app shows them.',
      monthly_invoice: 'This order is on a monthly invoice from Klarna. The Klarna app shows when it is due.',
      unknown_method:
        'I cannot work out when payments are due for the way this order is paid. The Klarna app shows it.',
      cancelled: 'This order was cancelled, so nothing is due for it.',
      expired: 'This order has expired, so nothing more will be charged for it.',
      closed:
        'Klarna lists this order as closed, so I cannot work out a schedule. The Klarna app shows whether anything is due.',
      refunded_in_full:
        'This order was refunded in full, so no further payments are due for it. The Klarna app shows the details.',
      rejected: 'Klarna has declined this order, so there are no payments for it.',
    },
  },
  paymentInfo: {
    notSaid: 'Klarna does not say how this order is paid.',
    notKnown: 'Klarna names a payment method that I do not know.',
    chosen: (method) => `At checkout you chose ${method}.`,
    mayHaveChanged: 'If you have changed it in the Klarna app since, the app is right.',
    heading: 'The schedule (estimated; exact dates are in the Klarna app):',
  },
  upcoming: {
    next: (amount, day, daysUntil) => `Your next payment is ${amount}, due on ${day} (${inDays(daysUntil)}).`,
    noneAhead: 'By the usual plan, no payment is ahead. The Klarna app shows whether anything is still open.',
    noOther: 'No other payment is ahead for what the shop has charged so far.',
    oneMore: (amount, day) => `You have one more payment of ${amount}, due ${day}.`,
    more: (payments) =>
      `After that come ${payments.length} more: ${payments.map(({ amount, day }) => `${amount} due ${day}`).join(', ')}.`,
    estimate: 'This is an estimate; exact dates are in the Klarna app.',
  },
  paymentMethods: {
    heading: (country) => `In ${withArticle(country)}, Klarna usually offers:`,
    none: (country) =>
      `I do not know of any Klarna payment methods in ${withArticle(country)}. The checkout shows what is offered.`,
    klarnaDecides: 'Klarna decides at checkout what you are offered.',
  },
  outcomes: {
    no_match:
      'I could not find an order with that number and that email. Please check both. A very new order can take a few minutes to show up, and the Klarna order ID from the Klarna app or from Klarna’s email works too.',
    klarna_order_id_required:
      'To look up this order I need its Klarna order ID. It is a long code like 12345678-90ab-cdef-1234-567890abcdef: you find it in the Klarna app under the purchase, and in Klarna’s confirmation email.',
    too_many_attempts: (seconds) =>
      `There were too many attempts that did not match. For your safety, please wait ${duration(seconds)} and try again.`,
    busy: 'Many people are asking right now. Please try again in a moment.',
    unavailable:
      'I cannot reach the payment information right now, so I would rather not guess. Please try again in a few minutes, or look in the Klarna app.',
    not_connected:
      'I cannot look up Klarna orders at the moment, because the shop’s connection to Klarna is not working. Please contact the shop, or look in the Klarna app.',
    disabled: 'I cannot answer that question in this shop. Please contact the shop.',
    bad_input: 'I could not read the question.',
  },
}

/** "in 10 days", "today", "tomorrow". */
function inDays(days: number): string {
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}

/** Countries that English puts "the" before. */
function withArticle(country: string): string {
  const needsIt = /^(?:Netherlands|United|Philippines|Bahamas|Maldives|Gambia|Central African|Dominican Rep)/
  return needsIt.test(country) ? `the ${country}` : country
}
