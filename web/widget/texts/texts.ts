/** What the panel itself says, in one language. The assistant's replies come from the server. */
export type Texts = {
  readonly assistant: string
  /** Before the first message: that it is no person, and what it can do. */
  readonly notice: string
  readonly welcome: string
  /** Heading of the questions to pick from. */
  readonly suggestions: string
  readonly questions: readonly string[]
  readonly conversation: string
  /** Who says it, before each message. */
  readonly you: string
  readonly write: string
  readonly send: string
  readonly charactersLeft: (count: number) => string
  readonly newConversation: string
  readonly newQuestion: string
  readonly newExplained: string
  readonly newYes: string
  readonly newNo: string
  readonly close: string
  readonly person: string
  /** Said by the shopper when that button is pressed. */
  readonly askForPerson: string
  readonly waiting: string
  /** `name` is null where the person has not given one. */
  readonly agent: (name: string | null) => string
  /** Who says it, where the person has not given a name. */
  readonly staff: string
  readonly resolved: string
  readonly typing: string
  readonly sending: string
  readonly notSent: string
  readonly tryNow: string
  readonly slowed: string
  readonly refused: string
  readonly edit: string
  readonly offline: string
  readonly began: string
  readonly copy: string
  readonly copied: string
  readonly wasHelpful: string
  readonly helpful: string
  readonly notHelpful: string
  readonly thanks: string
  readonly rateFailed: string
  /** The small form for what a reply asks for. */
  readonly details: string
  readonly order: string
  readonly orderWrong: string
  readonly email: string
  readonly emailWrong: string
  readonly code: string
  readonly codeWrong: string
  readonly sendDetails: string
}
