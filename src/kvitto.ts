import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config, Secrets } from './config.ts'
import type { Log } from './log.ts'
import { Keyring } from './security/sealed.ts'
import { loadSecretKey } from './security/secret-key.ts'
import { Shops } from './shops.ts'
import { openStorage } from './storage/open-storage.ts'

/** Opens a running Kvitto on its database: what `serve`, `mcp` and the other commands work with. */
export async function openKvitto(
  config: Config,
  secrets: Secrets,
  log: Log,
  now: () => Date = () => new Date(),
): Promise<{ shops: Shops; keyring: Keyring }> {
  await mkdir(config.dataDirectory, { recursive: true, mode: 0o700 })
  const keyring = await loadSecretKey({
    fromEnvironment: secrets.secretKey,
    previousFromEnvironment: secrets.secretKeyPrevious,
    dataDirectory: config.dataDirectory,
  })
  const storage = await openStorage(
    secrets.databaseUrl === null
      ? { file: join(config.dataDirectory, 'kvitto.sqlite') }
      : { databaseUrl: secrets.databaseUrl },
  )
  const environmentAccount =
    secrets.klarna === null ? null : { credentials: secrets.klarna, place: config.klarnaPlace }
  const environment = { environmentAccount, environmentPlatforms: secrets.platforms }
  return { shops: new Shops({ storage, keyring, config, ...environment, now, log }), keyring }
}

/** Opens one that keeps nothing: an empty database in memory and a key that is gone with the process. */
export async function openInMemory(
  config: Config,
  log: Log,
  now: () => Date,
): Promise<{ shops: Shops; keyring: Keyring }> {
  const keyring = new Keyring({ current: randomBytes(32) })
  const storage = await openStorage({ file: ':memory:' })
  return { shops: new Shops({ storage, keyring, config, environmentAccount: null, now, log }), keyring }
}
