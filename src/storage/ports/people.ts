/** `owner`: everything. `agent`: conversations. `viewer`: only looks. */
export type Role = 'owner' | 'agent' | 'viewer'

/** Somebody who may sign in to the dashboard. */
export type Person = {
  readonly id: string
  readonly shopId: string
  readonly name: string
  /** As typed; compared without regard to case. */
  readonly email: string
  readonly role: Role
  readonly createdAt: Date
}

/** The people of one shop. */
export type PeopleStorage = {
  /** False where somebody of the shop has that email already. */
  create(person: Person, passwordHash: string): Promise<boolean>
  find(id: string): Promise<Person | undefined>
  all(): Promise<readonly Person[]>
  /** Changes nothing and returns false where the last owner would be gone. */
  setRole(id: string, role: Role): Promise<boolean>
  setPassword(id: string, passwordHash: string): Promise<void>
  passwordHash(id: string): Promise<string | undefined>
  /** With the sessions. False where it is the last owner, or nobody. */
  remove(id: string): Promise<boolean>
  /** Those that can still be used. */
  links(at: Date): Promise<readonly OneTimeLink[]>
  /** An owner's link replaces the one before; an invitation the one of the same email. */
  addLink(link: OneTimeLink, tokenHash: string): Promise<void>
  removeLink(id: string): Promise<void>
}

/** A link that makes an account, once. */
export type OneTimeLink = {
  readonly id: string
  readonly shopId: string
  readonly kind: 'owner' | 'invitation'
  readonly role: Role
  readonly email: string | null
  readonly expiresAt: Date
}

export type SignedIn = {
  readonly person: Person
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** What is found before the shop is known. Tokens are kept as hashes. */
export type SignInStorage = {
  /** Of any shop: an email may be somebody in two of them. */
  findByEmail(email: string): Promise<readonly { readonly person: Person; readonly passwordHash: string }[]>
  open(tokenHash: string, personId: string, at: Date, expiresAt: Date): Promise<void>
  find(tokenHash: string, at: Date): Promise<SignedIn | undefined>
  close(tokenHash: string): Promise<void>
  /** All of a person but one. */
  closeOthers(personId: string, keptTokenHash: string | null): Promise<void>
  findLink(tokenHash: string, at: Date): Promise<OneTimeLink | undefined>
  /**
   * Takes the link away and makes the person in one go. `renewed`: an owner's link with the email of somebody who is
   * there already gives that account the new name, password and role, and ends its sessions. `email_taken`: an
   * invitation does not; the link stays good.
   */
  useLink(tokenHash: string, person: Person, passwordHash: string, at: Date): Promise<LinkOutcome>
}

export type LinkOutcome = 'made' | 'renewed' | 'dead' | 'email_taken'
