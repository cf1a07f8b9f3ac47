import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { parseCountry } from '../../src/domain/country.ts'
import { type KlarnaOrderId, parseKlarnaOrderId } from '../../src/domain/klarna-order-id.ts'
import {
  type Connection,
  type DirectoryRow,
  type Shop,
  type ShopStorage,
  type Storage,
  standardSettings,
} from '../../src/storage/storage.ts'

export const noon = new Date('2026-03-01T12:00:00Z')

export function someShop(): Shop {
  const country = parseCountry('SE')
  assert.ok(country)
  return {
    id: randomUUID(),
    name: 'Kaffe & Kanel',
    country,
    timeZone: 'Europe/Stockholm',
    locale: 'sv-SE',
    widgetKey: randomUUID(),
    sealedHashKey: 'sealed',
    settings: standardSettings,
  }
}

export async function newShop(storage: Storage): Promise<ShopStorage & { readonly id: string }> {
  const shop = someShop()
  await storage.shops.create(shop, noon)
  return { id: shop.id, ...storage.forShop(shop.id) }
}

export const someConnection: Omit<Connection, 'createdAt' | 'lastUsedAt' | 'state'> = {
  kind: 'klarna',
  region: 'eu',
  environment: 'playground',
  sealedCredentials: 'sealed',
  hint: 'abcd',
}

export function someRow(row: Partial<DirectoryRow>): DirectoryRow {
  return {
    orderNumber: null,
    klarnaReference: null,
    klarnaOrderId: someId(),
    emailHash: randomUUID(),
    createdAt: null,
    ...row,
  }
}

export function someId(): KlarnaOrderId {
  const id = parseKlarnaOrderId(randomUUID())
  assert.ok(id)
  return id
}

export async function idsOf(
  nominations: ReturnType<ShopStorage['directory']['find']>,
): Promise<readonly KlarnaOrderId[]> {
  return (await nominations).map(({ klarnaOrderId }) => klarnaOrderId)
}

export function later(seconds: number): Date {
  return new Date(noon.getTime() + seconds * 1000)
}

export function countUp(shop: ShopStorage, key: string, at = noon): Promise<number> {
  return shop.attempts.change(
    key,
    (state) => ({ state: Number(state ?? 0) + 1, result: Number(state ?? 0) }),
    at,
  )
}

export function readState(attempts: ShopStorage['attempts'], key: string): Promise<unknown> {
  return attempts.change(key, (state) => ({ state, result: state }), noon)
}
