import type { Command } from 'commander'
import { type AnyTool, toolNamed, tools } from '../tools/index.ts'
import { CommandFailure, type ExitCode, endWith, newCommand, note, out } from './command.ts'
import { addDeskOptions, type DeskFlags, openDesk } from './desk.ts'
import { nearest } from './nearest.ts'

type Flags = DeskFlags & {
  readonly order?: string
  readonly email?: string
  readonly country?: string
  readonly locale?: string
  readonly json?: boolean
}

const widest = Math.max(...tools.map((tool) => tool.name.length))

export function tool(summary: string): Command {
  const names = tools.map(({ name, title }) => `  ${name.padEnd(widest)}  ${title}`)
  const command = newCommand('tool', [`${summary}. The tools:`, ...names].join('\n'), [
    'kvitto tool get_payment_status --order ORD-12345 --email anna@example.com --demo',
    "kvitto tool get_refund_status --order '#1001' --email anna@example.com --json",
    'kvitto tool get_payment_methods --country DE',
  ])
    .usage('NAME --order REF --email E [options]')
    .argument('<name>', 'one of the tools above')
    .option('--order <reference>', 'Klarna order ID, order number of the shop, or Klarna reference')
    .option('--email <email>', 'email on the order')
    .option('--country <code>', 'for get_payment_methods: two letters, e.g. SE')
    .option('--locale <locale>', 'language of the reply, e.g. en or en-GB')
    .option('--json', 'print the reply as JSON')
  return addDeskOptions(command)
    .addHelpText(
      'after',
      '\nExit codes: 0 answered; 1 the answer is no; 2 the input cannot be used;\n3 something that is needed is out of reach.',
    )
    .action(useTool)
}

async function useTool(name: string, flags: Flags): Promise<void> {
  const chosen = toolOrExplain(name)
  const desk = await openDesk(flags)
  try {
    const reply = await desk.ask(chosen, inputOf(flags))
    out(flags.json === true ? JSON.stringify(reply) : reply.text)
    const hint = reply.outcome === 'bad_input' ? fieldsHint : isHere(flags) ? hints[reply.outcome] : undefined
    if (hint !== undefined) note(hint)
    endWith(exitCodes[reply.outcome] ?? 1)
  } finally {
    await desk.close()
  }
}

function toolOrExplain(name: string): AnyTool {
  const found = toolNamed(name)
  if (found !== undefined) return found
  const names = tools.map((known) => known.name)
  const meant = nearest(name, names) ?? nearest(`get_${name.replaceAll('-', '_')}`, names)
  throw new CommandFailure(
    2,
    `There is no tool ${JSON.stringify(name)}.${meant === undefined ? '' : ` Did you mean ${meant}?`}\nThe tools: ${names.join(', ')}`,
  )
}

function isHere({ server, demo }: Flags): boolean {
  return server === undefined && demo !== true
}

/** Only what was given: what is missing or too much, the tool itself says. */
function inputOf({ order, email, country, locale }: Flags): Record<string, string> {
  return {
    ...(order === undefined ? {} : { order_reference: order }),
    ...(email === undefined ? {} : { email }),
    ...(country === undefined ? {} : { country }),
    ...(locale === undefined ? {} : { locale }),
  }
}

/** CONTRACT.md: 0 done, 1 the answer is no, 2 bad usage, 3 out of reach. */
const exitCodes: Readonly<Record<string, ExitCode>> = {
  answered: 0,
  no_match: 1,
  klarna_order_id_required: 1,
  disabled: 1,
  too_many_attempts: 1,
  bad_input: 2,
  busy: 3,
  unavailable: 3,
  not_connected: 3,
}

const fieldsHint = 'The fields are the options --order (order_reference), --email, --country and --locale.'

/** The reply is written for a shopper; these are for whoever runs Kvitto. */
const hints: Readonly<Record<string, string>> = {
  not_connected: 'Klarna is not connected, or refuses the credentials. See: kvitto doctor',
  unavailable: 'Klarna is out of reach. See: kvitto doctor',
  klarna_order_id_required: 'To find orders by number, fill the order directory: kvitto import orders.csv',
}
