import { z } from 'zod'
import { parseEmail } from '../../domain/email.ts'
import { parseKlarnaOrderId } from '../../domain/klarna-order-id.ts'
import { languages } from '../../languages/index.ts'
import { intents } from '../../understanding/intents.ts'

const tags = languages.map(({ tag }) => tag)

/** The ID begins with the language: `sv-001`. */
export const idSchema = z
  .string()
  .refine(
    (id) => tags.includes(id.slice(0, 2)) && id.length > 2,
    `must begin with a language, as in "sv-001": one of ${tags.join(' ')}`,
  )

export function languageOf({ id }: { readonly id: string }): string {
  return id.slice(0, 2)
}

/** In the order in which the languages are listed; those without any are left out. */
export function groupedByLanguage<Item extends { readonly written: { readonly id: string } }>(
  items: readonly Item[],
): readonly (readonly [language: string, members: readonly Item[]])[] {
  return tags.flatMap((tag) => {
    const members = items.filter(({ written }) => languageOf(written) === tag)
    return members.length === 0 ? [] : [[tag, members] as const]
  })
}

const references = ['order_reference', 'klarna_order_id', 'klarna_reference'] as const

/** What a message says, written down by a person (docs/evaluation.md). */
export const messageSchema = z.strictObject({
  id: idSchema,
  text: z.string().min(1),
  intents: z.array(z.enum(intents)).min(1),
  slots: z
    .strictObject({
      email: z
        .string()
        .refine((text) => parseEmail(text) !== undefined, 'must be an email')
        .optional(),
      order_reference: z.string().min(1).optional(),
      klarna_order_id: z
        .string()
        .refine((text) => parseKlarnaOrderId(text) !== undefined, 'must be a UUID')
        .optional(),
      klarna_reference: z.string().min(1).optional(),
    })
    .refine(
      (slots) => references.filter((name) => slots[name] !== undefined).length <= 1,
      `may hold only one of ${references.join(', ')}`,
    )
    .default({}),
})

export type WrittenMessage = z.output<typeof messageSchema>
