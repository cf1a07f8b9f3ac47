import { Box, Stack, VisuallyHidden } from '@mantine/core'
import { useSearchParams } from 'wouter'
import type { Overview } from '../../../../../src/server/admin/wire.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { sayDays } from '../../parts/say-day.ts'
import { sayCounted } from '../../parts/say-number.ts'
import { useRead } from '../../use-read.ts'
import { Charts } from './charts/charts.tsx'
import { type DayRange, endsOf, rangeIn, searchOf } from './day-range.ts'
import { LoadingOverview } from './loading-overview.tsx'
import { NoConversations } from './no-conversations.tsx'
import styles from './overview.module.css'
import { RangePicker } from './range-picker.tsx'
import { ServiceTiles } from './service-tiles.tsx'
import { Tiles } from './tiles.tsx'

/** The figures of the days that are chosen; the choice stands in the page's address. */
export function RangeFigures({ latest, everyMs }: { latest: Overview; everyMs: number }) {
  const [search, setSearch] = useSearchParams()
  const range = rangeIn(search)
  const { from, to } = endsOf(range, latest.to)
  const isLatest = from === latest.from && to === latest.to
  const shown = useRead<Overview>(isLatest ? '/overview' : `/overview?from=${from}&to=${to}`, {
    keepPrevious: true,
    everyMs,
  })
  const choose = (next: DayRange) => setSearch(searchOf(next), { replace: true })
  return (
    <>
      <RangePicker range={range} from={from} to={to} choose={choose} />
      <Loaded query={shown} loading={<LoadingOverview />}>
        {(overview) => (
          <Box aria-busy={shown.isPlaceholderData} className={styles['figures']}>
            <VisuallyHidden role="status">
              {shown.isPlaceholderData ? '' : summaryOf(overview)}
            </VisuallyHidden>
            <RangeContents overview={overview} latest={latest} />
          </Box>
        )}
      </Loaded>
    </>
  )
}

function RangeContents({ overview, latest }: { overview: Overview; latest: Overview }) {
  const isEmpty = overview.totals.conversations === 0
  const service = <ServiceTiles overview={overview} klarna={latest.klarna} />
  if (isEmpty && overview.tools.length === 0) {
    return (
      <Stack gap="lg">
        <NoConversations setup={latest.setup} />
        {service}
      </Stack>
    )
  }
  return (
    <Stack gap="lg">
      <Tiles totals={overview.totals} />
      {service}
      <Charts overview={overview} />
    </Stack>
  )
}

/** For whoever cannot see that the figures changed. */
function summaryOf({ from, to, totals }: Overview): string {
  return `${sayDays(from, to)}: ${sayCounted(totals.conversations, 'conversation', 'conversations')}`
}
