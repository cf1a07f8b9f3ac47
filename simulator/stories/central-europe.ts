import { item } from './order-line.ts'
import { payIn3, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

const zofia: Shopper = {
  country: 'PL',
  name: 'Zofia Kowalska',
  email: 'zofia.kowalska@example.com',
  street: 'ul. Nowy Świat 22',
  postalCode: '00-373',
  city: 'Warszawa',
  phone: '+48512345678',
  born: '1998-08-28',
}
const tomas: Shopper = {
  country: 'CZ',
  name: 'Tomáš Novák',
  email: 'tomas.novak@example.com',
  street: 'Vinohradská 50',
  postalCode: '120 00',
  city: 'Praha 2',
  phone: '+420601234567',
  born: '1987-10-10',
}

export const centralEuropeanStories: readonly Story[] = [
  {
    shopper: zofia,
    summary: 'Poland: pay in 3, captured 10 days ago',
    orderId: '340aaabd-71ca-4a9a-b8db-4638cd9ec86b',
    klarnaReference: '6N9QH1KL',
    number: 'PL-1101',
    placed: [11, '20:53:31.390'],
    lines: [item('KURTKA-S', 'Kurtka zimowa S', 499_99, 2300)],
    method: payIn3,
    captures: [{ at: [10, '08:39:46.723'] }],
  },
  {
    shopper: zofia,
    summary: 'Poland: pay later, refunded in two steps, in full',
    orderId: '216b4bf0-3fa8-4856-bff4-20989e5470b1',
    klarnaReference: '2JNRZ1SN',
    number: 'PL-1102',
    placed: [29, '13:13:02.076'],
    lines: [item('BUTY-38', 'Buty 38', 259_00, 2300), item('SKARPETY-3', 'Skarpety', 39_00, 2300)],
    method: payLater,
    captures: [{ at: [28, '09:32:17.409'] }],
    refunds: [
      { at: [15, '10:58:33.742'], amount: 39_00, description: 'Zwrot: skarpety', of: 'SKARPETY-3' },
      { at: [8, '12:25:49.085'], amount: 259_00, description: 'Zwrot: buty', of: 'BUTY-38' },
    ],
  },
  {
    shopper: tomas,
    summary: 'Czechia: pay later, nothing captured yet',
    orderId: '0893cec3-7a1e-48ad-b6a8-23c3af693b60',
    klarnaReference: 'UYGQERZ8',
    number: 'CZ-1201',
    placed: [1, '06:46:18.418'],
    lines: [item('KOLOBEZKA-1', 'Koloběžka', 2490_00, 2100)],
    method: payLater,
  },
]
