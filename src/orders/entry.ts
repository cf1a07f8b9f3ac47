/** One piece of the credentials that a person enters. */
export type EntryField = {
  /** In the platform's credentials, as in `consumerKey`; in the dashboard's API then `consumer_key`. */
  readonly name: string
  /** As people say it, as in `consumer key`. */
  readonly label: string
  /** The variable of the environment that stands in for it. */
  readonly variable: string
  readonly pattern: RegExp
  /** What the pattern means, said of the field: `begins with ck_`. */
  readonly rule: string
  /** What is often entered here in place of the right thing, and where that belongs. */
  readonly mistaken?: { readonly pattern: RegExp; readonly wayOut: string }
}

/** How a person mends what is wrong at a platform, in sentences. */
export type Places = {
  readonly credentials: string
  readonly rights: string
  readonly address: string
  /** Where something in front of the platform answers in its place. */
  readonly blocked?: string
}

/**
 * What connects a platform whose credentials are plain pieces of text. Its form in the dashboard and its variables in
 * the environment follow from this alone.
 */
export type Entry<Kind extends string = string> = {
  /** As in the database and in addresses. */
  readonly kind: Kind
  /** As people write it. */
  readonly name: string
  /** Which shops it is for: `the shop runs on …`. */
  readonly audience: string
  readonly address: {
    readonly variable: string
    readonly parse: (typed: string) => string | undefined
    /** A sentence that says what to enter. */
    readonly rule: string
  }
  /** The last one is the secret that the connection is recognised by. */
  readonly fields: readonly EntryField[]
  readonly places: Places
}
