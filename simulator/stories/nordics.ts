import { item, shippingFee } from './order-line.ts'
import { financing, method, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

const ingrid: Shopper = {
  country: 'NO',
  name: 'Ingrid Hansen',
  email: 'ingrid.hansen@example.com',
  street: 'Bogstadveien 31',
  postalCode: '0355',
  city: 'Oslo',
  phone: '+4790012345',
  born: '1981-07-19',
  nationalId: '19078199999',
}
const mikkel: Shopper = {
  country: 'DK',
  name: 'Mikkel Sørensen',
  email: 'mikkel.sorensen@example.com',
  street: 'Nørrebrogade 88',
  postalCode: '2200',
  city: 'København N',
  phone: '+4520123456',
  born: '1993-03-25',
  nationalId: '2503939999',
}
const aino: Shopper = {
  country: 'FI',
  name: 'Aino Korhonen',
  email: 'aino.korhonen@example.com',
  street: 'Mannerheimintie 20 B',
  postalCode: '00100',
  city: 'Helsinki',
  phone: '+358401234567',
  born: '1977-12-06',
  nationalId: '061277-999X',
}

export const nordicStories: readonly Story[] = [
  {
    shopper: ingrid,
    summary: 'Norway: pay later, captured 8 days ago',
    orderId: '63a2533c-092b-4ee2-ae8f-b54f3c5b6fd1',
    klarnaReference: 'S3X2DV40',
    number: 'NO-5001',
    placed: [9, '17:40:22.136'],
    lines: [item('SWEATER-M', 'Strikket genser M', 1290_00, 2500), shippingFee('Frakt', 99_00, 2500)],
    method: payLater,
    captures: [{ at: [8, '10:05:47.880'], description: 'Pakken er sendt' }],
  },
  {
    shopper: ingrid,
    summary: 'Norway: financing, nothing captured yet',
    orderId: '9ee4e547-432c-4549-aff1-34705d060d2c',
    klarnaReference: '797M9AR8',
    number: 'NO-5002',
    placed: [1, '12:12:39.504'],
    lines: [item('TV-55', 'TV 55"', 7990_00, 2500)],
    method: financing,
  },
  {
    shopper: mikkel,
    summary: 'Denmark: MobilePay, captured and partly refunded',
    orderId: '8e70e6b1-ab00-4e38-b9aa-1eaec9520af2',
    klarnaReference: 'NWYWTS9F',
    number: 'DK-6001',
    placed: [16, '08:58:14.667'],
    lines: [item('MUG-BLUE', 'Krus, blå', 129_00, 2500, 4), item('TRAY-OAK', 'Bakke, eg', 349_00, 2500)],
    method: method('MOBILEPAY', 'MobilePay'),
    captures: [{ at: [15, '09:44:50.218'] }],
    refunds: [
      { at: [9, '13:01:25.093'], amount: 129_00, description: 'Et krus var i stykker', of: 'MUG-BLUE' },
    ],
  },
  {
    shopper: mikkel,
    summary: 'Denmark: pay later in parts',
    orderId: '46d3bc2e-cca8-4f0f-94c7-abae48b1c358',
    klarnaReference: 'B1KJV1EK',
    number: 'DK-6002',
    placed: [36, '19:31:59.741'],
    lines: [item('COAT-L', 'Vinterfrakke L', 1500_00, 2500)],
    method: method('PAY_LATER_IN_PARTS', 'Betal i 3 dele', 3),
    captures: [{ at: [35, '07:36:08.475'] }],
  },
  {
    shopper: aino,
    summary: 'Finland: paid by bank transfer, captured 2 days ago',
    orderId: '4c9e6345-892f-4270-af52-9714d7d14d4d',
    klarnaReference: 'B1WECWFN',
    number: 'FI-7001',
    placed: [3, '10:26:33.812'],
    lines: [item('TOWEL-SET', 'Pyyhesetti', 59_90, 2550)],
    method: method('BANK_TRANSFER', 'Pay now'),
    captures: [{ at: [2, '08:11:54.369'] }],
  },
  {
    shopper: aino,
    summary: 'Finland: pay later, part captured',
    orderId: '409aac3a-3ca5-49f3-a2e4-8714a9a40d6f',
    klarnaReference: 'HN7ES6M3',
    number: 'FI-7002',
    placed: [12, '14:19:11.256'],
    lines: [item('BLANKET-1', 'Villahuopa', 89_00, 2550), item('PILLOW-2', 'Tyyny', 34_50, 2550, 2)],
    method: payLater,
    captures: [{ at: [11, '09:09:30.747'], sent: ['BLANKET-1'] }],
  },
]
