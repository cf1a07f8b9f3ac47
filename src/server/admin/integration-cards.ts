import { regionName } from '../../klarna/explain-refusal.ts'
import type { MailSettings } from '../../mail-settings.ts'
import type { ModelSettings } from '../../model-settings.ts'
import type { IntegrationCard, KlarnaView, PlatformView } from './wire.ts'

type Fact = IntegrationCard['facts'][number]
/** The latest that was given up, if none of its kind went through since. */
type Failure = { readonly at: Date; readonly problem: string } | undefined

export function klarnaCard(view: KlarnaView): IntegrationCard {
  const { state, region, test_mode, source } = view
  if (region === null)
    return {
      id: 'klarna',
      state,
      summary: 'No account is connected yet: questions about orders cannot be answered.',
      facts: [],
    }
  const where = `${regionName(region)}${test_mode === true ? ', test mode' : ''}`
  return {
    id: 'klarna',
    state,
    summary:
      state === 'connected'
        ? `Connected: ${where}.`
        : 'Klarna refuses the credentials, or they cannot be opened. Test the connection, or enter them again.',
    facts: [
      ...fact('Account', view.username),
      ...fact(view.kind === 'api_key' ? 'API key ends in' : 'Password ends in', view.hint),
      ...fact('Region', where),
      ...fact('Host', view.host),
      ...fact('Through', view.via),
      ...fact('Set by', source === 'environment' ? 'the environment (KLARNA_…)' : null),
    ],
  }
}

export function platformCard(
  { audience }: { readonly audience: string },
  view: Omit<PlatformView, 'webhook'>,
): IntegrationCard {
  const { kind: id, state, address, hint, problem, via, source } = view
  if (address === null)
    return {
      id,
      state,
      summary: `If ${audience}: connect it, and shoppers can ask with the number that they see there, such as #1001.`,
      facts: [],
    }
  return {
    id,
    state,
    summary:
      problem === null
        ? 'Connected: shoppers can ask with the shop’s own order numbers.'
        : `${problem.text} Until this is mended, no question by an order number has an answer. ${problem.way_out}`,
    facts: [
      ...fact('Shop', address),
      ...fact('Secret ends in', hint),
      ...fact('Through', via),
      ...fact('Set by', source === 'environment' ? 'the environment' : null),
    ],
  }
}

export function directoryCard(rows: number, isFed: boolean): IntegrationCard {
  const count = `${rows.toLocaleString('en')} ${rows === 1 ? 'order' : 'orders'}`
  return {
    id: 'directory',
    state: isFed ? 'connected' : 'not_connected',
    summary: isFed
      ? `${count}: shoppers can ask with the shop’s own order numbers.`
      : 'No order numbers were sent to Kvitto yet: shoppers need the Klarna order ID. Send them here, from a file or by your shop’s program.',
    facts: [
      { name: 'Orders', value: rows.toLocaleString('en') },
      { name: 'Fed by the shop', value: isFed ? 'yes' : rows === 0 ? 'no' : 'no, only learned from answers' },
    ],
  }
}

export function modelCard(
  model: Pick<ModelSettings, 'provider' | 'model' | 'price' | 'url'> | null,
): IntegrationCard {
  if (model === null)
    return {
      id: 'model',
      state: 'not_connected',
      summary:
        'None: the built-in engine answers, and needs none. KVITTO_MODEL and KVITTO_MODEL_KEY add one.',
      facts: [],
    }
  const { price } = model
  return {
    id: 'model',
    state: 'connected',
    summary: `${model.provider}:${model.model} phrases the replies; what it says is checked against Klarna’s answers.`,
    facts: [
      { name: 'Model', value: `${model.provider}:${model.model}` },
      ...fact('Address', model.url),
      {
        name: 'Price',
        value:
          price === null
            ? 'not known: set KVITTO_MODEL_PRICE to see and cap the cost'
            : `US$ ${price.input} in, US$ ${price.output} out, for a million tokens`,
      },
    ],
  }
}

export function mailCard(mail: MailSettings | null, failure: Failure): IntegrationCard {
  if (mail === null)
    return {
      id: 'mail',
      state: 'not_connected',
      summary:
        'Kvitto sends no mails. Set SMTP_URL and MAIL_FROM to be told when a shopper asks for a person, and to mail invitations.',
      facts: failureFacts(failure),
    }
  return {
    id: 'mail',
    state: failure === undefined ? 'connected' : 'needs_attention',
    summary:
      failure === undefined
        ? `Mails go out through ${mail.host}.`
        : `A mail could not be sent. ${failure.problem}`,
    facts: [
      { name: 'Server', value: `${mail.host}:${mail.port}` },
      {
        name: 'From',
        value: mail.from.name === '' ? mail.from.address : `${mail.from.name} <${mail.from.address}>`,
      },
      ...failureFacts(failure),
    ],
  }
}

export function webhookCard(url: string | null, failure: Failure): IntegrationCard {
  if (url === null)
    return {
      id: 'webhook',
      state: 'not_connected',
      summary:
        'None. Set one under Answers → Handoff, and your own systems hear when a shopper asks for a person.',
      facts: [],
    }
  const { host } = new URL(url)
  return {
    id: 'webhook',
    state: failure === undefined ? 'connected' : 'needs_attention',
    summary:
      failure === undefined
        ? `${host} is told when a shopper asks for a person.`
        : `${host} could not be told that a shopper asks for a person. ${failure.problem}`,
    facts: [{ name: 'Host', value: host }, ...failureFacts(failure)],
  }
}

function failureFacts(failure: Failure): readonly Fact[] {
  if (failure === undefined) return []
  return [
    { name: 'Last given up', value: failure.at.toISOString() },
    { name: 'Because', value: failure.problem },
  ]
}

function fact(name: string, value: string | null): readonly Fact[] {
  return value === null || value === '' ? [] : [{ name, value }]
}
