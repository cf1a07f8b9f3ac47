import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ShopScope } from '../../shop-scope.ts'
import type { Shops } from '../../shops.ts'
import { describeTool } from '../../tools/describe.ts'
import { type AnyTool, toolNamed, tools } from '../../tools/index.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { record } from './record.ts'
import { type Visitor, visitorIn } from './session.ts'
import type { Tools, ToolView, Tried } from './wire.ts'

const daysCounted = 30
const dayMs = 24 * 60 * 60_000

const theSwitch = z.strictObject({ enabled: z.boolean('Say whether the tool is on: true or false.') })
/** What the tool takes is its own to check. */
const trial = z.strictObject({ input: z.unknown() })

/** The nine tools: how often they are used, switched on or off, and tried. */
export const toolRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops }) => {
  app.get('/tools', { config: { needs: 'viewer' } }, async (request): Promise<Tools> => {
    const { scope } = visitorIn(request)
    const seen = await seenBy(scope)
    return { tools: tools.map((tool) => viewOf(tool, seen)) }
  })

  app.put('/tools/:name', { config: { needs: 'owner' } }, async (request): Promise<ToolView> => {
    const tool = toolIn(request)
    const { enabled } = bodyOf(request, theSwitch)
    const visitor = visitorIn(request)
    await visitor.scope.storage.tools.setEnabled(tool.name, enabled)
    await record(visitor, 'tool-switched', { tool: tool.name, enabled: String(enabled) })
    return viewOf(tool, await seenBy(visitor.scope))
  })

  // Whoever tries a tool sees an order, as an agent does.
  app.post('/tools/:name/try', { config: { needs: 'agent' } }, async (request): Promise<Tried> => {
    const tool = toolIn(request)
    const { input } = bodyOf(request, trial)
    return tryTool(shops, visitorIn(request), tool, input, request.receivedAt)
  })
}

async function tryTool(
  shops: Shops,
  { scope, person }: Visitor,
  tool: AnyTool,
  input: unknown,
  receivedAt: number,
): Promise<Tried> {
  const { tellAsAsked } = await import('../../answers/answer.ts')
  const question = { caller: { id: `person:${person.id}` }, receivedAt }
  const { reply, mismatch } = await tellAsAsked(scope, tool, input ?? {}, question)
  if (reply.outcome === 'answered') await noteTried(shops, scope)
  return { reply, mismatch, duration_ms: Math.round(scope.monotonic() - receivedAt) }
}

/** A first step that is done once. */
async function noteTried(shops: Shops, { shop, now }: ShopScope): Promise<void> {
  if (shop.settings.seen.toolTried !== null) return
  await shops.storage.shops.changeSettings(shop.id, (settings) => ({
    ...settings,
    seen: { ...settings.seen, toolTried: settings.seen.toolTried ?? now().getTime() },
  }))
}

function toolIn(request: FastifyRequest): AnyTool {
  const { name } = z.object({ name: z.string() }).parse(request.params)
  const tool = toolNamed(name)
  if (tool === undefined) throw new FormProblem(404, 'There is no such tool.')
  return tool
}

type Seen = { readonly disabled: ReadonlySet<string>; readonly uses: ReadonlyMap<string, number> }

async function seenBy({ storage, now }: ShopScope): Promise<Seen> {
  const from = new Date(now().getTime() - daysCounted * dayMs)
  // A use of this very millisecond counts too.
  const to = new Date(now().getTime() + 1)
  const [disabled, counted] = await Promise.all([
    storage.tools.disabled(),
    storage.figures.toolUses(from, to),
  ])
  const uses = new Map<string, number>()
  for (const { tool, count } of counted) uses.set(tool, (uses.get(tool) ?? 0) + count)
  return { disabled, uses }
}

function viewOf(tool: AnyTool, { disabled, uses }: Seen): ToolView {
  const { name, title, description, inputSchema } = describeTool(tool)
  return {
    name,
    title,
    description,
    enabled: !disabled.has(name),
    needs_proof: tool.access !== 'anyone',
    uses_30_days: uses.get(name) ?? 0,
    input_schema: inputSchema,
  }
}
