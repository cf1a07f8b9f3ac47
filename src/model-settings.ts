/** Which language model answers in conversations, and where. */
export type ModelSettings = {
  readonly provider: 'openai' | 'anthropic' | 'openai-compatible'
  readonly model: string
  /** Base address of its API; null: the provider's own. */
  readonly url: string | null
  readonly key: string | null
  /** US dollars for a million tokens, to reckon and cap the cost by; null: not known. */
  readonly price: { readonly input: number; readonly output: number } | null
}
