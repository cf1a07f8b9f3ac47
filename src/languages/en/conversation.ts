import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('en-GB', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'I am an automated assistant, not a person. I look up orders paid with Klarna; I cannot change anything.',
  greeting:
    'Hello! I can look up an order paid with Klarna: whether it is paid, where a refund is, when payments are due, and why only a part was charged. What would you like to know?',
  abilities:
    'I can tell you about orders paid with Klarna: their status and payment, refunds, payment plans and next payments, what was charged and why, and the ways to pay.',
  thanks: 'You’re welcome! Is there anything else you would like to know?',
  goodbye: 'Goodbye, and have a nice day!',
  askBoth:
    'I’d be happy to look that up. Please give me the order number (or the Klarna order ID) and the email on the order.',
  askReference: 'Which order is it about? Please give me the order number or the Klarna order ID.',
  askEmail: 'To protect your data, please also give me the email on the order.',
  askOtherOrder: 'Which order do you mean? Please give me its order number or Klarna order ID.',
  backTo: (what) =>
    `To come back to your question (“${what}”): please give me the order number and the email on the order.`,
  askWhat: 'Thank you. What would you like to know about the order?',
  askBack: 'I want to be sure that I understand. Is it about one of these?',
  notUnderstood: 'I am not sure what you mean.',
  outOfScope:
    'That is not something I can help with: I only answer questions about paying with Klarna. The shop’s customer service may be able to help.',
  parcels:
    'I cannot see where a parcel is; the shop’s customer service or the carrier knows. If the shop gave Klarna a tracking number, I can show it with what was charged for the order.',
  offerPerson: 'Would you like me to pass you on to a person?',
  handoff:
    'I have marked this conversation for a person at the shop, who will get back to you. Until then I can still look things up for you.',
  thereAgain: (when) => `Somebody is there again on ${when}.`,
  handoffUnderWay: 'A person at the shop has been asked to help you.',
  noPerson: 'All right. What else would you like to know?',
  proofEnded:
    'To protect your data, I show an order for 30 minutes at a time. Please give me the order number and the email on the order once more.',
  whyEstimate:
    'Klarna does not tell shops the exact days. I work them out from the day on which the shop charged the order and the usual plan; the Klarna app has the exact dates.',
  choices: {
    order_status: 'the status of my order',
    payment_status: 'whether my order is paid',
    refund_status: 'my refund',
    payment_info: 'how I chose to pay',
    order_history: 'all my orders',
    payment_methods: 'ways to pay with Klarna in this shop',
    installment_schedule: 'the whole payment plan',
    upcoming_payments: 'my next payment and what is left',
    capture_details: 'what was charged, and why',
    general_question: 'how Klarna works in general',
    write_request: 'a change to my order',
    talk_to_human: 'talking to a person',
  },
  general: {
    more_time:
      'The Klarna app often lets you move a due date or pay later; it shows the choices for your purchase, and whether they cost anything. I cannot move it for you.',
    return_under_way:
      'Report the return in the Klarna app, under the purchase: Klarna then pauses the payment while the shop registers what you sent back. Only the shop can take it off the bill. Keep the proof of posting until that is done.',
    not_received:
      'Please ask the shop first. If the order does not come, or something is wrong with it, report a problem in the Klarna app, under the purchase: Klarna then pauses the payment until it is solved.',
    two_orders:
      'When a shop sends an order in several parcels, it charges each one separately, and each has its own bill or plan in the Klarna app. Together they never come to more than the purchase.',
    refund_time:
      'Once the shop has registered a refund, it usually takes 2 to 5 business days, sometimes up to 14 days. What you have paid goes back to the account or card that you used; if you have not paid yet, your bill becomes lower instead.',
    which_number:
      'The order number is in the shop’s confirmation email, often after a “#”. The Klarna app shows it too, under the purchase, and there you also find the Klarna order ID. I can use either of them.',
    declined:
      'Klarna decides on every purchase anew, and on its own. The shop does not see why a purchase was declined, and neither do I; Klarna’s customer service can tell you more.',
    late_fee:
      'Whether a late payment costs a fee depends on the country and the way of paying. The shop does not see such fees; the Klarna app shows them. If you cannot pay on time, open the app before the due date: it often offers more time.',
    interest:
      'Pay later and paying in 3 or 4 parts are interest-free if you pay on time. Financing over several months can cost interest; the terms are shown at checkout and in the Klarna app.',
    credit_check:
      'Klarna may check your credit when you choose to pay later or in parts. The shop does not see that check or its result; Klarna’s customer service can tell you more about it.',
    pay_early:
      'Yes, usually: the Klarna app lets you pay a purchase before it is due. I cannot do it for you.',
    paid_but_not_seen:
      'A payment to Klarna can take some days to show, a bank transfer in particular. If a reminder was sent before it shows, you can ignore it. If it still does not show after that, report it in the Klarna app, under the purchase, and keep the receipt.',
    new_order: 'A very new order can take a few minutes to show up. Please try again a little later.',
    why_email:
      'I only show an order to somebody who knows the email on it, so that nobody else can see what you bought. I use it for that check alone.',
    other:
      'I cannot answer that in general. The Klarna app and Klarna’s customer service can, and I can look up a particular order for you.',
  },
  extension: (days) =>
    `For this order, Klarna lets the shop move the due date by ${list.format(days.map(String))} days. Please ask the shop’s customer service for it; I cannot move it myself.`,
  refusals: {
    cancel:
      'I cannot cancel an order; I only look things up. Please ask the shop’s customer service as soon as possible, before the order is sent. Once the shop has cancelled it, Klarna cancels the payments for it and pays back what was paid.',
    refund:
      'I cannot give a refund; only the shop can. Please ask its customer service or register the return there. Once the shop has registered the refund, I can show it to you here.',
    move_due_date:
      'I cannot move a payment. In the Klarna app, under the purchase, you see whether you can get more time, and the shop’s customer service can help.',
    pay: 'I cannot take a payment, and please do not send me card details. You can pay in the Klarna app, under the purchase.',
    change_data:
      'I cannot change anything in an order or in your account. For address, email or items, please ask the shop’s customer service; your card and your way of paying can be changed in the Klarna app.',
    other_write:
      'I cannot change anything; I only look things up. The shop’s customer service can help you with that.',
    somebody_else:
      'I can only show an order to somebody who gives its number and the email on it, and I say nothing about whose an order is. The owner of the order is welcome to ask me.',
    skip_check:
      'I cannot skip that check: it protects everybody’s data, yours too. Please give me the order number and the email on the order.',
    instructions:
      'I only answer questions about orders paid with Klarna, and by fixed rules. What would you like to know about your order?',
  },
}
