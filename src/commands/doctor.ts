import type { Command } from 'commander'
import { type Config, loadConfig, type Secrets } from '../config.ts'
import {
  dataOption,
  type ExitCode,
  endWith,
  fold,
  newCommand,
  out,
  platformHelp,
  portOption,
} from './command.ts'
import { type Check, type CheckState, skipped, warned } from './doctor/check.ts'
import { checkKlarna } from './doctor/klarna.ts'
import { checkDisk, checkFolder, checkNode, checkPort } from './doctor/machine.ts'
import { checkPlatforms } from './doctor/platforms.ts'
import { checkApiKeys, checkDatabase, checkDirectory, checkKey, checkShop } from './doctor/stored.ts'

type Flags = { readonly data?: string; readonly port?: number; readonly json?: boolean }

export function doctor(summary: string): Command {
  return newCommand('doctor', summary, ['kvitto doctor', 'kvitto doctor --data /var/lib/kvitto --json'])
    .option('--json', 'print the checks as JSON')
    .addOption(portOption('--port <port>', 'port to look at (env PORT, else 3000)'))
    .addOption(dataOption())
    .addHelpText('after', platformHelp)
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well; 1 something is to be mended; 3 something is out of reach.',
    )
    .action(run)
}

async function run({ data, port, json }: Flags): Promise<void> {
  const { config, secrets } = loadConfig({
    ...(data === undefined ? {} : { KVITTO_DATA: data }),
    ...(port === undefined ? {} : { PORT: String(port) }),
  })
  const checks = await checkAll(config, secrets)
  if (json === true) out(JSON.stringify(checks.map(jsonOf)))
  else for (const check of checks) out(lineOf(check))
  endWith(exitCodeOf(checks))
}

async function checkAll(config: Config, secrets: Secrets): Promise<readonly Check[]> {
  const folder = await checkFolder(config)
  return [
    checkNode(),
    folder ?? skipped('Data folder', 'is made at the first start'),
    ...(folder === undefined ? [] : [await checkDisk(config)]),
    ...(await checkStored(config, secrets)),
    ...settings(config),
    await checkPort(config),
  ]
}

async function checkStored(config: Config, secrets: Secrets): Promise<readonly Check[]> {
  const key = await checkKey(config, secrets)
  const { check, storage } = await checkDatabase(config, secrets)
  try {
    const shops = (await storage?.shops.all()) ?? []
    const [shop] = shops
    const stored =
      storage === undefined || shop === undefined ? undefined : { storage, shop, keyring: key.keyring }
    const platforms = await checkPlatforms(config, secrets, stored)
    return [
      key.check,
      check,
      checkShop(shops),
      await checkKlarna(config, secrets, stored),
      ...platforms,
      ...(stored === undefined
        ? []
        : [
            await checkDirectory(stored.storage, stored.shop, platforms.length > 0),
            await checkApiKeys(stored.storage, stored.shop),
          ]),
    ]
  } finally {
    await storage?.close()
  }
}

function settings({ klarnaUrl }: Config): readonly Check[] {
  if (klarnaUrl === null) return []
  return [
    warned(
      'Klarna URL',
      `every call to Klarna goes to ${klarnaUrl}.`,
      'If that is not meant, unset KVITTO_KLARNA_URL.',
    ),
  ]
}

const marks: Readonly<Record<CheckState, string>> = {
  ok: '✓',
  failed: '✗',
  unreachable: '✗',
  warned: '!',
  skipped: '–',
}

const nameWidth = 15

function lineOf({ name, state, found, wayOut }: Check): string {
  const indent = ' '.repeat(nameWidth + 4)
  const line = fold(found, indent, `${marks[state]} ${name.padEnd(nameWidth)}  `)
  return wayOut === undefined ? line : `${line}\n${fold(`→ ${wayOut}`, `${indent}  `, indent)}`
}

function jsonOf({ name, state, found, wayOut }: Check) {
  return {
    check: name.toLowerCase().replaceAll(' ', '_'),
    state,
    found,
    ...(wayOut === undefined ? {} : { what_to_do: wayOut }),
  }
}

function exitCodeOf(checks: readonly Check[]): ExitCode {
  if (checks.some(({ state }) => state === 'failed')) return 1
  return checks.some(({ state }) => state === 'unreachable') ? 3 : 0
}
