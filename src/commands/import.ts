import { open } from 'node:fs/promises'
import type { Command } from 'commander'
import { areUsable, type Columns, fields, guessColumns } from '../directory-import/columns.ts'
import { type CsvFile, openCsv, UnusableFile } from '../directory-import/csv-file.ts'
import { delimiterName } from '../directory-import/delimiters.ts'
import { type Import, type Imported, importFile } from '../directory-import/import-file.ts'
import { feedInto } from '../directory-import/import-task.ts'
import { beginning, Mark, type Progress } from '../directory-import/mark.ts'
import { emailHasher, newHashKey } from '../security/email-hash.ts'
import { CommandFailure, dataOption, endWith, fold, newCommand, note } from './command.ts'
import { overrideColumns, showColumns } from './import/columns-option.ts'
import { ProgressTeller, watchForInterruption } from './import/tell-progress.ts'
import { type Here, type HereFlags, openHere } from './open-here.ts'

type Flags = HereFlags & {
  readonly columns?: string
  readonly dryRun?: boolean
  readonly rejects?: string
  readonly restart?: boolean
}

export function importOrders(summary: string): Command {
  return newCommand('import', summary, [
    'kvitto import orders.csv --dry-run',
    'kvitto import orders.csv --columns order_number=Name,klarna_order_id=Payment',
    'kvitto import orders.csv --rejects rejects.csv',
  ])
    .argument('<file>', 'CSV file, its first row naming the columns')
    .option('--columns <list>', 'which column is what: FIELD=COLUMN,…; the rest is guessed')
    .option('--dry-run', 'read and check the file, and import nothing')
    .option('--rejects <file>', 'write the numbers of all bad rows, and why, to this CSV file')
    .option('--restart', 'begin anew, where an interrupted import would go on')
    .addOption(dataOption())
    .addHelpText(
      'after',
      [
        '',
        `Fields: ${fields.join(', ')}.`,
        'klarna_order_id is needed, and order_number or klarna_reference. Emails are kept',
        'as keyed hashes only. Importing a row again changes nothing.',
        '',
        'Exit codes: 0 all rows are in; 1 some were bad, or it was interrupted; 2 the file',
        'cannot be used.',
      ].join('\n'),
    )
    .action(run)
}

async function run(name: string, flags: Flags): Promise<void> {
  const file = await openNamed(name)
  const columns = columnsOf(file, flags.columns)
  note(`${file.path}: delimiter ${delimiterName(file)}, columns:\n${showColumns(columns, file.header)}`)
  if (!areUsable(columns)) throw new CommandFailure(2, notUsable(file))
  if (flags.dryRun === true) return rehearse(file, columns, flags)
  const here = await openHere(flags)
  try {
    await importHere(here, file, columns, flags)
  } finally {
    await here.shops.close()
  }
}

/** @throws CommandFailure */
async function openNamed(name: string): Promise<CsvFile> {
  try {
    return await openCsv(name)
  } catch (error) {
    throw error instanceof UnusableFile ? new CommandFailure(2, error.message) : error
  }
}

/** With a word on how it goes. @throws CommandFailure */
async function importTelling(wanted: Omit<Import, 'signal' | 'tell' | 'onBad'>): Promise<Imported> {
  await refuseRejects(wanted.rejects)
  const teller = new ProgressTeller(wanted.from, wanted.rejects)
  const interruption = watchForInterruption()
  try {
    return await importFile({
      ...wanted,
      signal: interruption.signal,
      tell: (reached) => teller.tell(reached),
      onBad: (row, bad) => teller.tellBad(row, bad),
    })
  } finally {
    interruption.end()
    teller.end()
  }
}

async function refuseRejects(path: string | undefined): Promise<void> {
  if (path === undefined) return
  try {
    await (await open(path, 'a', 0o600)).close()
  } catch {
    throw new CommandFailure(2, `Cannot write ${path}. --rejects takes a file that may be written.`)
  }
}

function columnsOf(file: CsvFile, override: string | undefined): Columns {
  const guess = guessColumns(file.header)
  return override === undefined ? guess : overrideColumns(guess, file.header, override)
}

function notUsable({ header }: CsvFile): string {
  return fold(
    `A column with the Klarna order ID is needed, and one with the order number or the Klarna reference. The file has: ${header.join(', ')}. Say which is which, e.g. --columns order_number=Name,klarna_order_id=Payment`,
  )
}

/** Reads and checks everything, and keeps nothing; there need not even be a data folder. */
async function rehearse(file: CsvFile, columns: Columns, { rejects }: Flags): Promise<void> {
  const { progress } = await importTelling({
    file,
    columns,
    rejects,
    from: beginning,
    hashEmail: emailHasher(newHashKey()),
    feed: async () => undefined,
    mark: async () => undefined,
  })
  note(summaryOf(progress, 'would be imported'))
  note('Nothing was imported: this was a dry run.')
  endWith(progress.bad > 0 ? 1 : 0)
}

async function importHere(here: Here, file: CsvFile, columns: Columns, flags: Flags): Promise<void> {
  const scope = await here.scope()
  const mark = new Mark(here.config.dataDirectory, [
    file.fingerprint,
    columns,
    here.shop.id,
    flags.rejects ?? null,
  ])
  const from = flags.restart === true ? beginning : ((await mark.find()) ?? beginning)
  if (from.row > beginning.row)
    note(
      `Going on after row ${from.row.toLocaleString('en')}, where it was interrupted (--restart begins anew).`,
    )
  const { progress, ended } = await importTelling({
    file,
    columns,
    rejects: flags.rejects,
    from,
    hashEmail: scope.hashEmail,
    feed: feedInto(scope.storage.directory),
    mark: (reached) => mark.set(reached),
  })
  note(summaryOf(progress, 'imported'))
  if (ended === 'interrupted') {
    throw new CommandFailure(
      1,
      `Interrupted after row ${progress.row.toLocaleString('en')}. The same command goes on from there.`,
    )
  }
  await mark.remove()
  await scope.storage.audit.append({
    at: new Date(),
    actor: 'cli',
    action: 'orders-imported',
    detail: { imported: String(progress.imported), bad: String(progress.bad) },
  })
  endWith(progress.bad > 0 ? 1 : 0)
}

function summaryOf(progress: Progress, imported: string): string {
  const { withoutKlarna, bad, unreadDates } = progress
  const say = (count: number, what: string): string => `  ${count.toLocaleString('en').padStart(9)} ${what}`
  return [
    say(progress.imported, imported),
    ...(withoutKlarna === 0 ? [] : [say(withoutKlarna, 'skipped: no Klarna order ID')]),
    ...(bad === 0 ? [] : [say(bad, 'skipped: bad rows, see above')]),
    ...(unreadDates === 0
      ? []
      : [say(unreadDates, 'imported without their date: write 2026-11-22 or 2026-11-22T09:30:00Z')]),
  ].join('\n')
}
