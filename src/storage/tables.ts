import type { Generated } from 'kysely'

/** Times are milliseconds since 1970, booleans 0 or 1, lists and objects JSON: the same in both databases. */
export type Tables = {
  readonly shops: ShopsTable
  readonly connections: ConnectionsTable
  readonly api_keys: ApiKeysTable
  readonly tool_settings: ToolSettingsTable
  readonly directory_orders: DirectoryOrdersTable
  readonly attempts: AttemptsTable
  readonly audit_events: AuditEventsTable
  readonly klarna_budget: KlarnaBudgetTable
  readonly conversations: ConversationsTable
  readonly turns: TurnsTable
  readonly conversation_events: ConversationEventsTable
  readonly conversation_texts: ConversationTextsTable
  readonly people: PeopleTable
  readonly sessions: SessionsTable
  readonly one_time_links: OneTimeLinksTable
  readonly widget_sessions: WidgetSessionsTable
  readonly jobs: JobsTable
  readonly platforms: PlatformsTable
  readonly disagreements: DisagreementsTable
  readonly disagreement_conversations: DisagreementConversationsTable
  readonly platform_webhooks: PlatformWebhooksTable
  readonly feed_deliveries: FeedDeliveriesTable
  readonly schema_migrations: SchemaMigrationsTable
}

export type ShopsTable = {
  id: string
  name: string
  country: string
  time_zone: string
  locale: string
  widget_key: string
  sealed_hash_key: string
  created_at: number
  /** When `feed` was first called; null while only learned orders are known. */
  directory_fed_at: number | null
  /** What the merchant has set, as JSON; what is missing has its standard value. */
  settings: Generated<string>
}

export type ConnectionsTable = {
  shop_id: string
  kind: string
  region: string
  environment: string
  sealed_credentials: string
  hint: string
  state: string
  created_at: number
  last_used_at: number | null
}

export type ApiKeysTable = {
  id: string
  shop_id: string
  name: string
  scopes: string
  key_hash: string
  created_at: number
}

export type ToolSettingsTable = {
  shop_id: string
  tool: string
  enabled: number
}

export type DirectoryOrdersTable = {
  shop_id: string
  order_number: string | null
  /** Empty where there is no order number, so that it can be part of the primary key. */
  order_number_key: string
  /** Only where the number also has letters. */
  order_number_digits: string | null
  klarna_reference_key: string | null
  klarna_order_id: string
  email_hash: string | null
  origin: string
  created_at: number | null
  updated_at: number
}

export type AttemptsTable = {
  shop_id: string
  key: string
  /** Null only inside the transaction that makes the row. */
  state: string | null
  updated_at: number
}

export type AuditEventsTable = {
  /** Counts up: it orders events of one millisecond. */
  id: Generated<number>
  shop_id: string
  at: number
  actor: string
  action: string
  detail: string
}

/** One row for each request that a merchant may be sent in a second. */
export type KlarnaBudgetTable = {
  merchant: string
  slot: number
  free_at: number
}

export type ConversationsTable = {
  id: string
  shop_id: string
  /** Who may go on with it: `key:ID`. */
  owner: string
  status: string
  language: string
  /** Of the email that the shopper gave last. */
  email_hash: string | null
  sealed_state: string
  /** How many there are: also the version that a change must have seen. */
  turns: number
  created_at: number
  updated_at: number
  /** Who writes, while the status is `agent`. */
  agent: string | null
  rating: string | null
  /** 0 or 1: some turn was answered; the shopper thanked or said goodbye after one; a person was asked for. */
  answered: Generated<number>
  thanked: Generated<number>
  handed_over: Generated<number>
  first_message: Generated<string>
  last_message: Generated<string>
  last_outcome: Generated<string>
  /** All intents, tools and outcomes of its turns, each between spaces: ` intent:thanks outcome:smalltalk `. */
  labels: Generated<string>
}

export type TurnsTable = {
  conversation_id: string
  number: number
  at: number
  message: string
  reply: string
  language: string
  outcome: string
  engine: string
  intents: string
  tools: string
  duration_ms: number
  usage: string | null
  message_id: string | null
}

/** What is searched: apart from the turns, so that a search through all of them reads nothing else. */
export type ConversationTextsTable = {
  conversation_id: string
  /** A few turns share a row: that is much faster than one each, and none grows without end. */
  block: number
  /** Messages and replies as search-text.ts writes them, a line each. */
  text: string
}

export type ConversationEventsTable = {
  id: Generated<number>
  conversation_id: string
  at: number
  kind: string
  name: string | null
  text: string | null
}

export type PeopleTable = {
  id: string
  shop_id: string
  name: string
  email: string
  /** In lower case. */
  email_key: string
  password_hash: string
  role: string
  created_at: number
}

export type SessionsTable = {
  token_hash: string
  person_id: string
  created_at: number
  expires_at: number
}

export type OneTimeLinksTable = {
  id: string
  token_hash: string
  shop_id: string
  kind: string
  role: string
  email: string | null
  expires_at: number
}

export type WidgetSessionsTable = {
  id: string
  token_hash: string
  shop_id: string
  /** There is none of that ID before the first message. */
  conversation_id: string
  created_at: number
}

export type JobsTable = {
  id: Generated<number>
  shop_id: string
  kind: string
  payload: string
  /** What it is about, where no two of its kind may wait for the same; null once it was given up. */
  about: string | null
  tries: Generated<number>
  due_at: number
  /** When it was given up. */
  failed_at: number | null
  problem: string | null
}

export type PlatformsTable = {
  shop_id: string
  kind: string
  address: string
  sealed_credentials: string
  hint: string
  state: string
  problem: string | null
  created_at: number
  last_used_at: number | null
}

export type DisagreementsTable = {
  id: string
  shop_id: string
  klarna_order_id: string
  source: string
  kind: string
  order_number: string
  shop_says: string
  klarna_says: string
  first_seen_at: number
  last_seen_at: number
  settled_at: number | null
  /** Null where it settled by itself. */
  settled_by: string | null
}

/** Which conversations each disagreement showed in. */
export type DisagreementConversationsTable = {
  conversation_id: string
  disagreement_id: string
  shown_at: number
}

export type PlatformWebhooksTable = {
  shop_id: string
  kind: string
  /** Of the shop there: what was entered for another address is not asked. */
  address: string
  sealed_secret: string | null
  hint: string | null
  last_heard_at: number | null
}

/** What was heard lately, so that it is not taken twice. */
export type FeedDeliveriesTable = {
  shop_id: string
  feed: string
  /** Of the body. */
  digest: string
  /** As the platform names the order. */
  order_key: string
  /** The order's state is from then. */
  changed_at: number
  heard_at: number
}

export type SchemaMigrationsTable = {
  name: string
}
