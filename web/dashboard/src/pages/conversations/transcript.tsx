import { Button, Text } from '@mantine/core'
import IconArrowDown from '@tabler/icons-react/icons/IconArrowDown'
import { Fragment, useRef } from 'react'
import type { ConversationView, TranscriptEntry } from '../../../../../src/server/admin/wire.ts'
import { useSession } from '../../session.tsx'
import { EventLine } from './event-line.tsx'
import { Message } from './message.tsx'
import { isSameDay, sayDay } from './say-day.ts'
import styles from './transcript.module.css'
import { useFollow } from './use-follow.ts'
import type { SentReply } from './use-replies.ts'

type TranscriptProps = {
  readonly view: ConversationView
  readonly sending: readonly SentReply[]
  /** It scrolls with the page, not by itself. */
  readonly inPage: boolean
}

/** What was said, the newest at the end and in sight. */
export function Transcript({ view, sending, inPage }: TranscriptProps) {
  const { session } = useSession()
  const timeZone = session.shop.time_zone
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { isBehind, toEnd } = useFollow(box, content, inPage, view.transcript.length + sending.length)
  const now = new Date()
  return (
    <div className={styles['frame']}>
      <div ref={box} className={styles['box']} data-in-page={inPage || undefined} tabIndex={inPage ? -1 : 0}>
        <div ref={content} role="log" aria-label="What was said" className={styles['content']}>
          <Text size="xs" c="dimmed" ta="center">
            Email addresses that shoppers write are masked before anything is kept.
          </Text>
          {keyed(view.transcript).map(({ key, entry, before }) => (
            <Fragment key={key}>
              {before !== undefined &&
              isSameDay(new Date(before.at), new Date(entry.at), { timeZone }) ? null : (
                <Text size="xs" fw={600} c="dimmed" className={styles['day'] ?? ''}>
                  {sayDay(new Date(entry.at), now, { timeZone })}
                </Text>
              )}
              {entry.kind === 'event' ? (
                <EventLine entry={entry} timeZone={timeZone} />
              ) : (
                <Message entry={entry} language={view.language} timeZone={timeZone} />
              )}
            </Fragment>
          ))}
          {sending.map(({ key, text }) => (
            <div key={key} className={styles['message']} data-from="agent" data-sending>
              <Text className={styles['text'] ?? ''}>{text}</Text>
              <Text size="xs" className={styles['time'] ?? ''}>
                Sending
              </Text>
            </div>
          ))}
        </div>
      </div>
      {isBehind ? (
        <div className={styles['behind']}>
          <Button
            size="compact-md"
            radius="xl"
            leftSection={<IconArrowDown size={16} aria-hidden="true" />}
            onClick={toEnd}
          >
            New messages
          </Button>
        </div>
      ) : null}
    </div>
  )
}

type Keyed = {
  readonly key: string
  readonly entry: TranscriptEntry
  readonly before: TranscriptEntry | undefined
}

/** Entries have no ID, and two may be of the same moment. */
function keyed(transcript: readonly TranscriptEntry[]): readonly Keyed[] {
  const seen = new Map<string, number>()
  return transcript.map((entry, place) => {
    const name = `${entry.kind} ${entry.at}`
    const count = seen.get(name) ?? 0
    seen.set(name, count + 1)
    return { key: `${name} ${count}`, entry, before: transcript[place - 1] }
  })
}
