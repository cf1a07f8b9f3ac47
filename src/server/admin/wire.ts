/**
 * What the dashboard and the server say to each other under `/admin/api`: types alone, so that both are checked
 * against one page. Times are ISO 8601 in UTC, calendar days `YYYY-MM-DD` in the shop's time zone. Every route but
 * those of `SignIn` wants the session cookie; all that change something want the header `x-kvitto-csrf` as well. What
 * goes wrong is `application/problem+json` with `detail` ready to be shown, and for a form `field`.
 */

export type Role = 'owner' | 'agent' | 'viewer'

export type ProblemJson = {
  readonly status: number
  readonly title: string
  readonly detail: string
  /** The field of the form that it is about. */
  readonly field?: string
  /** What would work, where the server found out. */
  readonly suggestion?: { readonly region: Region; readonly test_mode: boolean }
}

// SignIn

/** `GET /session` (401 while signed out); answer to `POST /session` `SignIn` and to `POST /links/use` `UseLink`. */
export type Session = {
  readonly user: Person
  readonly shop: ShopView
  readonly csrf_token: string
  /** A demo: simulated shoppers, nothing real. */
  readonly demo: boolean
  /** Conversations that wait for a person. */
  readonly waiting: number
  /** Disagreements between the shop's records and Klarna that nobody has settled. */
  readonly disagreements: number
}

export type SignIn = { readonly email: string; readonly password: string }

/** `POST /links/look` `{ token }`: what a one-time link is for; 404 where it is dead. */
export type LinkView = {
  readonly kind: 'owner' | 'invitation'
  readonly email: string | null
  readonly role: Role
}

