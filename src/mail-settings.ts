/** The mail server that Kvitto's own mails go through, and who they are from. */
export type MailSettings = {
  readonly host: string
  readonly port: number
  /** True: TLS from the first byte; false: STARTTLS. */
  readonly secure: boolean
  readonly from: { readonly name: string; readonly address: string }
  /** The server is on this machine: TLS is not insisted on. */
  readonly isLoopback: boolean
}

export type MailServer = { readonly settings: MailSettings; readonly login: MailLogin | null }

export type MailLogin = { readonly user: string; readonly password: string }
