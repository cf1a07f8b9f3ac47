import type { ModelRequest } from './model-request.ts'

/** What the model does with one request. */
export type Action =
  | { readonly say: string }
  /** Text before the calls is what models often add: "Let me look that up." */
  | { readonly call: readonly PlannedCall[]; readonly say?: string }
  | Fault

export type PlannedCall = { readonly name: string; readonly input: unknown }

export type Fault =
  /** An error in the API's own words. */
  | { readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly delayMs: number; readonly next: Action }
  /** The connection breaks before any answer. */
  | { readonly reset: true }
  /** A good answer that breaks off in the middle. */
  | { readonly cut: true }
  /** Status 200 with a page, with JSON of another shape, or with nothing. */
  | { readonly garbage: 'html' | 'json' | 'empty' }
  /** No answer at all until the server closes. */
  | { readonly hang: true }

/** `turnIndex`: how many requests this server had been asked before, refused ones not counted. */
export type Behaviour = (request: ModelRequest, turnIndex: number) => Action
