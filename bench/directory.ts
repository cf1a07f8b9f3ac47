import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { guessColumns } from '../src/directory-import/columns.ts'
import { openCsv } from '../src/directory-import/csv-file.ts'
import { runImport } from '../src/directory-import/run-import.ts'
import { parseCountry } from '../src/domain/country.ts'
import { parseEmail } from '../src/domain/email.ts'
import { parseKlarnaOrderId } from '../src/domain/klarna-order-id.ts'
import { klarnaReferenceKey, numberKey } from '../src/domain/order-reference.ts'
import { newShop } from '../src/new-shop.ts'
import type { EmailHash } from '../src/orders/order-source.ts'
import { emailHasher } from '../src/security/email-hash.ts'
import { Keyring } from '../src/security/sealed.ts'
import { directoryOrder } from '../src/storage/directory-order.ts'
import { openStorage } from '../src/storage/open-storage.ts'
import type { Shop, Storage } from '../src/storage/storage.ts'
import { type TestDatabase, testDatabases } from '../test/databases.ts'
import { bulkLoad, type Values } from './bulk-load.ts'
import { emailOf, madeOrder, writeOrders } from './many-directory-orders.ts'

const help = `npm run bench:directory [-- --large] [--sizes 1000,100000,1000000] [--only sqlite|postgres]

How the order directory bears many orders, on each database: looking one up by its
number, by its Klarna reference and by the hash of its email; importing them from a
CSV file in a thread, beside the database's own bulk load into the same table with
the same indexes; how long another writer waits meanwhile; and the memory.

  --large   also 5,000,000 orders
  --sizes   other sizes, ascending
  --only    one of the databases

KVITTO_TEST_POSTGRES names the server of the second database; it has to run on this
machine, as COPY reads a file. A million orders take a few minutes on each.`

const { values: flags } = parseArgs({
  options: {
    help: { type: 'boolean' },
    large: { type: 'boolean' },
    sizes: { type: 'string' },
    only: { type: 'string' },
  },
})
const usual = flags.large === true ? [1_000, 100_000, 1_000_000, 5_000_000] : [1_000, 100_000, 1_000_000]
const sizes = flags.sizes?.split(',').map(Number) ?? usual
const lookUps = 2_000
const paceRows = 100_000

type Times = { readonly median: number; readonly p99: number }
type LookUp = 'by number' | 'by reference' | 'by email'

if (flags.help === true) console.log(help)
else {
  const wanted = flags.only?.toLowerCase() ?? ''
  for (const database of testDatabases.filter(
    ({ shared, name }) => shared && name.toLowerCase().includes(wanted),
  )) {
    if (database.skip === false) await measure(database)
    else console.log(`${database.name}: ${database.skip}`)
  }
}

