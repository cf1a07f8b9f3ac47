import type { DayStyle } from '../domain/day.ts'
import type { DataOf, ToolName } from '../tools/index.ts'
import type { Issue } from '../tools/input.ts'
import type { MethodWords } from '../tools/tool.ts'
import type { About } from '../tools/use.ts'

/** What a wording needs beside the data: days written for the reply's locale, and what to call the order by. */
export type Say = {
  /** `day` is `YYYY-MM-DD`. */
  readonly day: (day: string, style: DayStyle) => string
  readonly about: About
  /** Set before a sentence or a line; empty where the shop has switched them off. */
  readonly mark: { readonly done: string; readonly waiting: string }
}

/** One language, complete: the compiler lists what is missing. */
export type Language = {
  /** BCP 47 primary tag. */
  readonly tag: string
  readonly methods: MethodWords
  readonly answers: { readonly [Name in ToolName]: (data: DataOf<Name>, say: Say) => string }
  readonly outcomes: {
    /** One text for an order that does not exist and for an email that is not its own. */
    readonly no_match: () => string
    readonly klarna_order_id_required: () => string
    readonly too_many_attempts: (retryAfterSeconds: number) => string
    readonly busy: () => string
    readonly unavailable: () => string
    readonly not_connected: () => string
    readonly disabled: () => string
    readonly bad_input: (issues: readonly Issue[]) => string
  }
}
