import type { Region } from './integrations.ts'
import type { Person, Role, ShopView } from './settings.ts'

export type ProblemJson = {
  readonly status: number
  readonly title: string
  readonly detail: string
  /** The field of the form that it is about. */
  readonly field?: string
  /** What would work, where the server found out. */
  readonly suggestion?: { readonly region: Region; readonly test_mode: boolean }
}

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
