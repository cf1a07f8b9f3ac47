import { Stack, Text, Title } from '@mantine/core'
import IconEqualNot from '@tabler/icons-react/icons/IconEqualNot'
import type { Insight } from '../../../../../src/server/admin/wire.ts'
import { SettleButton } from '../disagreements/settle-button.tsx'
import { TwoSides } from '../disagreements/two-sides.tsx'
import styles from './insight-panel.module.css'

/** What the shop's own record of this order says otherwise. The shopper was told what Klarna has. */
export function Disagreements({
  disagreements,
  onSettled,
}: Pick<Insight, 'disagreements'> & { readonly onSettled: () => void }) {
  return (
    <div>
      <Title order={3} mb="xs" className={styles['disagree'] ?? ''}>
        <IconEqualNot size={18} aria-hidden="true" />
        Shop and Klarna disagree
      </Title>
      <Stack gap="lg">
        {disagreements.map((view) => (
          <Stack key={view.id} gap="xs" align="flex-start">
            <Text fw={550}>{view.title}</Text>
            <TwoSides view={view} />
            <Text size="xs">{view.way_out}</Text>
            <SettleButton view={view} onSettled={onSettled} />
          </Stack>
        ))}
      </Stack>
    </div>
  )
}
