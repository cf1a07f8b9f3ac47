import { item, shippingFee } from './order-line.ts'
import { method, payIn3, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

const sanne: Shopper = {
  country: 'NL',
  name: 'Sanne de Vries',
  email: 'sanne.devries@example.com',
  street: 'Prinsengracht 263',
  postalCode: '1016 GV',
  city: 'Amsterdam',
  phone: '+31612345678',
  born: '1990-06-30',
}
const jonas: Shopper = {
  country: 'BE',
  name: 'Jonas Peeters',
  email: 'jonas.peeters@example.com',
  street: 'Meir 48',
  postalCode: '2000',
  city: 'Antwerpen',
  phone: '+32470123456',
  born: '1982-04-18',
}
const camille: Shopper = {
  country: 'FR',
  name: 'Camille Laurent',
  email: 'camille.laurent@example.com',
  street: '18 rue des Martyrs',
  postalCode: '75009',
  city: 'Paris',
  phone: '+33612345678',
  born: '1995-12-01',
}

export const westernEuropeanStories: readonly Story[] = [
  {
    shopper: sanne,
    summary: 'Netherlands: pay later, one of two parcels sent',
    orderId: '021a7498-588e-4592-9e5b-542303867ede',
    klarnaReference: 'MGEVX19N',
    number: 'NL-4001',
    placed: [8, '19:44:05.386'],
    lines: [item('JEANS-31', 'Spijkerbroek 31', 89_95, 2100), item('SHIRT-M', 'Overhemd M', 49_95, 2100)],
    method: payLater,
    captures: [{ at: [6, '08:03:22.657'], sent: ['JEANS-31'], description: 'Eerste pakket' }],
  },
  {
    shopper: sanne,
    summary: 'Netherlands: closed, long after it was captured',
    orderId: '3895ebd0-8dae-4f96-b945-1210685d1cf4',
    klarnaReference: '0YA1VMPM',
    number: 'NL-4002',
    placed: [160, '12:33:58.092'],
    lines: [item('LAMP-FLOOR', 'Staande lamp', 119_00, 2100)],
    method: payIn3,
    status: 'CLOSED',
    captures: [{ at: [158, '09:51:44.219'] }],
  },
  {
    shopper: jonas,
    summary: 'Belgium: paid by card, partly refunded',
    orderId: 'd5126696-7c91-480e-a9d7-2e14ce15bffd',
    klarnaReference: 'WFB2N783',
    number: 'BE-4101',
    placed: [20, '17:02:16.540'],
    lines: [item('BEANIE-28', 'Muts', 18_00, 2100, 2), shippingFee('Verzending', 5_00, 2100)],
    method: method('CARD', 'Pay by card'),
    captures: [{ at: [19, '10:27:33.864'] }],
    refunds: [{ at: [11, '08:49:07.301'], amount: 18_00, description: 'Retour: 1 muts', of: 'BEANIE-28' }],
  },
  {
    shopper: camille,
    summary: 'France: pay in 3, captured yesterday',
    orderId: 'f0440603-5134-44e0-a806-dc2628a50d6f',
    klarnaReference: 'Q98FPEY7',
    number: 'FR-3001',
    placed: [2, '16:59:49.715'],
    lines: [item('ROBE-36', 'Robe, taille 36', 120_00, 2000)],
    method: payIn3,
    captures: [{ at: [1, '13:34:51.048'] }],
  },
]
