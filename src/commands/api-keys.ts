import { type Command, InvalidArgumentError, Option } from 'commander'
import { createApiKey } from '../create-api-key.ts'
import type { ApiKey, ApiKeyScope } from '../storage/storage.ts'
import { CommandFailure, dataOption, newCommand, note, out } from './command.ts'
import { nearest } from './nearest.ts'
import { type Here, type HereFlags, openHere } from './open-here.ts'

type CreateFlags = HereFlags & { readonly name: string; readonly scopes: readonly ApiKeyScope[] }
type ListFlags = HereFlags & { readonly json?: boolean }

const allScopes: readonly ApiKeyScope[] = ['tools', 'chat', 'orders']

export function apiKeys(summary: string): Command {
  const create = newCommand('create', 'create a key and print it, once', [
    'kvitto api-keys create --name "Helpdesk bot" --scopes tools',
  ])
    .option('--name <name>', 'what to know it by', 'API key')
    .addOption(scopesOption())
    .addOption(dataOption())
    .action((flags: CreateFlags) => withKeys(flags, (here) => createKey(here, flags)))
  const list = newCommand('list', 'list the keys, without the keys themselves', ['kvitto api-keys list'])
    .option('--json', 'print them as JSON')
    .addOption(dataOption())
    .action((flags: ListFlags) => withKeys(flags, (here) => listKeys(here, flags)))
  const remove = newCommand('remove', 'remove a key; who uses it is refused from then on', [
    'kvitto api-keys remove key_AbCdEf123456',
  ])
    .argument('<id>', 'its ID, as `kvitto api-keys list` shows it')
    .addOption(dataOption())
    .action((id: string, flags: HereFlags) => withKeys(flags, (here) => removeKey(here, id)))
  return newCommand('api-keys', summary, [
    'kvitto api-keys create --name "Helpdesk bot" --scopes tools',
    'kvitto api-keys list',
    'kvitto api-keys remove key_AbCdEf123456',
  ])
    .addCommand(create)
    .addCommand(list)
    .addCommand(remove)
}

function scopesOption(): Option {
  return new Option('--scopes <list>', 'what it may do: tools, chat (ask), orders (fill the order directory)')
    .default(allScopes, 'all')
    .argParser((text) => {
      const words = [...new Set(text.split(',').map((word) => word.trim()))]
      const scopes = allScopes.filter((scope) => words.includes(scope))
      if (scopes.length === words.length) return scopes
      throw new InvalidArgumentError('The scopes are tools, chat and orders, e.g. --scopes tools,chat')
    })
}

async function withKeys(flags: HereFlags, work: (here: Here) => Promise<void>): Promise<void> {
  const here = await openHere(flags)
  try {
    await work(here)
  } finally {
    await here.shops.close()
  }
}

async function createKey(here: Here, { name, scopes }: CreateFlags): Promise<void> {
  const { key, id } = await createApiKey(here.shops, here.shop, name, scopes)
  await record(here, 'api-key-created', { key: id, scopes: scopes.join(' ') })
  out(key)
  note(`This is the only time that the key is shown. Its ID is ${id}; it may use: ${scopes.join(', ')}.`)
}

async function listKeys({ shops, shop }: Here, { json }: ListFlags): Promise<void> {
  const keys = await shops.storage.apiKeys.list(shop.id)
  if (json === true) {
    out(JSON.stringify(keys.map(listed)))
    return
  }
  if (keys.length === 0) note('There is no API key yet. Make one with: kvitto api-keys create')
  for (const { id, name, scopes, createdAt } of keys)
    out([id.padEnd(16), createdAt.toISOString().slice(0, 10), scopes.join(',').padEnd(12), name].join('  '))
}

function listed({ id, name, scopes, createdAt }: ApiKey) {
  return { id, name, scopes, created_at: createdAt.toISOString() }
}

async function removeKey(here: Here, id: string): Promise<void> {
  const keys = await here.shops.storage.apiKeys.list(here.shop.id)
  const ids = keys.map((key) => key.id)
  if (!ids.includes(id)) {
    const meant = nearest(id, ids)
    const way = meant === undefined ? 'See: kvitto api-keys list' : `Did you mean ${meant}?`
    throw new CommandFailure(1, `There is no API key with the ID ${JSON.stringify(id)}. ${way}`)
  }
  await here.shops.storage.apiKeys.remove(here.shop.id, id)
  await record(here, 'api-key-removed', { key: id })
  note(`Removed ${id}.`)
}

function record(here: Here, action: string, detail: Record<string, string>): Promise<void> {
  const { audit } = here.shops.storage.forShop(here.shop.id)
  return audit.append({ at: new Date(), actor: 'cli', action, detail })
}
