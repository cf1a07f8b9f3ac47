import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** An order that is made up, the same for the same number. */
export type MadeOrder = {
  readonly number: string
  readonly reference: string
  readonly klarnaOrderId: string
  readonly email: string
  readonly createdAt: string
}

const began = Date.parse('2024-01-01T00:00:00Z')

/** Numbers and days go up, as in a shop's export; all else is spread as if by chance. One shopper in three comes again. */
export function madeOrder(n: number): MadeOrder {
  const hash = createHash('sha256').update(String(n)).digest('hex')
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ]
  return {
    number: `#${100_000 + n}`,
    reference: `K${hash.slice(32, 39).toUpperCase()}`,
    klarnaOrderId: `${a}-${b}-${c}-${d}-${e}`,
    email: emailOf(n),
    createdAt: new Date(began + n * 60_000).toISOString(),
  }
}

export function emailOf(n: number): string {
  const shopper = n % 3 === 0 ? Math.floor(n / 6) : n
  return `shopper${createHash('sha256').update(`s${shopper}`).digest('hex').slice(0, 10)}@mail.example`
}

/** Writes the orders from `from` up to `to` as a CSV file. */
export async function writeOrders(path: string, from: number, to: number): Promise<void> {
  const file = createWriteStream(path)
  file.write('Name,Email,Created at,Klarna reference,Klarna order ID\n')
  for (let n = from; n < to; n += 1_000) {
    let text = ''
    for (let each = n; each < Math.min(to, n + 1_000); each += 1) {
      const { number, email, createdAt, reference, klarnaOrderId } = madeOrder(each)
      text += `${number},${email},${createdAt},${reference},${klarnaOrderId}\n`
    }
    if (!file.write(text)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}
