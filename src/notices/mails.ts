/** Subjects and texts of the mails that Kvitto sends: plain, short, and with nothing of a shopper's. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** `dashboard` is null where KVITTO_PUBLIC_URL is not set. */
type About = { readonly to: string; readonly shop: string; readonly dashboard: string | null }

export function handoffMail({ to, shop, dashboard }: About, conversation: string): Mail {
  return {
    to,
    subject: `${shop}: a shopper asks for a person`,
    text: lines(
      `A shopper of ${shop} asks for a person, and waits in the chat.`,
      dashboard === null
        ? `It is conversation ${conversation}, under Conversations in Kvitto’s dashboard.`
        : `Read it and answer here:\n${dashboard}/conversations/${encodeURIComponent(conversation)}`,
      'You get this mail because this address is set under Answers, Handoff.',
    ),
  }
}

export function refusalMail({ to, shop, dashboard }: About): Mail {
  return {
    to,
    subject: `${shop}: Klarna refuses Kvitto’s credentials`,
    text: lines(
      `Klarna no longer takes the credentials that Kvitto reads the orders of ${shop} with. Until that is mended, shoppers hear that their orders cannot be looked up.`,
      dashboard === null
        ? 'Test them, or enter new ones, under Integrations in Kvitto’s dashboard.'
        : `Test them, or enter new ones, here:\n${dashboard}/integrations`,
      'New credentials are made in Klarna’s Merchant portal, under Settings, API credentials.',
    ),
  }
}

export function invitationMail({ to, shop }: Omit<About, 'dashboard'>, link: string): Mail {
  return {
    to,
    subject: `You are invited to the dashboard of ${shop}`,
    text: lines(
      `You are invited to the dashboard of ${shop} in Kvitto, the assistant that answers shoppers’ questions about orders paid with Klarna.`,
      `Make your account here, within a week; the link works once:\n${link}`,
      'If you do not know what this is about, do nothing: without you, no account is made.',
    ),
  }
}

function lines(...paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}
