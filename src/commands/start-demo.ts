import { SimulatedClock } from '../../simulator/clock.ts'
import type { RawOrder } from '../../simulator/klarna-order.ts'
import { type Simulator, startSimulator } from '../../simulator/start.ts'
import { type Config, loadConfig, mailServer, modelSettings } from '../config.ts'
import { parseCountry } from '../domain/country.ts'
import { parseEmail } from '../domain/email.ts'
import { parseKlarnaOrderId } from '../domain/klarna-order-id.ts'
import { numberKey } from '../domain/order-reference.ts'
import { hintOf } from '../klarna/credentials.ts'
import { instant, objects, text } from '../klarna/wire.ts'
import { openInMemory, openKvitto } from '../kvitto.ts'
import type { Log } from '../log.ts'
import type { MailServer } from '../mail-settings.ts'
import type { ModelSettings } from '../model-settings.ts'
import { newShop } from '../new-shop.ts'
import type { Keyring } from '../security/sealed.ts'
import type { ShopScope } from '../shop-scope.ts'
import type { Shops } from '../shops.ts'
import type { DirectoryRow, Shop } from '../storage/storage.ts'
import { readOrders } from './read-orders.ts'

/** What opens the simulator. */
export const demoAccount = {
  credentials: { kind: 'password', username: 'K123456_simulator', password: 'simulator-password' },
  place: { region: 'eu', environment: 'playground' },
} as const

export type DemoOptions = {
  readonly simulatorPort?: number | undefined
  /** Null: nothing is kept. */
  readonly dataDirectory: string | null
  readonly ordersFile?: string | undefined
  readonly now?: Date | undefined
  readonly makeLog: (config: Config) => Log
  /** True: as many questions a second as can be asked, whatever the environment says. */
  readonly withoutBudget?: boolean
}

export type Demo = {
  readonly shops: Shops
  readonly shop: Shop
  readonly config: Config
  readonly log: Log
  /** Where the environment names a language model, it answers in the demo too. */
  readonly model: ModelSettings | null
  /** Where the environment names a mail server, the demo sends mails too. */
  readonly mail: MailServer | null
  readonly simulator: Simulator
  scope(): Promise<ShopScope>
  close(): Promise<void>
}

/** A shop in Sweden that is connected to the simulated Klarna, in this process. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const clock = new SimulatedClock(options.now)
  const orders = options.ordersFile === undefined ? undefined : await readOrders(options.ordersFile)
  const after: {
    replaced?: (orders: readonly RawOrder[]) => Promise<void>
    changed?: (order: RawOrder) => Promise<void>
  } = {}
  const simulator = await startSimulator({
    clock,
    // The demo's account is a European one; it shall find the orders of every country.
    region: 'eu',
    ...(options.simulatorPort === undefined ? {} : { port: options.simulatorPort }),
    ...(orders === undefined ? {} : { orders }),
    onOrdersReplaced: (replaced) => after.replaced?.(replaced),
    onOrderChanged: (order) => after.changed?.(order),
  })
  try {
    const { config, log, model, mail, shops, keyring } = await openDemo(options, simulator.origin, clock)
    const shop = await demoShop(shops, keyring, clock)
    const scope = async (): Promise<ShopScope> => {
      const found = await shops.scope(shop.id)
      if (found === undefined) throw new Error('The demo has lost its shop')
      return found
    }
    after.replaced = async (replaced) => startAnew(shops, await scope(), replaced)
    after.changed = async (order) => follow(await scope(), [order])
    await startAnew(shops, await scope(), simulator.orders())
    return {
      shops,
      shop,
      config,
      log,
      model,
      mail,
      simulator,
      scope,
      close: async () => {
        await simulator.close()
        await shops.close()
      },
    }
  } catch (error) {
    await simulator.close()
    throw error
  }
}

async function openDemo(
  { dataDirectory, makeLog, withoutBudget }: DemoOptions,
  klarnaUrl: string,
  clock: SimulatedClock,
): Promise<Pick<Demo, 'config' | 'log' | 'model' | 'mail' | 'shops'> & { keyring: Keyring }> {
  // The budget may be set, to none as well: the simulator is on this machine.
  const { config, secrets } = loadConfig({
    KVITTO_KLARNA_URL: klarnaUrl,
    ...(withoutBudget === true ? { KVITTO_KLARNA_BUDGET: '0' } : {}),
  })
  const log = makeLog(config)
  const now = (): Date => clock.now()
  const opened =
    dataDirectory === null
      ? await openInMemory(config, log, now)
      : await openKvitto(
          { ...config, dataDirectory },
          { ...secrets, databaseUrl: null, klarna: null },
          log,
          now,
        )
  const kept = dataDirectory === null ? config : { ...config, dataDirectory }
  return {
    config: kept,
    log,
    model: modelSettings(config, secrets),
    mail: mailServer(config, secrets),
    ...opened,
  }
}

async function demoShop(shops: Shops, keyring: Keyring, clock: SimulatedClock): Promise<Shop> {
  const [known] = await shops.storage.shops.all()
  const country = parseCountry('SE')
  if (country === undefined) throw new Error('SE is a country')
  const details = { name: 'Kvitto demo', country, timeZone: 'Europe/Stockholm', locale: 'en' }
  const shop = known ?? newShop(keyring, details)
  if (known === undefined) await shops.storage.shops.create(shop, clock.now())
  await shops.connect(shop, demoAccount, hintOf(demoAccount.credentials))
  return shop
}

/** The shop's directory holds just the simulator's orders, and nothing is remembered from before. */
async function startAnew(shops: Shops, scope: ShopScope, orders: readonly RawOrder[]): Promise<void> {
  shops.reset()
  await scope.storage.attempts.clear()
  await shops.storage.budget.clear()
  await scope.storage.directory.clear()
  await follow(scope, orders)
}

async function follow(scope: ShopScope, orders: readonly RawOrder[]): Promise<void> {
  const rows = orders.flatMap((order) => directoryRow(scope, order) ?? [])
  await scope.storage.directory.feed(rows, 'push', scope.now())
}

/** Only orders with a number of the shop's own; a malformed one is no row. */
function directoryRow(scope: ShopScope, order: RawOrder): DirectoryRow | undefined {
  const klarnaOrderId = parseKlarnaOrderId(order['order_id'])
  const orderNumber = text(order['merchant_reference1'], 255)
  if (klarnaOrderId === undefined || orderNumber === null || numberKey(orderNumber) === '') return undefined
  const address = order['billing_address']
  const email = parseEmail(objects([address])[0]?.['email'])
  return {
    orderNumber,
    klarnaReference: text(order['klarna_reference'], 64),
    klarnaOrderId,
    emailHash: email === undefined ? null : scope.hashEmail(email),
    createdAt: instant(order['created_at']),
  }
}