export type UseLink = {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** `PUT /me/password`: ends the person's other sessions. `DELETE /session` signs out. */
export type ChangePassword = { readonly current: string; readonly next: string }

// Overview

/** `GET /overview?from=DAY&to=DAY`; the same as a table: `GET /overview.csv`. At most 366 days. */
export type Overview = {
  readonly from: string
  readonly to: string
  readonly totals: Totals
  readonly days: readonly (Totals & { readonly day: string })[]
  readonly intents: readonly { readonly name: string; readonly count: number }[]
  readonly tools: readonly { readonly name: string; readonly count: number; readonly answered: number }[]
  /** Milliseconds from message to reply; null where there was none. */
  readonly reply_ms: { readonly median: number | null; readonly p95: number | null }
  readonly failures: { readonly order_not_found: number; readonly email_mismatch: number }
  readonly klarna: {
    readonly state: ConnectionState
    readonly per_second: number | null
    /** Share (0 to 1) of the budget that is taken right now; null where there is none. */
    readonly used: number | null
    /** Questions in the range that Klarna did not answer. */
    readonly unavailable: number
  }
  readonly setup: Setup
}

/** Conversations by how they ended; the four last add up to `conversations`. */
export type Totals = {
  readonly conversations: number
  readonly messages: number
  /** Answered with no person, and the shopper said so: a thumb up or thanks. */
  readonly confirmed: number
  /** Answered with no person, and the shopper said nothing more. */
  readonly assumed: number
  readonly handed_over: number
  /** Neither answered nor handed over. */
  readonly unanswered: number
  readonly verification_failures: number
}

/** The first steps, in their order. */
export type Setup = {
  readonly klarna_connected: boolean
  readonly tool_tried: boolean
  readonly widget_seen: boolean
}

// Integrations

export type ConnectionState = 'connected' | 'needs_attention' | 'not_connected'

/** `GET /integrations` */
export type Integrations = { readonly cards: readonly IntegrationCard[] }

export type IntegrationCard = {
  readonly id: 'klarna' | PlatformKind | 'directory' | 'model' | 'mail' | 'webhook'
  readonly state: ConnectionState
  /** One line on what is there, or on what is missing and the way to it. */
  readonly summary: string
  /** Facts to show in a list, in their order. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
}

export type Region = 'eu' | 'na' | 'oc'

/** `GET /integrations/klarna`, and the answer to `PUT`, `POST …/test` and `DELETE` of it. */
export type KlarnaView = {
  readonly state: ConnectionState
  /** `environment`: set by KLARNA_… variables, and not to be changed here. */
  readonly source: 'stored' | 'environment' | null
  readonly kind: 'password' | 'api_key' | null
  readonly username: string | null
  /** The last four characters of the password or key. */
  readonly hint: string | null
  readonly region: Region | null
  readonly test_mode: boolean | null
  readonly host: string | null
  readonly connected_at: string | null
  readonly last_used_at: string | null
  /** KVITTO_KLARNA_URL, where every call goes through it. */
  readonly via: string | null
  readonly simulator_offered: boolean
}

/** `PUT /integrations/klarna`. 422 with `detail`, `field` and perhaps `suggestion` where Klarna does not take it. */
export type ConnectKlarna =
  | {
      readonly kind: 'password'
      readonly username: string
      readonly password: string
      readonly region: Region
      readonly test_mode: boolean
    }
  | { readonly kind: 'api_key'; readonly key: string; readonly region: Region; readonly test_mode: boolean }
  | { readonly kind: 'simulator' }

export type PlatformKind = 'shopify' | 'woocommerce' | 'lookup'

/** `GET /integrations/platforms/{kind}`, and the answer to `PUT`, `POST …/test` and `DELETE` of it. */
export type PlatformView = {
  readonly kind: PlatformKind
  readonly state: ConnectionState
  /** `environment`: set by its own variables (SHOPIFY_…), and not to be changed here. */
  readonly source: 'stored' | 'environment' | null
  readonly address: string | null
  /** The last four characters of the secret. */
  readonly hint: string | null
  readonly connected_at: string | null
  readonly last_used_at: string | null
  /** What is wrong with it and what to do, in sentences; null where nothing is. */
  readonly problem: { readonly text: string; readonly way_out: string } | null
  /** What it can find; null where the latest check did not get that far. */
  readonly findings: PlatformFindings | null
  /** When that, or the problem, was found out. */
  readonly checked_at: string | null
  /** KVITTO_SHOPIFY_URL, where every call goes through it. */
  readonly via: string | null
  /** How it tells of orders by itself; null while it is not connected, or where it tells nothing. */
  readonly webhook: WebhookView | null
}

/** `DELETE /integrations/platforms/{kind}/webhook` removes the secret; it answers, as both below, the whole view. */
export type WebhookView = {
  /** To enter at the platform. */
  readonly address: string
  /** Who makes the secret. `platform`: it is entered here; `kvitto`: it is made here and entered there. */
  readonly secret_by: 'platform' | 'kvitto'
  /** The last four characters; null where there is none. */
  readonly secret_hint: string | null
  /** Webhooks that the connected app declares are signed with the app's own secret, and need no other. */
  readonly signed_by_app: boolean
  readonly last_heard_at: string | null
}

/** `PUT …/webhook`, where `secret_by` is `platform`. */
export type SetWebhookSecret = { readonly secret: string }

/** `POST …/webhook`, where `secret_by` is `kvitto`: the answer has the secret, this once. */
export type MadeSecret = PlatformView & { readonly webhook_secret: string }

/** By the latest orders, 50 at most. */
export type PlatformFindings = {
  /** As the shop calls itself there; null where the platform does not say. */
  readonly shop_name: string | null
  /** Days that it sees back; null: all. */
  readonly reach_days: number | null
  readonly orders: number
  readonly paid_with_klarna: number
  readonly with_klarna_id: number
  /** Why the others carry none, the most frequent first; without those not paid with Klarna. */
  readonly without: readonly {
    readonly reason: string
    readonly orders: number
    readonly text: string
    readonly way_out: string
  }[]
}

/** `PUT /integrations/platforms/shopify`. 422 with `detail` and perhaps `field` where Shopify does not take it. */
export type ConnectShopify =
  | {
      readonly kind: 'client'
      readonly shop: string
      readonly client_id: string
      readonly client_secret: string
    }
  | { readonly kind: 'token'; readonly shop: string; readonly access_token: string }

/** `PUT /integrations/platforms/{kind}` of the others: the address, and each field of its entry in src/orders/. */
export type ConnectByEntry = { readonly address: string; readonly [field: string]: string }

// Klarna's push

/** `GET /directory/push`, and the answer to `POST`, which puts another secret in its place. For owners alone. */
export type KlarnaPush = {
  /** With a secret in it, and Klarna's own placeholder at its end: to be set as `merchant_urls.push`. */
  readonly url: string
}

// Directory

/** `GET /directory` */
export type DirectoryView = {
  /** Of a large directory not always of this moment. */
  readonly orders: number
  /** When the shop first sent an order; null while it only has what was learned from answers. */
  readonly fed_at: string | null
  readonly import: DirectoryImport | null
}

/**
 * The latest import: `{ import: DirectoryImport | null }` is the answer to all of these. `POST /directory/import` sends
 * a file (`Content-Type: text/csv`, 500 MB at most) in place of one that waits, and imports nothing yet. `POST
 * /directory/import/start` `StartImport` begins; where it was interrupted or failed it goes on. `GET /directory/import`
 * is for looking on. `DELETE /directory/import` cancels, and forgets it; rows that are in stay in. 409 while another is
 * under way. `GET /directory/import/rejects.csv`: all rows that were left out.
 */
export type DirectoryImport = {
  /** `waiting` for its start. `interrupted`: the server was stopped. The file of a `done` one is deleted, others after a day. */
  readonly state: 'waiting' | 'running' | 'interrupted' | 'done' | 'failed'
  readonly received_at: string
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly bytes: number
  readonly delimiter: 'comma' | 'semicolon' | 'tab' | 'bar'
  readonly header: readonly string[]
  /** Which column, counted from 0, is what; as they were guessed, or as `start` told. */
  readonly columns: Readonly<Record<DirectoryField, number | null>>
  /** With these columns it can start. */
  readonly usable: boolean
  /** What the first rows look like, a string for each column of the header: `#9999`, `Aaaa`, `email`. */
  readonly sample: readonly (readonly string[])[]
  /** Rows that are done. Those paid without Klarna are in none of the other counts but theirs. */
  readonly rows: number
  /** Of the file, 0 to 1. */
  readonly share: number
  /** Null unless it is running. */
  readonly rows_per_second: number | null
  readonly imported: number
  readonly without_klarna: number
  /** Among the imported: their date could not be read in one way only. */
  readonly without_date: number
  readonly bad: number
  /** The first hundred; `row` counted from 1 with the header, `column` '' where it is the whole row. */
  readonly first_bad: readonly { readonly row: number; readonly column: string; readonly rule: string }[]
  /** What went wrong with the whole of it, ready to be shown. */
  readonly problem: string | null
}

export type DirectoryField = 'order_number' | 'klarna_order_id' | 'klarna_reference' | 'email' | 'created_at'

/** `POST /directory/import/start`; without `columns` they stay. 422 with `field: 'columns'` where they are of no use. */
export type StartImport = { readonly columns?: Readonly<Partial<Record<DirectoryField, number | null>>> }

// Tools

/** `GET /tools` */
export type Tools = { readonly tools: readonly ToolView[] }

export type ToolView = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly enabled: boolean
  readonly needs_proof: boolean
  readonly uses_30_days: number
  /** JSON Schema (2020-12) of what it takes. */
  readonly input_schema: Readonly<Record<string, unknown>>
}

/** `PUT /tools/{name}` `{ enabled }` → ToolView. `POST /tools/{name}/try` `{ input }` → Tried. */
export type Tried = {
  /** The tool's whole reply, as REST and MCP give it. */
  readonly reply: { readonly outcome: string; readonly text: string; readonly [field: string]: unknown }
  /** Why nothing matched: for the shop's own eyes. */
  readonly mismatch: Mismatch | null
  readonly duration_ms: number
}

export type Mismatch = 'order_not_found' | 'email_mismatch'

// Answers

/** `GET /answers`. Each section has a `PUT /answers/{section}` of its own, which answers the whole. */
export type Answers = {
  readonly languages: readonly { readonly tag: string; readonly name: string }[]
  readonly countries: readonly CountryDefaults[]
  readonly tone: Tone
  /** What is said where `tone` has no greeting. */
  readonly standard_greeting: Texts
  /** By topic, in their order. */
  readonly general: readonly GeneralAnswer[]
  readonly methods: readonly CountryMethods[]
  readonly plans: readonly CountryPlan[]
  readonly handoff: Handoff
}

/** A country where Klarna is known to be offered, and what Kvitto says there by itself. */
export type CountryDefaults = {
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly methods: readonly MethodId[]
  readonly plans: readonly Omit<CountryPlan, 'country'>[]
}

/** Texts by language tag; a language that is missing has Kvitto's own text. */
export type Texts = Readonly<Record<string, string>>

/** `PUT /answers/tone` */
export type Tone = { readonly emoji: boolean; readonly greeting: Texts }

export type GeneralAnswer = {
  readonly topic: string
  readonly title: string
  readonly standard: Texts
  readonly own: Texts
}

/** `PUT /answers/general`: the whole of what is the merchant's own. */
export type PutGeneral = { readonly own: Readonly<Record<string, Texts>> }

export type MethodId = 'pay_now' | 'pay_later' | 'pay_in_3' | 'pay_in_4' | 'financing'

/** Own texts for the methods in a country; `methods` empty: Kvitto's own list for the market. */
export type CountryMethods = {
  readonly country: string
  readonly methods: readonly { readonly id: MethodId; readonly name: Texts; readonly description: Texts }[]
}

/** `PUT /answers/methods` */
export type PutMethods = { readonly methods: readonly CountryMethods[] }

export type PlanRule = {
  readonly kind: 'days' | 'monthly'
  readonly parts: number
  readonly every: number
  readonly first: 'purchase' | 'capture'
}

/** A rule that stands in for the usual one of a method in a country. */
export type CountryPlan = {
  readonly country: string
  readonly method: 'pay_later' | 'pay_in_3' | 'pay_in_4'
  readonly rule: PlanRule
}

/** `PUT /answers/plans` */
export type PutPlans = { readonly plans: readonly CountryPlan[] }

/** `PUT /answers/handoff`. `secret` is shown once, in the answer to the PUT that made it. */
export type Handoff = {
  readonly email: string | null
  readonly webhook_url: string | null
  readonly webhook_secret?: string
  /** Null: always. Days from 1 (Monday) to 7; times `HH:MM` in the shop's time zone. */
  readonly office_hours: {
    readonly days: readonly number[]
    readonly from: string
    readonly to: string
  } | null
}

// Conversations

export type ConversationStatus = 'open' | 'waiting' | 'agent' | 'resolved'

/** `GET /conversations?status=&language=&outcome=&intent=&tool=&flag=&q=&cursor=`: 50 a page, the newest first. */
export type Conversations = {
  readonly conversations: readonly ConversationLine[]
  readonly next_cursor: string | null
  readonly counts: Readonly<Record<ConversationStatus, number>>
}

export type ConversationLine = {
  readonly id: string
  readonly status: ConversationStatus
  readonly channel: 'widget' | 'api' | 'terminal'
  readonly language: string
  readonly turns: number
  readonly started_at: string
  readonly updated_at: string
  readonly first_message: string
  readonly last_message: string
  readonly last_outcome: string
  readonly rating: 'up' | 'down' | null
  readonly agent: string | null
  readonly flags: readonly ConversationFlag[]
}

/** `disagreement`: an open one showed in it. */
export type ConversationFlag = 'disagreement'

/** `GET /conversations/{id}` */
export type ConversationView = ConversationLine & {
  readonly transcript: readonly TranscriptEntry[]
  readonly insight: Insight
}

export type TranscriptEntry =
  | { readonly kind: 'shopper'; readonly at: string; readonly text: string }
  | {
      readonly kind: 'assistant'
      readonly at: string
      readonly text: string
      readonly outcome: string
      readonly engine: 'rules' | 'model'
      readonly intents: readonly string[]
      readonly duration_ms: number
      readonly tools: readonly {
        readonly name: string
        readonly outcome: string
        readonly duration_ms: number
        readonly mismatch: Mismatch | null
      }[]
    }
  | { readonly kind: 'agent'; readonly at: string; readonly text: string; readonly name: string }
  | {
      readonly kind: 'event'
      readonly at: string
      readonly event:
        | 'handed_over'
        | 'taken'
        | 'handed_back'
        | 'resolved'
        | 'reopened'
        | 'rated_up'
        | 'rated_down'
      readonly name: string | null
    }

export type MoneyJson = { readonly amount: number; readonly currency: string; readonly text: string }

/** What the assistant saw, beside the transcript. */
export type Insight = {
  /** `none`: nothing was proved. `gone`: Klarna no longer shows it, or with another email. */
  readonly order_state: 'none' | 'shown' | 'gone' | 'unavailable'
  readonly order: {
    readonly name: string | null
    readonly klarna_order_id: string
    readonly status: string
    readonly payment_status: string
    readonly method: string | null
    /** Null, like the others, where Klarna does not say. */
    readonly total: MoneyJson | null
    readonly captured: MoneyJson | null
    readonly refunded: MoneyJson | null
    readonly remaining: MoneyJson | null
    readonly timeline: readonly {
      readonly kind: 'authorised' | 'captured' | 'shipped' | 'refunded' | 'expires'
      readonly at: string
      readonly amount: MoneyJson | null
      readonly detail: string | null
    }[]
    /** An estimate; empty where it cannot be worked out. */
    readonly installments: readonly {
      readonly number: number
      readonly of: number
      readonly amount: MoneyJson
      readonly due_on: string
      readonly state: string
    }[]
  } | null
  readonly failures: readonly { readonly at: string; readonly tool: string; readonly mismatch: Mismatch }[]
  /** Open ones of that order. */
  readonly disagreements: readonly DisagreementView[]
}

/**
 * `POST /conversations/{id}/take` `{ seen? }` (the status on the page: where it is another by now, 409, and nobody is
 * overtaken unseen), `/reply` `{ text }`, `/hand-back`, `/resolve`, `/reopen` → ConversationView.
 * `DELETE /conversations/{id}`. `GET /conversations/events`: an event stream, `changed` with ConversationChanged.
 */
export type ConversationChanged = { readonly id: string; readonly waiting: number }

// Disagreements

/**
 * `GET /disagreements?state=open|settled&cursor=`: what a shop's own records say otherwise than Klarna. 50 a page, the
 * newest first. `POST /disagreements/{id}/settle` → DisagreementView; 409 where it is settled already.
 */
export type Disagreements = {
  readonly disagreements: readonly DisagreementView[]
  readonly next_cursor: string | null
  /** How many are open. */
  readonly open: number
}

export type DisagreementView = {
  readonly id: string
  readonly kind:
    | 'refunded_only_at_shop'
    | 'refunded_only_at_klarna'
    | 'refunded_differently'
    | 'cancelled_only_at_shop'
    | 'cancelled_only_at_klarna'
    | 'paid_only_at_shop'
    | 'captured_only_at_klarna'
  /** What differs, in a few words. */
  readonly title: string
  /** What each says, in a sentence. */
  readonly shop_says: string
  readonly klarna_says: string
  readonly way_out: string
  readonly order_number: string
  readonly klarna_order_id: string
  /** Whose record it is, as people write it: `Shopify`. */
  readonly source: string
  readonly first_seen_at: string
  readonly last_seen_at: string
  /** In which it showed last. */
  readonly conversation_id: string | null
  /** `by` null: the two were found to agree. */
  readonly settled: { readonly at: string; readonly by: string | null } | null
}

// Widget

/** `GET /widget`; `PUT /widget` takes WidgetSettings and answers this. */
export type WidgetView = WidgetSettings & {
  readonly widget_key: string
  readonly snippet: string
  readonly script_url: string
  readonly chat_url: string
  readonly last_seen_at: string | null
}

export type WidgetSettings = {
  /** `#rrggbb`; the widget picks the text colour that can be read on it. */
  readonly accent: string
  readonly position: 'right' | 'left'
  readonly title: Texts
  readonly welcome: Texts
  /** Origins such as `https://shop.example`, or `https://*.shop.example`. */
  readonly allowed_domains: readonly string[]
}

// Settings

/** `GET /shop`, `PUT /shop` */
export type ShopView = {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly time_zone: string
  readonly locale: string
}

/** `GET /people`; `POST /invitations` `{ email, role }` → Invited; `PUT /people/{id}` `{ role }`; `DELETE /people/{id}`. */
export type People = { readonly people: readonly Person[]; readonly invitations: readonly Invitation[] }

export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export type Invitation = {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly expires_at: string
}

/** `url` is shown once, to be passed on; `mailed` where Kvitto could send it itself. `DELETE /invitations/{id}`. */
export type Invited = { readonly url: string; readonly mailed: boolean }

/** `GET /api-keys`; `POST /api-keys` `{ name, scopes }` → NewApiKey; `DELETE /api-keys/{id}`. */
export type ApiKeys = { readonly api_keys: readonly ApiKeyView[] }

export type ApiKeyView = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly ('tools' | 'chat' | 'orders')[]
  readonly created_at: string
}

export type NewApiKey = ApiKeyView & { readonly key: string }
