import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { KnownPlatform } from '../../shops.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { type Checked, PlatformChecks } from './platform-checks.ts'
import { enteredIn, type PlatformForm, platformForms, platformProblem } from './platform-forms.ts'
import { platformView } from './platform-view.ts'
import { webhookRoutes, webhookView } from './platform-webhooks.ts'
import { record } from './record.ts'
import { type Visitor, visitorIn } from './session.ts'
import type { PlatformView } from './wire.ts'

/** Connecting a shop platform: nothing is kept that it did not accept, and no secret comes back. */
export const platformRoutes: FastifyPluginAsync<AdminOptions> = async (app, options) => {
  const { shops, config } = options
  const checks = new PlatformChecks(() => shops.now())

  for (const form of platformForms) {
    const { kind } = form
    const path = `/integrations/platforms/${kind}`

    app.get(path, { config: { needs: 'viewer' } }, (request) => latest(request, form))

    app.put(path, async (request) => {
      const visitor = visitorIn(request)
      const { shop } = visitor.scope
      const entered = enteredIn(form, bodyOf(request, form.schema))
      refuseWhereSet(await find(visitor, form), form)
      const check = await shops.tryPlatform(form.platform, entered.address, entered.secret).check()
      if (check.outcome !== 'accepted') throw platformProblem(form, check, entered)
      await shops.connectPlatform(shop, form.platform, entered.address, entered)
      await record(visitor, 'platform-connected', { platform: kind })
      const known = await find(visitor, form)
      if (known !== undefined) checks.keep(shop.id, kind, known, check)
      return view(request, form, known, { at: shops.now(), check })
    })

    app.post(`${path}/test`, async (request) => {
      const visitor = visitorIn(request)
      const known = await find(visitor, form)
      if (known === undefined)
        throw new FormProblem(409, `${form.platform.name} is not connected yet: connect it first.`)
      const checked = await checkOf(visitor, known, form, 'anew')
      await note(visitor, known, checked)
      await record(visitor, 'platform-tested', { platform: kind, outcome: checked?.check.outcome ?? 'gone' })
      return view(request, form, await find(visitor, form), checked)
    })

    app.delete(path, async (request) => {
      const visitor = visitorIn(request)
      refuseWhereSet(await find(visitor, form), form)
      await visitor.scope.storage.feeds.forget(kind)
      if (await visitor.scope.storage.platforms.remove(kind))
        await record(visitor, 'platform-disconnected', { platform: kind })
      return view(request, form, undefined, null)
    })

    webhookRoutes(app, {
      ...options,
      platform: form.platform,
      path,
      view: (request) => latest(request, form),
    })
  }

  function find({ scope }: Visitor, { platform }: PlatformForm): Promise<KnownPlatform | undefined> {
    return shops.platform(scope.shop, platform)
  }

  async function latest(request: FastifyRequest, form: PlatformForm): Promise<PlatformView> {
    const visitor = visitorIn(request)
    const known = await find(visitor, form)
    const checked = known === undefined ? null : await checkOf(visitor, known, form, 'latest')
    return view(request, form, known, checked)
  }

  async function view(
    request: FastifyRequest,
    form: PlatformForm,
    known: KnownPlatform | undefined,
    checked: Checked | null,
  ): Promise<PlatformView> {
    const webhook = known === undefined ? null : await webhookView(options, request, form.platform, known)
    return { ...platformView(form, known, checked, config), webhook }
  }

  /** With the source that questions go to, so that both see the same. Null where it went away meanwhile. */
  async function checkOf(
    { scope }: Visitor,
    known: KnownPlatform,
    { kind }: PlatformForm,
    how: 'latest' | 'anew',
  ): Promise<Checked | null> {
    const source = scope.sources.find(({ name }) => name === kind)
    return source === undefined ? null : checks[how](scope.shop.id, known, source)
  }
}

/** What comes of a test is the connection's state from then on; that the platform is away for now says nothing of it. */
async function note(
  { scope }: Visitor,
  { connection }: KnownPlatform,
  checked: Checked | null,
): Promise<void> {
  const check = checked?.check
  if (connection === null || check === undefined || check.outcome === 'unavailable') return
  const problem = check.outcome === 'refused' ? check.refusal : null
  await scope.storage.platforms.note(connection, problem, scope.now())
}

function refuseWhereSet(known: KnownPlatform | undefined, { kind, platform }: PlatformForm): void {
  if (known?.source !== 'environment') return
  throw new FormProblem(
    409,
    `${platform.name} is connected by the environment (${kind.toUpperCase()}_…) and cannot be changed here. Unset those variables and start Kvitto again to connect it here.`,
  )
}
