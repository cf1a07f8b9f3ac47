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
