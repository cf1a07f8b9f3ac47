export type Role = 'owner' | 'agent' | 'viewer'

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
