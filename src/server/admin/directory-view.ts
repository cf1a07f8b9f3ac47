import { areUsable } from '../../directory-import/columns.ts'
import { delimiterName } from '../../directory-import/delimiters.ts'
import type { ImportState } from '../../directory-import/directory-imports.ts'
import { firstRejects } from '../../directory-import/rejects.ts'
import type { DirectoryImport } from './wire.ts'

const mostRejects = 100

export async function importView(state: ImportState, rejects: string): Promise<DirectoryImport> {
  const { file, columns, progress } = state
  return {
    state: state.state,
    received_at: state.receivedAt.toISOString(),
    started_at: state.startedAt?.toISOString() ?? null,
    ended_at: state.endedAt?.toISOString() ?? null,
    bytes: file.bytes,
    delimiter: delimiterName(file),
    header: file.header,
    columns: {
      order_number: columns.order_number ?? null,
      klarna_order_id: columns.klarna_order_id ?? null,
      klarna_reference: columns.klarna_reference ?? null,
      email: columns.email ?? null,
      created_at: columns.created_at ?? null,
    },
    usable: areUsable(columns),
    sample: state.sample,
    // The first one is the header.
    rows: progress.row - 1,
    share: progress.share,
    rows_per_second: state.rowsPerSecond,
    imported: progress.imported,
    without_klarna: progress.withoutKlarna,
    without_date: progress.unreadDates,
    bad: progress.bad,
    first_bad: state.startedAt === null ? [] : await firstRejects(rejects, mostRejects),
    problem: state.problem,
  }
}
