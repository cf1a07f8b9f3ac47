import { randomUUID } from 'node:crypto'
import type { Person } from '../storage/storage.ts'
import type { Demo } from './start-demo.ts'

const email = 'owner@demo.example'
/** The hash of no password: only the demo's own link signs in. */
const noPassword = 'none'

/** The owner of the demo's dashboard, made where there is none. */
export async function demoOwner({ shops, shop }: Pick<Demo, 'shops' | 'shop'>): Promise<Person> {
  const { people } = shops.storage.forShop(shop.id)
  const owner: Person = {
    id: `person_${randomUUID()}`,
    shopId: shop.id,
    name: 'Demo owner',
    email,
    role: 'owner',
    createdAt: shops.now(),
  }
  if (await people.create(owner, noPassword)) return owner
  const known = (await people.all()).find((person) => person.email.toLowerCase() === email)
  if (known === undefined) throw new Error('The demo’s owner was removed while it started')
  await people.setRole(known.id, 'owner')
  return { ...known, role: 'owner' }
}
