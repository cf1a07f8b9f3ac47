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
