import { item, shippingFee } from './order-line.ts'
import { method, payIn3, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

const olivia: Shopper = {
  country: 'GB',
  name: 'Olivia Carter',
  email: 'olivia.carter@example.com',
  street: '14 Brook Lane',
  postalCode: 'LS1 4AB',
  city: 'Leeds',
  phone: '+447700900101',
  born: '1992-09-14',
}
const harry: Shopper = {
  country: 'GB',
  name: 'Harry Whitfield',
  email: 'harry.whitfield@example.org',
  street: '7 Quay Street',
  postalCode: 'BS1 5QT',
  city: 'Bristol',
  phone: '+447700900102',
  born: '1980-01-27',
}

export const britishStories: readonly Story[] = [
  {
    shopper: olivia,
    summary: 'United Kingdom: pay in 3, captured 33 days ago, the last part still to come',
    orderId: '0001db61-498c-47bc-9f9e-68a7bab4b168',
    klarnaReference: 'NSPA1TP4',
    number: 'GB-9001',
    placed: [34, '21:07:11.043'],
    lines: [item('TRAINERS-6', 'Trainers, size 6', 89_99, 2000), shippingFee('Delivery', 3_99, 2000)],
    method: payIn3,
    captures: [{ at: [33, '08:45:36.572'], description: 'Dispatched' }],
  },
  {
    shopper: olivia,
    summary: 'United Kingdom: pay later, captured 4 days ago',
    orderId: 'fb05371a-347b-4875-8c40-dc30dce30d80',
    klarnaReference: 'BYPABHJ6',
    number: 'GB-9002',
    placed: [5, '10:31:48.259'],
    lines: [item('TEAPOT-1', 'Teapot', 34_00, 2000)],
    method: payLater,
    captures: [{ at: [4, '09:18:20.784'], description: 'Dispatched' }],
  },
  {
    shopper: olivia,
    summary: 'United Kingdom: under review, not to be sent yet',
    orderId: '69d5adcc-6f47-434f-9981-9b5f730e220b',
    klarnaReference: 'S9HU757L',
    number: 'GB-9003',
    placed: [1, '07:15:02.618'],
    lines: [item('LAPTOP-14', 'Laptop 14"', 899_00, 2000)],
    method: payIn3,
    review: 'PENDING',
  },
  {
    shopper: harry,
    summary: 'United Kingdom: pay in 30 days by card',
    orderId: '37501749-35ca-4707-ad68-7441717d92ba',
    klarnaReference: 'GVJ3VN4G',
    number: 'GB-9004',
    placed: [14, '15:26:55.907'],
    lines: [item('COFFEE-1KG', 'Coffee beans 1 kg', 22_50, 0, 2)],
    method: method('PAY_LATER_BY_CARD', 'Pay in 30 days'),
    captures: [{ at: [13, '11:53:19.460'] }],
  },
  {
    shopper: harry,
    summary: 'United Kingdom: financing with fixed sum credit',
    orderId: 'b9da1a39-54ab-402d-b2a7-73d248d0c0fb',
    klarnaReference: 'YXMNQ9WJ',
    number: 'GB-9005',
    placed: [55, '13:09:37.125'],
    lines: [item('SOFA-3', 'Three-seat sofa', 1450_00, 2000)],
    method: method('FIXED_SUM_CREDIT', 'Financing', 12),
    captures: [{ at: [48, '10:40:28.938'] }],
  },
]
