import type { Totals } from '../../../../../src/server/admin/wire.ts'
import { sayCount, sayCounted, sayShare } from '../../parts/say-number.ts'
import { endTexts } from './ends.ts'
import { Tile, TileGrid } from './tile.tsx'

/** How many conversations there were, and how they ended. */
export function Tiles({ totals }: { totals: Totals }) {
  const { conversations, confirmed, assumed, handed_over, unanswered } = totals
  const alone = confirmed + assumed
  const share = (count: number) => (conversations === 0 ? '–' : sayShare(count / conversations))
  const of = (count: number) => `${sayCount(count)} of ${sayCount(conversations)}`
  return (
    <TileGrid label="Conversations">
      <Tile
        name="Conversations"
        value={sayCount(conversations)}
        details={[sayCounted(totals.messages, 'message', 'messages')]}
      >
        All conversations that a shopper began in these days, by the day of their first message.
      </Tile>
      <Tile
        name="Answered by Kvitto"
        value={share(alone)}
        details={[of(alone), `${sayCount(confirmed)} confirmed`, `${sayCount(assumed)} assumed`]}
      >
        With no person. {endTexts.confirmed.definition} {endTexts.assumed.definition}
      </Tile>
      <Tile name="Handed over" value={share(handed_over)} details={[of(handed_over)]}>
        {endTexts.handed_over.definition}
      </Tile>
      <Tile name="Unanswered" value={share(unanswered)} details={[of(unanswered)]}>
        {endTexts.unanswered.definition}
      </Tile>
    </TileGrid>
  )
}
