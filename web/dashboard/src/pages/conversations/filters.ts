import type { ConversationStatus } from '../../../../../src/server/admin/wire.ts'

/** What the list is narrowed to; an empty word is no filter. They stand in the address of the page. */
export type Filters = {
  readonly status: ConversationStatus | ''
  readonly q: string
  readonly language: string
  readonly outcome: string
  readonly intent: string
  readonly tool: string
  readonly flag: string
}

/** Those that stand behind the button "Filters". */
export const choiceNames = ['language', 'outcome', 'intent', 'tool', 'flag'] as const
export type ChoiceName = (typeof choiceNames)[number]

export const noFilters: Filters = {
  status: '',
  q: '',
  language: '',
  outcome: '',
  intent: '',
  tool: '',
  flag: '',
}

/** The longest text that the server searches for, in characters. */
export const longestSearch = 200

const statuses: readonly ConversationStatus[] = ['open', 'waiting', 'agent', 'resolved']

/** Reads them out of an address. What the server would not understand is left out. */
export function filtersOf(search: string): Filters {
  const given = new URLSearchParams(search)
  return {
    status: statuses.find((status) => status === given.get('status')) ?? '',
    q: (given.get('q') ?? '').slice(0, longestSearch),
    language: matching(given.get('language'), /^[a-z]{2,3}$/),
    outcome: matching(given.get('outcome'), /^[a-z_]{1,40}$/),
    intent: matching(given.get('intent'), /^[a-z_]{1,40}$/),
    tool: matching(given.get('tool'), /^[a-z_]{1,40}$/),
    flag: matching(given.get('flag'), /^disagreement$/),
  }
}

/** `?status=waiting&q=paid`, or an empty text where nothing is filtered: for the address and for the server. */
export function searchOf(filters: Filters): string {
  const set = Object.entries(filters).filter(([, value]) => value.trim() !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`
}

export function isFiltered({ status: _, ...others }: Filters): boolean {
  return Object.values(others).some((value) => value.trim() !== '')
}

function matching(value: string | null, pattern: RegExp): string {
  return value !== null && pattern.test(value) ? value : ''
}
