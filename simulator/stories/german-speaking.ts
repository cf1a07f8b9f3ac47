import { digital, item, shippingFee } from './order-line.ts'
import { directDebit, method, payIn3, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

const lukas: Shopper = {
  country: 'DE',
  name: 'Lukas Schneider',
  email: 'lukas.schneider@example.com',
  street: 'Kastanienallee 61',
  postalCode: '10119',
  city: 'Berlin',
  phone: '+4915112345678',
  born: '1984-08-09',
}
const hannah: Shopper = {
  country: 'DE',
  name: 'Hannah Vogel',
  email: 'hannah.vogel@example.org',
  street: 'Leopoldstraße 140',
  postalCode: '80804',
  city: 'München',
  phone: '+4915187654321',
  born: '1997-02-17',
}
const felix: Shopper = {
  country: 'AT',
  name: 'Felix Gruber',
  email: 'felix.gruber@example.com',
  street: 'Neubaugasse 25',
  postalCode: '1070',
  city: 'Wien',
  phone: '+436601234567',
  born: '1991-10-31',
}
const lea: Shopper = {
  country: 'CH',
  name: 'Lea Keller',
  email: 'lea.keller@example.com',
  street: 'Langstrasse 84',
  postalCode: '8004',
  city: 'Zürich',
  phone: '+41791234567',
  born: '1986-05-05',
}

export const germanSpeakingStories: readonly Story[] = [
  {
    shopper: lukas,
    summary: 'Germany: pay later, captured 25 days ago, due soon',
    orderId: 'a7cae375-c432-428b-aa89-f14af4c5dc6a',
    klarnaReference: '62ZFC5E1',
    number: 'DE-8001',
    placed: [26, '18:47:29.330'],
    lines: [item('GRILL-1', 'Kugelgrill', 129_99, 1900), shippingFee('Versand', 4_95, 1900)],
    method: payLater,
    captures: [
      {
        at: [25, '06:58:41.927'],
        description: 'Versendet',
        tracking: {
          shipping_company: 'DHL',
          shipping_method: 'DHLPackstation',
          tracking_number: '00340434161094042557',
          tracking_uri: 'https://tracking.example.com/00340434161094042557',
        },
      },
    ],
  },
  {
    shopper: lukas,
    summary: 'Germany: direct debit for a download',
    orderId: '6fdc83f8-1b4e-4789-abe0-802672b3c359',
    klarnaReference: 'W1N6G3L4',
    number: 'DE-8002',
    placed: [50, '20:20:17.585'],
    lines: [digital('EBOOK-77', 'E-Book: Grillen', 14_99, 700)],
    method: directDebit,
    captures: [{ at: [50, '20:20:18.012'] }],
  },
  {
    shopper: hannah,
    summary: 'Germany: pay in 3, captured 45 days ago',
    orderId: '65d403ab-31ef-4203-a595-8a4b35095377',
    klarnaReference: '2QSYH242',
    number: 'DE-8003',
    placed: [46, '09:05:53.448'],
    lines: [item('DESK-140', 'Schreibtisch 140 cm', 250_00, 1900)],
    method: payIn3,
    captures: [{ at: [45, '11:26:02.691'] }],
  },
  {
    shopper: hannah,
    summary: 'Germany: expired without a capture',
    orderId: '390cafef-6947-4c45-9fda-3244d72d1bcc',
    klarnaReference: '2WQSLC3C',
    number: 'DE-8004',
    placed: [61, '16:14:36.009'],
    lines: [item('SHELF-5', 'Regal', 79_00, 1900)],
    method: payLater,
    status: 'EXPIRED',
  },
  {
    shopper: felix,
    summary: 'Austria: an alternative payment method',
    orderId: '0ae5c92b-3103-4b07-9fe2-d389faeef628',
    klarnaReference: 'ZSYVMC1Y',
    number: 'AT-8101',
    placed: [5, '13:50:44.174'],
    lines: [item('BACKPACK-30', 'Rucksack 30 l', 99_90, 2000)],
    method: method('ALTERNATIVE_PAYMENT_METHOD', 'Pay now'),
    captures: [{ at: [4, '07:22:15.536'] }],
  },
  {
    shopper: lea,
    summary: 'Switzerland: pay in 3, captured yesterday',
    orderId: '08e638d9-3bad-4ce4-8a82-6aa78d4354a0',
    klarnaReference: 'JUYYVA5E',
    number: 'CH-8201',
    placed: [2, '11:38:20.801'],
    lines: [item('WATCH-2', 'Armbanduhr', 349_00, 810)],
    method: payIn3,
    captures: [{ at: [1, '10:02:29.365'] }],
  },
]
