import { Text } from '@mantine/core'
import type { TranscriptEntry } from '../../../../../src/server/admin/wire.ts'
import { AssistantDetails } from './assistant-details.tsx'
import { sayClock } from './say-day.ts'
import styles from './transcript.module.css'

type Spoken = Exclude<TranscriptEntry, { kind: 'event' }>

/** What one of them said: the shopper at the left, assistant and agents at the right. */
export function Message({
  entry,
  language,
  timeZone,
}: {
  entry: Spoken
  language: string
  timeZone: string
}) {
  return (
    <div className={styles['message']} data-from={entry.kind}>
      <Text size="xs" fw={600} className={styles['name'] ?? ''}>
        {speakerOf(entry)}
      </Text>
      {/* Nobody knows in what language an agent writes. */}
      <Text
        className={styles['text'] ?? ''}
        dir="auto"
        {...(entry.kind === 'agent' ? {} : { lang: language })}
      >
        {entry.text}
      </Text>
      <Text size="xs" className={styles['time'] ?? ''}>
        <time dateTime={entry.at}>{sayClock(new Date(entry.at), { timeZone })}</time>
      </Text>
      {entry.kind === 'assistant' ? <AssistantDetails entry={entry} /> : null}
    </div>
  )
}

function speakerOf(entry: Spoken): string {
  if (entry.kind === 'shopper') return 'Shopper'
  return entry.kind === 'assistant' ? 'Assistant' : entry.name
}
