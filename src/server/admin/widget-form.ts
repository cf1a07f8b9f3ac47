import { z } from 'zod'
import { parseAllowedDomain } from './allowed-domain.ts'
import { textsForm } from './texts-form.ts'
import type { WidgetSettings } from './wire.ts'

const mostDomains = 50

const domain = z.string('Enter a domain.').transform((pasted, context) => {
  const parsed = parseAllowedDomain(pasted)
  if (parsed.kind === 'origin') return parsed.origin
  context.addIssue({ code: 'custom', message: parsed.problem })
  return z.NEVER
})

export const widgetForm: z.ZodType<WidgetSettings> = z.strictObject({
  // Any colour will do: black or white can be read on each (at least 4.5 to 1), and the widget takes that one.
  accent: z
    .string('Choose a colour.')
    .trim()
    .regex(/^#[\da-f]{6}$/i, 'A colour is written #rrggbb, as in #1f5f4a.')
    .toLowerCase(),
  position: z.enum(['right', 'left'], 'Choose right or left.'),
  title: textsForm({ longest: 60, form: 'line' }),
  welcome: textsForm({ longest: 300, form: 'lines' }),
  allowed_domains: z
    .array(domain, 'Give a list of domains.')
    .max(mostDomains, `Give at most ${mostDomains} domains. *.shop.example stands for all its subdomains.`)
    .transform((origins) => [...new Set(origins)]),
})
