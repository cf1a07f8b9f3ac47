import { Stack } from '@mantine/core'
import type { Overview } from '../../../../../src/server/admin/wire.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useRead } from '../../use-read.ts'
import { LoadingOverview } from './loading-overview.tsx'
import { RangeFigures } from './range-figures.tsx'
import { SetupCard } from './setup-card.tsx'

/** How often the page looks whether something is new, in milliseconds. */
const everyMs = 20_000

export function OverviewPage() {
  // What is about now (first steps, Klarna, which day it is) comes from the last 30 days' answer, whatever range shows.
  const latest = useRead<Overview>('/overview', { everyMs })
  return (
    <Page title="Overview" lead="What shoppers ask, and how it is answered." wide>
      <Loaded query={latest} loading={<LoadingOverview />}>
        {(overview) => (
          <Stack gap="lg">
            <SetupCard setup={overview.setup} klarna={overview.klarna.state} />
            <RangeFigures latest={overview} everyMs={everyMs} />
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}
