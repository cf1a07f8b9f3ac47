import { Stack } from '@mantine/core'
import type { Integrations } from '../../../../../src/server/admin/wire.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingCards } from '../../parts/loading.tsx'
import { Page } from '../../parts/page.tsx'
import { useRead } from '../../use-read.ts'
import { IntegrationCardView } from './integration-card.tsx'

export function IntegrationList() {
  const integrations = useRead<Integrations>('/integrations')
  return (
    <Page
      title="Integrations"
      lead="What Kvitto is connected to. Only Klarna is needed; everything else makes it better."
    >
      <Loaded query={integrations} loading={<LoadingCards count={8} />}>
        {({ cards }) => (
          <Stack>
            {cards.map((card) => (
              <IntegrationCardView key={card.id} card={card} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}
