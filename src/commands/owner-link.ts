import type { Command } from 'commander'
import { linkAddress, makeOwnerLink } from '../accounts/one-time-link.ts'
import type { Config } from '../config.ts'
import { dataOption, newCommand, note, out, portOption } from './command.ts'
import { type Here, type HereFlags, openHere } from './open-here.ts'

type Flags = HereFlags & { readonly port?: number }

export function ownerLink(summary: string): Command {
  return newCommand('owner-link', summary, [
    'kvitto owner-link',
    'KVITTO_PUBLIC_URL=https://kvitto.shop.example kvitto owner-link',
  ])
    .addOption(portOption('--port <port>', 'port that the server listens on (env PORT, else 3000)'))
    .addOption(dataOption())
    .action(run)
}

async function run(flags: Flags): Promise<void> {
  const here = await openHere(flags)
  try {
    const { config } = here
    const origin = originFor(config, `http://127.0.0.1:${flags.port ?? config.port}`)
    out(await newOwnerLink(here, origin))
    note('This link makes an owner’s account for the dashboard: once, and within an hour.')
    note('The owner’s link before it is dead now. The server has to run where the link leads to.')
  } finally {
    await here.shops.close()
  }
}

/** For the first start: how the first owner gets in. In words and on stderr, never in the log. */
export async function noteFirstOwnerLink(here: Here, origin: string): Promise<void> {
  const people = await here.shops.storage.forShop(here.shop.id).people.all()
  if (people.length > 0) return
  const link = await newOwnerLink(here, originFor(here.config, origin))
  const words = [
    'Nobody can sign in to the dashboard yet. This link makes the owner’s account, once,',
    'and within an hour; "kvitto owner-link" prints a new one.',
  ]
  note(['', ...words, '', `  ${link}`, ''].join('\n'))
}

function originFor({ publicUrl }: Pick<Config, 'publicUrl'>, otherwise: string): string {
  return publicUrl?.origin ?? otherwise
}

async function newOwnerLink({ shops, shop }: Here, origin: string): Promise<string> {
  const token = await makeOwnerLink(shops.storage, shop.id, shops.now())
  const entry = { at: shops.now(), actor: 'cli', action: 'owner-link-made', detail: {} }
  await shops.storage.forShop(shop.id).audit.append(entry)
  return linkAddress(origin, token)
}
