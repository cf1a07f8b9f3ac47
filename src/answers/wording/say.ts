import { type DayStyle, dayIn, formatDay, day as parseDay } from '../../domain/day.ts'
import type { Speech } from '../../languages/index.ts'
import type { Wording } from '../../languages/wording.ts'
import type { ShopScope } from '../../shop-scope.ts'
import type { MoneyData } from '../../tools/schemas.ts'
import type { About } from '../../tools/use.ts'

/** What a reply is said with: the language's sentences, days written for the locale, and what the order is called. */
export type Say = {
  readonly words: Wording
  /** BCP 47: for which amounts, days and countries are written. */
  readonly writtenAs: string
  /** `day` is `YYYY-MM-DD`. */
  readonly day: (day: string, style: DayStyle) => string
  readonly about: About
  /** Set before a sentence or a line; empty where the shop has switched them off. */
  readonly mark: { readonly done: string; readonly waiting: string }
}

export function sayFor(scope: ShopScope, { language, writtenAs }: Speech, about: About): Say {
  const today = dayIn(scope.now(), scope.shop.timeZone)
  return {
    words: language.wording,
    writtenAs,
    day: (text, style) => {
      const written = formatDay(parseDay(text), writtenAs, style, today)
      return language.mendDay?.(written) ?? written
    },
    about,
    mark: scope.shop.settings.emoji ? { done: '✅ ', waiting: '⏳ ' } : { done: '', waiting: '' },
  }
}

type Part = string | null | undefined | false

/** Sentences, joined; those that have nothing to say are left out. */
export function sentences(...parts: readonly Part[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}

export function lines(...parts: readonly Part[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n')
}

/** Whether an amount is known and more than nothing. */
export function some(amount: MoneyData | null): amount is MoneyData {
  return amount !== null && amount.amount > 0
}

/** The text of an amount that is known and more than nothing. */
export function someText(amount: MoneyData | null): string | null {
  return some(amount) ? amount.text : null
}

export function textOf(amount: MoneyData | null): string | null {
  return amount?.text ?? null
}

/** `say.day` for a day that may not be known. */
export function dayText(say: Say, day: string | null, style: DayStyle): string | null {
  return day === null ? null : say.day(day, style)
}
