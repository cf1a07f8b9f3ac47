import { item } from './order-line.ts'
import { method, payByCard, payIn3, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

const lucia: Shopper = {
  country: 'ES',
  name: 'Lucía Romero',
  email: 'lucia.romero@example.com',
  street: 'Calle de Fuencarral 77',
  postalCode: '28004',
  city: 'Madrid',
  phone: '+34612345678',
  born: '1988-11-11',
}
const marco: Shopper = {
  country: 'IT',
  name: 'Marco Ferrari',
  email: 'marco.ferrari@example.com',
  street: 'Via Tortona 33',
  postalCode: '20144',
  city: 'Milano',
  region: 'MI',
  phone: '+393312345678',
  born: '1976-07-07',
}
const ines: Shopper = {
  country: 'PT',
  name: 'Inês Carvalho',
  email: 'ines.carvalho@example.com',
  street: 'Rua Augusta 102',
  postalCode: '1100-053',
  city: 'Lisboa',
  phone: '+351912345678',
  born: '1994-01-20',
}
const nikos: Shopper = {
  country: 'GR',
  name: 'Νίκος Παπαδόπουλος',
  email: 'nikos.papadopoulos@example.com',
  street: 'Ερμού 56',
  postalCode: '105 63',
  city: 'Αθήνα',
  phone: '+306912345678',
  born: '1983-03-03',
}

export const southernEuropeanStories: readonly Story[] = [
  {
    shopper: lucia,
    summary: 'Spain: pay in 3, a refund larger than what was still due',
    orderId: '6d7874dd-5528-4df7-ac9b-240b392601f6',
    klarnaReference: '6NFKZNHM',
    number: 'ES-2001',
    placed: [48, '18:36:12.470'],
    lines: [item('BOLSO-1', 'Bolso de piel', 150_00, 2100), item('CARTERA-1', 'Cartera', 60_00, 2100)],
    method: payIn3,
    captures: [{ at: [47, '09:28:54.113'] }],
    refunds: [{ at: [2, '12:21:30.656'], amount: 150_00, description: 'Devolución: bolso', of: 'BOLSO-1' }],
  },
  {
    shopper: marco,
    summary: 'Italy: another way to pay',
    orderId: '06de7c97-e2f7-4bbc-95cb-c23b5c6bc4cb',
    klarnaReference: 'NYUBQ2Z4',
    number: 'IT-2101',
    placed: [7, '08:16:43.989'],
    lines: [item('MOKA-6', 'Caffettiera, 6 tazze', 39_90, 2200)],
    method: method('OTHER', 'Other'),
    captures: [{ at: [6, '14:42:05.332'] }],
  },
  {
    shopper: marco,
    summary: 'Italy: pay later, the order was made smaller before it was captured',
    orderId: '7be3137c-8e74-44a8-aec6-4494311febdf',
    klarnaReference: 'Z454RWZS',
    number: 'IT-2102',
    placed: [10, '15:07:28.675'],
    lines: [item('CAMICIA-L', 'Camicia L', 69_00, 2200)],
    originalAmount: 138_00,
    method: payLater,
    captures: [{ at: [9, '07:55:39.018'] }],
  },
  {
    shopper: ines,
    summary: 'Portugal: cancelled',
    orderId: 'cdaf12db-38cf-40ec-9c42-229da0f2b75f',
    klarnaReference: 'XDSEA8V9',
    number: 'PT-2201',
    placed: [6, '11:11:50.361'],
    lines: [item('AZULEJO-4', 'Azulejo', 24_00, 2300, 4)],
    method: payIn3,
    status: 'CANCELLED',
  },
  {
    shopper: nikos,
    summary: 'Greece: paid by card',
    orderId: 'bfd9ce6e-cdb2-4177-bc5c-fd452042d473',
    klarnaReference: '4GBQCP72',
    number: 'GR-2301',
    placed: [3, '09:40:04.704'],
    lines: [item('SANDAL-42', 'Δερμάτινα σανδάλια 42', 75_00, 2400)],
    method: payByCard,
    captures: [{ at: [2, '10:15:15.047'] }],
  },
]
