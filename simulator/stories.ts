import type { KlarnaOrder } from './klarna-order.ts'
import { annaStories } from './stories/anna.ts'
import { britishStories } from './stories/britain.ts'
import { centralEuropeanStories } from './stories/central-europe.ts'
import { germanSpeakingStories } from './stories/german-speaking.ts'
import { nordicStories } from './stories/nordics.ts'
import { overseasStories } from './stories/overseas.ts'
import { southernEuropeanStories } from './stories/southern-europe.ts'
import { orderOf, type Story } from './stories/story.ts'
import { swedishStories } from './stories/sweden.ts'
import { unusualStories } from './stories/unusual.ts'
import { westernEuropeanStories } from './stories/western-europe.ts'

const allStories: readonly Story[] = [
  ...annaStories,
  ...swedishStories,
  ...unusualStories,
  ...nordicStories,
  ...germanSpeakingStories,
  ...britishStories,
  ...westernEuropeanStories,
  ...southernEuropeanStories,
  ...centralEuropeanStories,
  ...overseasStories,
]

/** Every shopper's orders, as fresh as if they had happened just before `now`. */
export function stories(now: Date): KlarnaOrder[] {
  return allStories.map((story) => orderOf(story, now))
}

export type StoryListing = {
  readonly order_number: string
  readonly email: string
  readonly country: string
  readonly summary: string
}

/** What there is to try. An order without a number is listed by its Klarna order ID. */
export function storyList(now: Date): StoryListing[] {
  return allStories.map((story) => {
    const order = orderOf(story, now)
    return {
      order_number: order.merchant_reference1 ?? order.order_id,
      email: order.billing_address.email,
      country: order.purchase_country,
      summary: story.summary,
    }
  })
}
