import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { Shops } from '../../shops.ts'
import type { HandoffSettings, ShopSettings } from '../../storage/storage.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf } from './body.ts'
import { handoffForm } from './handoff-form.ts'
import { type Visitor, visitorIn } from './session.ts'
import { changeSettings } from './settings-change.ts'
import type { Answers, Handoff } from './wire.ts'

/** Every topic or method in every language, in letters that take three bytes each. */
const largestForm = 1024 * 1024

/** What the assistant says in the merchant's own words, and whom it tells that a person is asked for. */
export const answerRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops, config }) => {
  const look = { config: { needs: 'viewer' } } as const
  const change = { config: { needs: 'owner' }, bodyLimit: largestForm } as const

  app.get('/answers', look, async (request) => {
    const { person, scope } = visitorIn(request)
    const view = await viewOf(scope.shop.settings)
    return person.role === 'owner' ? view : withoutPath(view)
  })

  app.put('/answers/tone', change, async (request) => {
    const { toneForm } = await forms()
    const { emoji, greeting } = bodyOf(request, toneForm)
    return changed(shops, visitorIn(request), 'tone-changed', (settings) => ({
      ...settings,
      emoji,
      greeting,
    }))
  })

  app.put('/answers/general', change, async (request) => {
    const { generalForm, byLanguage } = await forms()
    const generalAnswers = byLanguage(bodyOf(request, generalForm).own)
    return changed(shops, visitorIn(request), 'general-answers-changed', (settings) => ({
      ...settings,
      generalAnswers,
    }))
  })

  app.put('/answers/methods', change, async (request) => {
    const { methodsForm } = await forms()
    const { methods: given } = bodyOf(request, methodsForm)
    const own = given.filter(({ methods }) => methods.length > 0)
    const paymentMethods = Object.fromEntries(own.map(({ country, methods }) => [country, methods]))
    return changed(shops, visitorIn(request), 'payment-methods-changed', (settings) => ({
      ...settings,
      paymentMethods,
    }))
  })

  app.put('/answers/plans', change, async (request) => {
    const { plansForm } = await forms()
    const planRules: Record<string, ShopSettings['planRules'][string]> = {}
    for (const { country, method, rule } of bodyOf(request, plansForm).plans)
      planRules[country] = { ...planRules[country], [method]: rule }
    return changed(shops, visitorIn(request), 'plan-rules-changed', (settings) => ({
      ...settings,
      planRules,
    }))
  })

  app.put('/answers/handoff', change, async (request) =>
    changeHandoff(shops, visitorIn(request), bodyOf(request, handoffForm(config.egressAllow))),
  )
}

/** With all languages it is much to load, and a start need not wait for it. */
function forms() {
  return import('./answers-form.ts')
}

async function viewOf(settings: ShopSettings): Promise<Answers> {
  const { answersView } = await import('./answers-view.ts')
  return answersView(settings)
}

/** Many receivers take whoever knows the whole address for the shop: it is as good as a password. */
function withoutPath(view: Answers): Answers {
  const { webhook_url: url } = view.handoff
  return url === null
    ? view
    : { ...view, handoff: { ...view.handoff, webhook_url: `${new URL(url).origin}/…` } }
}

async function changed(
  shops: Shops,
  visitor: Visitor,
  action: string,
  change: (settings: ShopSettings) => ShopSettings,
): Promise<Answers> {
  return viewOf(await changeSettings(shops, visitor, change, action))
}

/** Another address is another receiver, and gets a secret of its own. */
async function changeHandoff(
  shops: Shops,
  visitor: Visitor,
  { email, webhook_url: url, office_hours: officeHours }: Handoff,
): Promise<Answers> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const sealedSecret = shops.webhookSeal(visitor.scope.shop.id).seal(secret)
  const webhookAfter = (kept: HandoffSettings['webhook']): HandoffSettings['webhook'] => {
    if (url === null) return null
    return kept?.url === url ? kept : { url, sealedSecret }
  }
  const settings = await changeSettings(
    shops,
    visitor,
    (before) => ({
      ...before,
      handoff: { email, webhook: webhookAfter(before.handoff.webhook), officeHours },
    }),
    'handoff-changed',
    { mail: email === null ? 'off' : 'on', webhook: url === null ? 'off' : 'on' },
  )
  const view = await viewOf(settings)
  const isNew = settings.handoff.webhook?.sealedSecret === sealedSecret
  return isNew ? { ...view, handoff: { ...view.handoff, webhook_secret: secret } } : view
}
