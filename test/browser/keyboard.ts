import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { eventually } from './dashboard.ts'

/** More stops than any page has: whoever has not arrived by then goes round in circles. */
const mostStops = 100

/** As much of an element as is looked at here. */
type Field = {
  readonly ownerDocument: {
    readonly defaultView: {
      readonly innerWidth: number
      readonly innerHeight: number
      getComputedStyle(element: Field): { readonly outlineStyle: string }
    }
    elementFromPoint(x: number, y: number): Field | null
  }
  readonly outerHTML: string
  readonly labels?: Iterable<Field> | null
  readonly children: Iterable<Field>
  readonly nextElementSibling: Field | null
  getBoundingClientRect(): Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>
  contains(other: Field): boolean
  matches(selector: string): boolean
}

/** Somebody with a keyboard and nothing else. Wherever the focus comes, it must be in sight, be seen, and have a name. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Goes on, stop by stop, to what has this role and a name that begins so. `backwards` goes the other way round. */
  async goTo(role: string, name: string, way: 'forwards' | 'backwards' = 'forwards'): Promise<void> {
    const stops: string[] = []
    while (stops.length < mostStops) {
      await this.#page.keyboard.press(way === 'forwards' ? 'Tab' : 'Shift+Tab')
      const stop = await this.#look()
      // Past the last stop is the browser's own window.
      if (stop === undefined) continue
      if (stop.startsWith(`${role} "${name}`)) return
      stops.push(stop)
    }
    assert.fail(`There is no way by keyboard to the ${role} “${name}”, only to:\n${stops.join('\n')}`)
  }

  /** Goes through the whole page once, from the first stop to the last, and returns all stops. */
  async walk(): Promise<readonly string[]> {
    const stops: string[] = []
    while (stops.length < mostStops) {
      await this.#page.keyboard.press('Tab')
      const stop = await this.#look()
      if (stop === undefined) return stops
      stops.push(stop)
    }
    return assert.fail(`The way through the page has no end:\n${stops.join('\n')}`)
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  /** Writes where the focus is, in place of what is there. */
  async write(text: string): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+A')
    for (const character of text) await this.#page.keyboard.press(character === ' ' ? 'Space' : character)
  }

  /** Waits until the page itself has brought the focus there. */
  async isBroughtTo(role: string, name: string): Promise<void> {
    await eventually(async () => {
      const stop = await this.#look()
      assert.ok(
        stop?.startsWith(`${role} "${name}`),
        `The focus is at ${stop ?? 'nothing'}, not at ${role} “${name}”`,
      )
    })
  }

  /** Role and name of what has the focus, as `button "Connect"`; `undefined` where nothing has. */
  async #look(): Promise<string | undefined> {
    const focused = this.#page.locator(':focus')
    if ((await focused.count()) === 0) return undefined
    let stop = ''
    await eventually(async () => {
      stop = nameIn(await focused.ariaSnapshot())
      const { isInSight, isMarked, markup } = seen.parse(await focused.evaluate(lookAt))
      assert.match(stop, /^\w+ "[^"]/, `has a role and a name: ${stop}, ${markup}`)
      assert.ok(isInSight, `${stop} is in sight`)
      // A heading only says where one has come; it is no stop.
      assert.ok(isMarked || stop.startsWith('heading'), `${stop} shows that it has the focus`)
    })
    return stop
  }
}

/** The first line of a snapshot. What opens and closes details has no role in it. */
function nameIn(snapshot: string): string {
  const [first = ''] = snapshot.split('\n', 1)
  return first.replace(/^- '?/, '').replace(/^text: (.*)$/, 'summary "$1"')
}

const seen = z.object({ isInSight: z.boolean(), isMarked: z.boolean(), markup: z.string() })

/** In the page. Of a switch or a radio button, what stands for it is seen: its label, or what follows it. */
function lookAt(field: Field): z.infer<typeof seen> {
  const { defaultView: view } = field.ownerDocument
  const isChoice = field.matches('input[type=checkbox], input[type=radio]')
  const next = isChoice && field.nextElementSibling !== null ? [field.nextElementSibling] : []
  const parts = [field, ...(field.labels ?? []), ...next]
  const isInSight = (part: Field): boolean => {
    const { left, right, top, bottom } = part.getBoundingClientRect()
    if (right - left < 8 || bottom - top < 8) return false
    const x = (Math.max(left, 0) + Math.min(right, view.innerWidth)) / 2
    const y = (Math.max(top, 0) + Math.min(bottom, view.innerHeight)) / 2
    const found = part.ownerDocument.elementFromPoint(x, y)
    return found !== null && (part.contains(found) || found.contains(part))
  }
  const isMarked = (part: Field): boolean => view.getComputedStyle(part).outlineStyle !== 'none'
  // A field for text has its cursor, and a slider marks its thumb.
  const isText = !isChoice && field.matches('textarea, input')
  return {
    isInSight: parts.some(isInSight),
    isMarked: isText || [...parts, ...field.children].some(isMarked),
    markup: field.outerHTML.slice(0, 300),
  }
}
