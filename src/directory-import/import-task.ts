import { emailHasher } from '../security/email-hash.ts'
import type { ShopStorage } from '../storage/storage.ts'
import type { Columns } from './columns.ts'
import type { CsvFile } from './csv-file.ts'
import { type Feed, type Imported, importFile } from './import-file.ts'
import { markOf, rejectsIn } from './import-record.ts'
import { beginning, type Progress } from './mark.ts'

/** An import that a server makes: data alone, so that it can be handed to a thread. */
export type ImportTask = {
  readonly shopId: string
  readonly file: CsvFile
  readonly columns: Columns
  /** Where the mark and the rejected rows are kept. */
  readonly folder: string
  readonly hashKey: Uint8Array
}

/** Into a shop's directory. */
export function feedInto({ feed, feedLightly }: ShopStorage['directory']): Feed {
  return (rows, how) => (how === 'safely' ? feed : feedLightly)(rows, 'import', new Date())
}

export type TaskSeams = {
  readonly feed: Feed
  readonly tell: (reached: Progress) => void
  readonly signal: AbortSignal
}

/** Goes on where the same import was interrupted. */
export async function runTask(task: ImportTask, { feed, tell, signal }: TaskSeams): Promise<Imported> {
  const mark = markOf(task.folder, task.file, task.columns)
  return importFile({
    file: task.file,
    columns: task.columns,
    rejects: rejectsIn(task.folder),
    from: (await mark.find()) ?? beginning,
    hashEmail: emailHasher(Buffer.from(task.hashKey)),
    feed,
    mark: (reached) => mark.set(reached),
    signal,
    tell,
  })
}