async function measure(database: TestDatabase): Promise<void> {
  const fresh = await database.create()
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-bench-'))
  const storage = await openStorage(fresh.options)
  const key = randomBytes(32)
  const hashEmail = hasher(key)
  try {
    const shop = await addShop(storage)
    console.log(`\n${database.name}. Load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`)
    console.log('    orders   look-up          median ms   p99 ms')
    const found = new Map<LookUp, Times[]>()
    let imported: Imported | undefined
    let before = 0
    for (const size of sizes) {
      imported = await importUpTo(storage, shop, key, folder, before, size)
      before = size
      for (const [name, times] of await lookUp(storage, shop, hashEmail, size)) {
        found.set(name, [...(found.get(name) ?? []), times])
        console.log(
          `${size.toLocaleString('en').padStart(10)}   ${name.padEnd(12)} ${times.median.toFixed(3).padStart(13)} ${times.p99.toFixed(3).padStart(8)}`,
        )
      }
      if (size === sizes.at(-1))
        console.log(`Counting ${size.toLocaleString('en')}: ${(await countMs(storage, shop)).toFixed(0)} ms`)
    }
    for (const [name, times] of found) {
      const [first, last] = [times[0]?.median ?? 0, times.at(-1)?.median ?? 0]
      console.log(`${name}: the largest takes ${(last / first).toFixed(2)} times the smallest`)
    }
    if (imported !== undefined) await compare(database, imported, hashEmail, folder)
  } finally {
    await storage.close()
    await fresh.drop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Imported = {
  readonly rows: number
  readonly perSecond: number
  /** Rows a second, of each `paceRows`. */
  readonly paces: readonly number[]
  /** How long a small write of the same process waited, at most and of a hundred at most once. */
  readonly waits: readonly number[]
  readonly rssMb: readonly number[]
  /** Of an SQLite file, when the import was done. */
  readonly logMb: number | null
}

/** From a file, in a thread, as the server does it. */
async function importUpTo(
  storage: Storage,
  shop: Shop,
  key: Buffer,
  folder: string,
  from: number,
  to: number,
): Promise<Imported> {
  const path = join(folder, 'orders.csv')
  progress(`writing a file of ${(to - from).toLocaleString('en')} orders`)
  await writeOrders(path, from, to)
  const file = await openCsv(path)
  const own = join(folder, `import-${to}`)
  await mkdir(own)
  const task = { shopId: shop.id, file, columns: guessColumns(file.header), folder: own, hashKey: key }
  const paces: number[] = []
  const rssMb: number[] = []
  let counted = { row: 1, at: performance.now() }
  const began = performance.now()
  const run = runImport(task, storage, ({ row }) => {
    const now = performance.now()
    if (row - counted.row < paceRows) return
    paces.push((row - counted.row) / ((now - counted.at) / 1_000))
    rssMb.push(process.memoryUsage.rss() / 1e6)
    counted = { row, at: now }
    progress(`${row.toLocaleString('en')} rows, ${paces.at(-1)?.toFixed(0)} a second`)
  })
  const writing = writeUntil(storage, shop, run.ended)
  const { progress: reached } = await run.ended
  const seconds = (performance.now() - began) / 1_000
  if (reached.imported !== to - from)
    throw new Error(`${reached.imported} of ${to - from} rows were imported`)
  progress('')
  return {
    rows: to - from,
    perSecond: (to - from) / seconds,
    paces,
    waits: await writing,
    rssMb,
    logMb: logMbOf(storage),
  }
}

function logMbOf({ reopen }: Storage): number | null {
  return reopen !== null && 'file' in reopen ? statSync(`${reopen.file}-wal`).size / 1e6 : null
}

/** Small writes, as a chat makes them, until `ended`: how long each took. */
async function writeUntil(storage: Storage, shop: Shop, ended: Promise<unknown>): Promise<readonly number[]> {
  let isOver = false
  const end = (): void => {
    isOver = true
  }
  ended.then(end, end)
  const { attempts } = storage.forShop(shop.id)
  const waits: number[] = []
  while (!isOver) {
    const from = performance.now()
    await attempts.change('bench', () => ({ state: waits.length, result: null }), new Date())
    waits.push(performance.now() - from)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return waits
}

/** In turns, each of another order. */
async function lookUp(
  storage: Storage,
  shop: Shop,
  hashEmail: (email: string) => EmailHash,
  size: number,
): Promise<ReadonlyMap<LookUp, Times>> {
  const { directory } = storage.forShop(shop.id)
  const asks: Readonly<Record<LookUp, (n: number) => Promise<readonly unknown[]>>> = {
    'by number': (n) => directory.find([numberKey(madeOrder(n).number)], 5),
    'by reference': (n) => directory.find([klarnaReferenceKey(madeOrder(n).reference)], 5),
    'by email': (n) => directory.ordersOf(hashEmail(emailOf(n)), 20),
  }
  const times: Record<LookUp, number[]> = { 'by number': [], 'by reference': [], 'by email': [] }
  for (let round = -100; round < lookUps; round += 1)
    for (const name of ['by number', 'by reference', 'by email'] as const) {
      const n = Math.floor(Math.random() * size)
      const from = performance.now()
      const orders = await asks[name](n)
      if (round >= 0) times[name].push(performance.now() - from)
      if (orders.length === 0) throw new Error(`Order ${n} was not found ${name}`)
    }
  return new Map(
    (['by number', 'by reference', 'by email'] as const).map((name) => [
      name,
      { median: at(times[name], 0.5), p99: at(times[name], 0.99) },
    ]),
  )
}

async function countMs(storage: Storage, shop: Shop): Promise<number> {
  const from = performance.now()
  await storage.forShop(shop.id).directory.count()
  return performance.now() - from
}

/** The database's own way to take as many rows, in an empty database of its own. */
async function compare(
  database: TestDatabase,
  imported: Imported,
  hashEmail: (email: string) => EmailHash,
  folder: string,
): Promise<void> {
  const { rows, perSecond, paces, waits, rssMb, logMb } = imported
  const fresh = await database.create()
  const storage = await openStorage(fresh.options)
  try {
    const shop = await addShop(storage)
    const values = (from: number, to: number): readonly Values[] =>
      Array.from({ length: to - from }, (_, n) => Object.values(rowOf(shop, hashEmail, from + n)))
    const columns = Object.keys(rowOf(shop, hashEmail, 0))
    progress('the database’s own bulk load')
    const own = await bulkLoad(fresh.options, folder, columns, values, rows)
    progress('')
    const [first = 0, last = 0] = [paces[0], paces.at(-1)]
    const lines = [
      `Imported ${rows.toLocaleString('en')} rows: ${whole(perSecond)} a second; the database's own bulk load ${whole(own)} (${(perSecond / own).toFixed(2)} of it)`,
      `Pace of each ${paceRows.toLocaleString('en')}: ${paces.map(whole).join(', ')}; the last is ${((100 * last) / first).toFixed(0)} % of the first`,
      `Another writer, every 20 ms: median ${at(waits, 0.5).toFixed(1)} ms, p99 ${at(waits, 0.99).toFixed(0)} ms, longest ${at(waits, 1).toFixed(0)} ms`,
      `Memory of the process: ${rssMb.map((mb) => mb.toFixed(0)).join(', ')} MB; peak ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`,
      ...(logMb === null ? [] : [`Write-ahead log: ${logMb.toFixed(0)} MB`]),
    ]
    console.log(lines.join('\n'))
  } finally {
    await storage.close()
    await fresh.drop()
  }
}

function rowOf(shop: Shop, hashEmail: (email: string) => EmailHash, n: number) {
  const { number, reference, klarnaOrderId, email, createdAt } = madeOrder(n)
  const id = parseKlarnaOrderId(klarnaOrderId)
  if (id === undefined) throw new Error(`${klarnaOrderId} is no Klarna order ID`)
  const row = {
    orderNumber: number,
    klarnaReference: reference,
    klarnaOrderId: id,
    emailHash: hashEmail(email),
    createdAt: new Date(createdAt),
  }
  return directoryOrder(shop.id, row, 'import', new Date())
}

async function addShop(storage: Storage): Promise<Shop> {
  const country = parseCountry('SE')
  if (country === undefined) throw new Error('Sweden is not there')
  const details = { name: 'Bench', country, timeZone: 'Europe/Stockholm', locale: 'en' }
  const shop = newShop(new Keyring({ current: randomBytes(32) }), details)
  await storage.shops.create(shop, new Date())
  return shop
}

function hasher(key: Buffer): (email: string) => EmailHash {
  const hash = emailHasher(key)
  return (email) => {
    const parsed = parseEmail(email)
    if (parsed === undefined) throw new Error(`${email} is no email`)
    return hash(parsed)
  }
}

function progress(text: string): void {
  if (process.stderr.isTTY === true) process.stderr.write(`\r${text}\x1b[K`)
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
