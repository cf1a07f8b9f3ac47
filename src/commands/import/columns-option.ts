import { type Columns, type Field, fields, foldHead } from '../../directory-import/columns.ts'
import { CommandFailure } from '../command.ts'
import { nearest } from '../nearest.ts'

/** `order_number=Name,klarna_order_id=Foo` over the guess. @throws CommandFailure */
export function overrideColumns(guess: Columns, header: readonly string[], override: string): Columns {
  const given = override.split(',').map((pair) => {
    const [field = '', ...rest] = pair.split('=')
    return [fieldNamed(field.trim()), columnNamed(header, rest.join('=').trim())] as const
  })
  return { ...guess, ...Object.fromEntries(given) }
}

export function showColumns(columns: Columns, header: readonly string[]): string {
  return fields
    .map((field) => {
      const column = columns[field]
      return `  ${field.padEnd(16)}  ${column === undefined ? '–' : (header[column] ?? '–')}`
    })
    .join('\n')
}

function fieldNamed(name: string): Field {
  const known = fields.find((field) => field === name)
  if (known !== undefined) return known
  const meant = nearest(name, fields)
  const hint = meant === undefined ? `They are ${fields.join(', ')}.` : `Did you mean ${meant}?`
  throw new CommandFailure(2, `--columns: there is no field ${JSON.stringify(name)}. ${hint}`)
}

function columnNamed(header: readonly string[], name: string): number {
  const exact = header.indexOf(name)
  const index =
    exact >= 0 ? exact : header.findIndex((head) => foldHead(head) === foldHead(name) && name !== '')
  if (index >= 0) return index
  const meant = nearest(name, header)
  const hint = meant === undefined ? `It has ${header.join(', ')}.` : `Did you mean ${meant}?`
  throw new CommandFailure(2, `--columns: the file has no column ${JSON.stringify(name)}. ${hint}`)
}
