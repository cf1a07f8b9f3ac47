import { randomBytes } from 'node:crypto'
import { availableParallelism, loadavg } from 'node:os'
import { loadConfig } from '../src/config.ts'
import { parseCountry } from '../src/domain/country.ts'
import { parseEmail } from '../src/domain/email.ts'
import { newShop } from '../src/new-shop.ts'
import { Keyring } from '../src/security/sealed.ts'
import { listen } from '../src/server/listen.ts'
import { Shops } from '../src/shops.ts'
import { openStorage } from '../src/storage/open-storage.ts'
import { signedIn } from '../test/admin.ts'
import { type TestDatabase, testDatabases } from '../test/databases.ts'
import { send } from '../test/http.ts'
import { addMany, emailOf, orderOf } from './many-conversations.ts'

/**
 * How long the dashboard waits for its list of conversations and for a search in them, on both databases, beside a
 * `select 1` through the same HTTP server in turns with it. Client and server are one process: what is measured is
 * more than a shop's own server takes. KVITTO_TEST_POSTGRES names the server of the second database.
 */
const many = { conversations: Number(process.argv[2] ?? 20_000), turns: 4 }
const rounds = 7

/** Words that many said, that one said, that nobody said, parts of words, and together with the other filters. */
const searches: readonly string[] = [
  'klarna',
  'refund',
  'the shop has registered a refund',
  'pay in 3',
  'not there at all',
  'zzz',
  'qx',
  orderOf(7),
  orderOf(Math.floor(many.conversations / 2)),
  orderOf(many.conversations - 1),
  'återbetalning',
  'Rückzahlung',
  'palautus',
  'zwrot pieniędzy',
  'remboursement',
  emailOf(8),
  emailOf(9),
  'october 1',
  '100%',
  '_',
].map((words) => `q=${encodeURIComponent(words)}`)

const lists: readonly string[] = [
  '',
  'status=waiting',
  'status=resolved',
  'language=fi',
  'outcome=no_match',
  'intent=refund_status',
  'tool=get_payment_status',
  'tool=get_payment_status&outcome=no_match&language=pl',
  'status=waiting&q=zzz',
  'status=open&q=refund',
]

for (const database of testDatabases.filter(({ shared }) => shared)) {
  if (database.skip === false) await measure(database)
  else console.log(`${database.name}: ${database.skip}`)
}

async function measure(database: TestDatabase): Promise<void> {
  const fresh = await database.create()
  const log = { info: () => undefined, warn: console.warn, error: console.error }
  const { config } = loadConfig({}, {})
  const keyring = new Keyring({ current: randomBytes(32) })
  const storage = await openStorage(fresh.options)
  const now = (): Date => new Date()
  const shops = new Shops({ storage, keyring, config, environmentAccount: null, now, log })
  const country = parseCountry('SE')
  if (country === undefined) throw new Error('Sweden is not there')
  const shop = newShop(keyring, { name: 'Bench', country, timeZone: 'Europe/Stockholm', locale: 'en' })
  await storage.shops.create(shop, now())
  const scope = await shops.scope(shop.id)
  if (scope === undefined) throw new Error('The shop is not there')
  const { app, origin: url } = await listen(shops, { ...config, port: 0, host: '127.0.0.1' }, log)
  try {
    const hash = (email: string): string => {
      const parsed = parseEmail(email)
      if (parsed === undefined) throw new Error(`${email} is no email`)
      return scope.hashEmail(parsed)
    }
    const from = performance.now()
    await addMany(scope.storage, many, hash, (done) => process.stderr.write(`\r${done} conversations`))
    const seconds = (performance.now() - from) / 1_000
    process.stderr.write('\r                      \r')
    const visitor = await signedIn({ url, shops, shop }, 'viewer')
    const bare: number[] = []
    const timesOf = async (asked: readonly string[]): Promise<Map<string, number[]>> => {
      const times = new Map<string, number[]>(asked.map((search) => [search, []]))
      for (let round = 0; round < rounds; round += 1)
        for (const [search, own] of times) {
          const ready = await send(`${url}/readyz`)
          const answer = await visitor.get(`/conversations?${search}`)
          if (ready.status !== 200 || answer.status !== 200) throw new Error(answer.text)
          bare.push(ready.durationMs)
          own.push(answer.durationMs)
        }
      return times
    }
    const [searched, listed] = [await timesOf(searches), await timesOf(lists)]
    const perTurn = (seconds * 1_000) / (many.conversations * many.turns)
    console.log(
      `\n${database.name}: ${many.conversations} conversations of ${many.turns} turns, added in ${seconds.toFixed(0)} s (${perTurn.toFixed(2)} ms a turn)`,
    )
    console.log(`Load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores, ${rounds} times each`)
    const base = middle(bare)
    console.log('                                  median ms   worst of them ms   slowest once ms   ratio')
    print('select 1 through the server', [bare], base)
    print(`${lists.length} lists`, [...listed.values()], base)
    print(`${searches.length} searches`, [...searched.values()], base)
    const slowest = [...listed, ...searched]
      .sort((one, other) => middle(other[1]) - middle(one[1]))
      .slice(0, 6)
    for (const [search, times] of slowest) print(`  ${decodeURIComponent(search)}`, [times], base)
  } finally {
    await app.close()
    await shops.close()
    await fresh.drop()
  }
}

/** Of several questions: the middle of all their times, the one whose own middle is the worst, and the slowest time. */
function print(label: string, times: readonly (readonly number[])[], base: number): void {
  const all = middle(times.flat())
  const cells = [
    all.toFixed(1).padStart(9),
    Math.max(...times.map(middle))
      .toFixed(1)
      .padStart(18),
    Math.max(...times.flat())
      .toFixed(1)
      .padStart(17),
    (all / base).toFixed(0).padStart(7),
  ]
  console.log(`${label.slice(0, 33).padEnd(33)} ${cells.join(' ')}`)
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
