import { item } from './order-line.ts'
import { directDebit, payIn3, payLater } from './payment-method.ts'
import type { Shopper } from './shopper.ts'
import type { Story } from './story.ts'

const anna: Shopper = {
  country: 'SE',
  name: 'Anna Svensson',
  email: 'anna@example.com',
  street: 'Hornsgatan 44',
  postalCode: '118 21',
  city: 'Stockholm',
  phone: '+46701740605',
  born: '1987-04-12',
  nationalId: '198704129999',
}

/** The shopper of the guided tour; CONTRACT.md fixes these three. */
export const annaStories: readonly Story[] = [
  {
    shopper: anna,
    summary: 'Pay in 3 of SEK 1,200.00, captured 20 days ago: the next part is due in 10 days',
    orderId: 'b1881b52-b923-4a4c-9f42-841b3c774c1d',
    klarnaReference: 'WMEHT514',
    number: 'ORD-12345',
    placed: [21, '16:42:08.117'],
    lines: [
      item('DRESS-LINEN-38', 'Linen dress, sand, size 38', 799_00, 2500),
      item('BELT-BROWN-90', 'Leather belt, brown', 401_00, 2500),
    ],
    method: payIn3,
    captures: [
      {
        at: [20, '10:14:41.512'],
        description: 'Your order is on its way',
        tracking: {
          shipping_company: 'PostNord',
          shipping_method: 'PickUpPoint',
          tracking_number: 'SE8241937465',
          tracking_uri: 'https://tracking.example.com/SE8241937465',
        },
      },
    ],
  },
  {
    shopper: anna,
    summary: 'Paid directly, a refund of SEK 299.00 on 2024-12-15',
    orderId: '03b02fda-4d96-4195-bc35-cdd7070b729c',
    klarnaReference: 'D4X7G4HV',
    number: 'ABC123',
    placed: '2024-12-02T18:21:55.204Z',
    lines: [
      item('BOOTS-CHELSEA-38', 'Chelsea boots, black, size 38', 600_00, 2500),
      item('SCARF-WOOL-GREY', 'Wool scarf, grey', 299_00, 2500),
    ],
    method: directDebit,
    captures: [{ at: '2024-12-03T09:12:30.871Z', description: 'Shipped the full order' }],
    refunds: [
      {
        at: '2024-12-15T13:05:22.318Z',
        amount: 299_00,
        description: 'Returned: Wool scarf, grey',
        of: 'SCARF-WOOL-GREY',
      },
    ],
  },
  {
    shopper: anna,
    summary: 'Pay later of SEK 1,200.00, of which SEK 600.00 is captured: the boots are yet to be sent',
    orderId: 'cf63991f-9064-43ca-8da6-8425efecfa25',
    klarnaReference: 'MHHBWYJY',
    number: 'ORD-67890',
    placed: [5, '19:03:27.640'],
    lines: [
      item('JACKET-RAIN-M', 'Rain jacket, navy, size M', 600_00, 2500),
      item('BOOTS-HIKING-38', 'Hiking boots, size 38', 600_00, 2500),
    ],
    method: payLater,
    captures: [{ at: [3, '08:30:12.093'], sent: ['JACKET-RAIN-M'], description: 'First parcel' }],
  },
]
