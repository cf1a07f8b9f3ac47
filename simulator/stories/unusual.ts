import { item } from './order-line.ts'
import { directDebit, method, payByCard, payIn3, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

function swede(name: string, email: string, phone: string, born: string): Shopper {
  return {
    country: 'SE',
    name,
    email,
    street: 'Kungsgatan 12',
    postalCode: '602 20',
    city: 'Norrköping',
    phone,
    born,
    nationalId: `${born.replaceAll('-', '')}9998`,
  }
}

const wilma = swede('Wilma Sandberg', 'wilma.sandberg@example.com', '+46701740620', '1992-03-08')
const axel = swede('Axel Forsberg', 'axel.forsberg@example.com', '+46701740621', '1985-12-17')
const elin = swede('Elin Wallin', 'elin.wallin@example.com', '+46701740622', '1996-07-27')
const gustav = swede('Gustav Dahl', 'gustav.dahl@example.org', '+46701740623', '1974-10-05')
const nils = swede('Nils Öberg', 'nils.oberg@example.com', '+46701740624', '1983-05-21')
const freja = swede('Freja Lund', 'freja.lund@example.com', '+46701740625', '1999-01-11')
const hugo = swede('Hugo Ström', 'hugo.strom@example.com', '+46701740626', '1971-08-16')
const alva = swede('Alva Nordin', 'alva.nordin@example.org', '+46701740627', '1989-04-03')
const ludvig = swede('Ludvig Ek', 'ludvig.ek@example.com', '+46701740628', '1995-11-22')
const signe = swede('Signe Björk', 'signe.bjork@example.com', '+46701740629', '1966-02-28')
const theo = swede('Theo Hedlund', 'theo.hedlund@example.com', '+46701740630', '2001-06-14')

/** What real shops meet sooner or later. */
export const unusualStories: readonly Story[] = [
  {
    shopper: wilma,
    summary: 'The shop sent no order number',
    orderId: '48a641d8-c7ab-1203-a8cc-311f887538ff',
    klarnaReference: 'YB5WBG0V',
    placed: [8, '09:33:10.402'],
    lines: [item('VASE-BLUE', 'Vas, blå', 329_00, 2500)],
    method: payByCard,
    captures: [{ at: [7, '10:10:10.101'] }],
  },
  {
    shopper: axel,
    summary: 'Shopify: a payment ID in the place of the order number, a capture without lines',
    orderId: '2a131054-d8b1-43e3-8bf6-5057877b9a6d',
    klarnaReference: 'PQWSC8ZR',
    number: 'rXqZ3kT9pLm2vB8nWd5cYh7Js',
    secondNumber: 'rXqZ3kT9pLm2vB8nWd5cYh7Js',
    placed: [6, '13:27:41.919'],
    lines: [item('TEE-WHITE-L', 'T-shirt, vit, L', 199_00, 2500, 3)],
    method: payLater,
    captures: [{ at: [6, '13:45:02.330'], withoutLines: true }],
  },
  {
    shopper: elin,
    summary: 'Order number #1001, which another shopper has too',
    orderId: '9fff0ce9-1fec-4350-92f1-1a2c29272a5a',
    klarnaReference: 'YN873DMF',
    number: '#1001',
    placed: [15, '18:08:29.447'],
    lines: [item('CANDLE-6', 'Doftljus', 149_00, 2500, 6)],
    method: payLater,
    captures: [{ at: [14, '07:59:31.008'] }],
  },
  {
    shopper: gustav,
    summary: 'Order number #1001 as well, from a second storefront of the shop',
    orderId: 'bfc80de2-c12e-47ef-b420-fbe2b6e9cab1',
    klarnaReference: 'ZLAAK7QB',
    number: '#1001',
    placed: [1, '08:40:52.713'],
    lines: [item('DRILL-18V', 'Borrmaskin 18 V', 1295_00, 2500)],
    method: payIn3,
  },
  {
    shopper: nils,
    summary: 'Captured and refunded in full',
    orderId: '343db1e9-cbf0-359f-ba15-e8569651e6bf',
    klarnaReference: 'G6V8V23U',
    number: 'ORD-30001',
    placed: [33, '15:51:06.325'],
    lines: [item('TENT-2', 'Tält, 2 personer', 1749_00, 2500)],
    method: payIn3,
    captures: [{ at: [32, '09:24:35.590'] }],
    refunds: [{ at: [4, '11:12:13.141'], amount: 1749_00, description: 'Full retur', of: 'TENT-2' }],
  },
  {
    shopper: freja,
    summary: 'Two captures, a refund on the second',
    orderId: 'e220b3d9-39bf-61cb-90a6-72e71a0f56a3',
    klarnaReference: 'TRG3B8HM',
    number: 'ORD-30002',
    placed: [24, '19:16:58.802'],
    lines: [
      item('SKI-POLES-120', 'Skidstavar 120 cm', 450_00, 2500),
      item('SKI-GLOVES-M', 'Skidhandskar M', 349_00, 2500),
      item('SKI-GOGGLES', 'Skidglasögon', 551_00, 2500),
    ],
    method: payIn3,
    captures: [
      { at: [23, '08:17:40.255'], sent: ['SKI-POLES-120'], description: 'Paket 1 av 2' },
      { at: [16, '08:21:19.678'], sent: ['SKI-GLOVES-M', 'SKI-GOGGLES'], description: 'Paket 2 av 2' },
    ],
    refunds: [{ at: [3, '14:04:51.930'], amount: 349_00, description: 'Fel storlek', of: 'SKI-GLOVES-M' }],
  },
  {
    shopper: hugo,
    summary: 'Pay in 3 with a goodwill refund that belongs to no capture',
    orderId: 'e5a4596b-9489-7ef0-8947-216c8887a3b1',
    klarnaReference: 'U7Y2E3LA',
    number: 'ORD-30003',
    placed: [22, '10:55:34.076'],
    lines: [
      item('CHAIR-OAK', 'Ekstol', 1100_00, 2500, 2),
      item('CUSHION-GREY', 'Dyna, grå', 200_00, 2500, 2),
    ],
    method: payIn3,
    captures: [
      { at: [20, '12:09:47.124'], sent: ['CHAIR-OAK'] },
      { at: [19, '12:30:05.862'], sent: ['CUSHION-GREY'] },
    ],
    refunds: [{ at: [5, '16:33:20.417'], amount: 150_00, description: 'Kompensation' }],
  },
  {
    shopper: alva,
    summary: 'Klarna does not say how it was paid',
    orderId: 'c24f2188-f610-4987-8fa7-0f24777397f0',
    klarnaReference: 'T8W64JZT',
    number: 'ORD-30004',
    placed: [10, '07:07:07.070'],
    lines: [item('YARN-10', 'Ullgarn', 59_00, 2500, 10)],
    captures: [{ at: [9, '11:48:23.359'] }],
  },
  {
    shopper: ludvig,
    summary: 'A payment type that nobody has heard of',
    orderId: '9f58c2b9-744c-4fdb-b09c-ab83bf94e810',
    klarnaReference: 'PJ3LMRMH',
    number: 'ORD-30005',
    placed: [7, '21:19:44.531'],
    lines: [item('HEADSET-BT', 'Hörlurar', 999_00, 2500)],
    method: method('PAY_WITH_POINTS', 'Pay with points'),
    captures: [{ at: [6, '09:37:16.284'] }],
  },
  {
    shopper: signe,
    summary: 'A status that nobody has heard of',
    orderId: '3785a039-2070-4aca-b3f0-11dc04e6f5fe',
    klarnaReference: 'XLLSUW64',
    number: 'ORD-30006',
    placed: [3, '16:28:01.699'],
    lines: [item('POT-CAST-5', 'Gjutjärnsgryta 5 l', 1499_00, 2500)],
    method: payLater,
    status: 'ON_HOLD',
  },
  {
    shopper: theo,
    summary: 'Part captured, the rest released: counts as captured',
    orderId: '6f980251-1fba-4999-892c-88544524a7e5',
    klarnaReference: 'NWY9J35F',
    number: 'ORD-30007',
    placed: [19, '12:45:38.913'],
    lines: [item('GAME-1', 'Brädspel', 399_00, 2500), item('GAME-2', 'Kortspel', 129_00, 2500)],
    method: directDebit,
    status: 'CAPTURED',
    captures: [{ at: [18, '08:52:12.547'], sent: ['GAME-1'], description: 'Kortspelet är slut' }],
  },
]
