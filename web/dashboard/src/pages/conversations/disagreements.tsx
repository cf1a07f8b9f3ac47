import { Alert, Stack, Text, Title } from '@mantine/core'
import IconEqualNot from '@tabler/icons-react/icons/IconEqualNot'
import type { Insight } from '../../../../../src/server/admin/wire.ts'
import { SettleButton } from '../disagreements/settle-button.tsx'
import { TwoSides } from '../disagreements/two-sides.tsx'

/** What the shop's own record of this order says otherwise. The shopper was told what Klarna has. */
export function Disagreements({
  disagreements,
  onSettled,
}: Pick<Insight, 'disagreements'> & { readonly onSettled: () => void }) {
  return (
    <div>
      <Title order={3} mb="xs">
        Shop and Klarna disagree
      </Title>
      <Stack gap="sm">
        {disagreements.map((view) => (
          <Alert
            key={view.id}
            color="orange"
            icon={<IconEqualNot aria-hidden="true" />}
            title={`${view.order_number}: ${view.title}`}
          >
            <Stack gap="sm" align="flex-start">
              <TwoSides view={view} />
              <Text>{view.way_out}</Text>
              <SettleButton view={view} onSettled={onSettled} />
            </Stack>
          </Alert>
        ))}
      </Stack>
    </div>
  )
}
