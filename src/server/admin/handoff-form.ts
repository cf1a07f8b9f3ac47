import { z } from 'zod'
import { isMailAddress } from '../../domain/mail-address.ts'
import { type EgressAllow, webhookUrlProblem } from './webhook-url.ts'
import type { Handoff } from './wire.ts'

const email = z
  .string('Enter an email.')
  .trim()
  .refine(isMailAddress, 'This is not an email that a mail can be sent to.')

function webhookUrl(allow: EgressAllow): z.ZodType<string> {
  return z
    .string('Enter an address.')
    .trim()
    .max(2_000, 'This address is too long.')
    .superRefine((text, context) => {
      const problem = webhookUrlProblem(text, allow)
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
    })
}

const time = z
  .string('Enter a time.')
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'A time is written HH:MM, from 00:00 to 23:59.')

const daysRule = 'Choose days from 1 (Monday) to 7 (Sunday), each once.'

const officeHours = z
  .strictObject({
    days: z
      .array(z.int(daysRule).min(1, daysRule).max(7, daysRule), daysRule)
      .min(1, 'Choose at least one day, or no office hours at all.')
      .refine((days) => new Set(days).size === days.length, daysRule)
      .transform((days) => days.toSorted((a, b) => a - b)),
    from: time,
    to: time,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'They must end after they begin.' })

/** Whom to tell. What is empty is nobody. */
export function handoffForm(allow: EgressAllow): z.ZodType<Omit<Handoff, 'webhook_secret'>> {
  return z.strictObject({
    email: orNull(email),
    webhook_url: orNull(webhookUrl(allow)),
    office_hours: officeHours.nullable(),
  })
}

function orNull(form: z.ZodType<string>): z.ZodType<string | null> {
  return z.preprocess(
    (given) => (typeof given === 'string' && given.trim() === '' ? null : given),
    form.nullable(),
  )
}
