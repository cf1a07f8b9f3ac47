import type { Choice, GeneralTopic, RefusalKind } from '../languages/conversation-wording.ts'
import type { ToolName } from '../tools/index.ts'

/** What an engine can do next. */
export type Step =
  | { readonly kind: 'tool'; readonly tool: ToolName }
  | { readonly kind: 'general'; readonly topic: GeneralTopic }
  | { readonly kind: 'refusal'; readonly refusal: RefusalKind }
  | { readonly kind: 'greeting' | 'thanks' | 'goodbye' | 'no_person' | 'handoff' }
  /** Off the subject; `parcels`: about a parcel or a delivery. */
  | { readonly kind: 'out_of_scope'; readonly parcels: boolean }
  /** Why a schedule is an estimate. */
  | { readonly kind: 'why_estimate' }
  /** Which order, where another than the one shown is meant. `tools`: what is asked about it. */
  | { readonly kind: 'other_order'; readonly tools: readonly ToolName[] }
  /** The details are there, a question is not. */
  | { readonly kind: 'ask_what' }
  | { readonly kind: 'ask_back'; readonly choices: readonly Choice[] }
  | { readonly kind: 'not_understood' }
