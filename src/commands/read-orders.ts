import { readFile } from 'node:fs/promises'
import { type RawOrder, rawOrdersSchema } from '../../simulator/klarna-order.ts'
import { CommandFailure } from './command.ts'

/** The file of `--orders`. @throws CommandFailure */
export async function readOrders(path: string): Promise<readonly RawOrder[]> {
  const content = await readFile(path, 'utf8').catch(() => {
    throw new CommandFailure(
      2,
      `Cannot read ${path}. --orders takes a JSON file that is there and may be read.`,
    )
  })
  const rule = `${path} must hold a JSON array of orders, each an object with a text "order_id", as Klarna's API sends them.`
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch {
    throw new CommandFailure(2, rule)
  }
  const parsed = rawOrdersSchema.safeParse(json)
  if (!parsed.success) throw new CommandFailure(2, rule)
  return parsed.data
}
