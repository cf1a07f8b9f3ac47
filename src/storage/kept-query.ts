import { type Compilable, type CompiledQuery, type Kysely, PostgresAdapter, type QueryResult } from 'kysely'
import type { Tables } from './tables.ts'
import { readable } from './without-nul.ts'

/** Stands where a value goes, while a query is built. */
class Place {
  readonly index: number

  constructor(index: number) {
    this.index = index
  }
}

/** Of one query. Lists of other lengths, rows of other columns are other shapes; beyond these, none is kept. */
const mostShapes = 20

/**
 * A query that is built and compiled when it is first run, and later only filled with values: for what every question
 * runs. `build` puts each of `values` somewhere (objects and arrays of them as they are) and looks at none: it sees a
 * stand-in for each.
 */
export function keptQuery<Values extends object, Row>(
  build: (on: Kysely<Tables>, values: Values) => Compilable<Row>,
): (on: Kysely<Tables>, values: Values) => Promise<QueryResult<Row>> {
  const kept = new WeakMap<object, Map<string, CompiledQuery<Row>>>()
  return (on, values) => {
    const filling: unknown[] = []
    const shape = shapeOf(values, filling)
    const { adapter } = on.getExecutor()
    const shapes = kept.get(adapter) ?? new Map<string, CompiledQuery<Row>>()
    kept.set(adapter, shapes)
    // It has the shape of `values`, and `build` only hands it on.
    const known = shapes.get(shape) ?? build(on, placesIn(values, { next: 0 }) as Values).compile()
    if (shapes.size < mostShapes) shapes.set(shape, known)
    const filled = known.parameters.map((value) => (value instanceof Place ? filling[value.index] : value))
    // Kysely's plugins see a query only while it is compiled.
    const parameters = adapter instanceof PostgresAdapter ? filled.map(readable) : filled
    return on.executeQuery({ ...known, parameters })
  }
}

/** What two values share that can be put into the same query. Adds the single values to `filling`, in order. */
function shapeOf(value: unknown, filling: unknown[]): string {
  if (Array.isArray(value)) {
    let shape = '['
    for (const each of value) shape += `${shapeOf(each, filling)},`
    return `${shape}]`
  }
  if (isRow(value)) {
    let shape = '{'
    for (const name of Object.keys(value)) shape += `${name}${shapeOf(value[name], filling)},`
    return `${shape}}`
  }
  // Kysely leaves such a column out.
  if (value === undefined) return '?'
  filling.push(value)
  return ''
}

function placesIn(value: unknown, counter: { next: number }): unknown {
  if (Array.isArray(value)) return value.map((each) => placesIn(each, counter))
  if (isRow(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, placesIn(each, counter)]))
  return value === undefined ? undefined : new Place(counter.next++)
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
}
