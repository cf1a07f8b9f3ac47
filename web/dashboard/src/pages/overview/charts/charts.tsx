import { SimpleGrid, Stack } from '@mantine/core'
import type { Overview } from '../../../../../../src/server/admin/wire.ts'
import { intentName, toolName } from '../../../parts/plain-names.ts'
import { sayCount } from '../../../parts/say-number.ts'
import { BarList } from './bar-list.tsx'
import { ConversationsChart } from './conversations-chart.tsx'

/** By day, by question and by tool. */
export function Charts({ overview }: { overview: Overview }) {
  const { days, intents, tools } = overview
  return (
    <Stack gap="lg">
      <ConversationsChart days={days} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <BarList
          title="What shoppers asked"
          definition="The questions that Kvitto recognised. A message with two questions counts for both."
          empty="No questions in these days."
          bars={intents.map(({ name, count }) => ({ name: intentName(name), count, detail: null }))}
        />
        <BarList
          title="Tools used"
          definition="Each look-up that Kvitto, your programs or a trial made, and how often it led to an answer."
          empty="No tool was used in these days."
          bars={tools.map(({ name, count, answered }) => ({
            name: toolName(name),
            count,
            detail: `${sayCount(answered)} answered`,
          }))}
        />
      </SimpleGrid>
    </Stack>
  )
}
