import { Button, Group, Text, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import IconSend from '@tabler/icons-react/icons/IconSend'
import type { KeyboardEvent, RefObject } from 'react'
import type { ConversationView } from '../../../../../src/server/admin/wire.ts'
import { sayCount } from '../../parts/say-number.ts'
import { useSession } from '../../session.tsx'
import styles from './composer.module.css'
import { keepDraft, useDraft } from './drafts.ts'
import { isMine } from './is-mine.ts'
import { languageName } from './words.ts'

/** The longest message, in characters. */
const longest = 4_000
/** From here on it is said how many are left. */
const nearly = 3_500

type ComposerProps = {
  readonly view: ConversationView
  readonly draftKey: string
  readonly send: (text: string) => void
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** Where somebody who has taken over writes; for all others why they cannot. */
export function Composer({ view, draftKey, send, field }: ComposerProps) {
  const { session, can } = useSession()
  const draft = useDraft(draftKey)
  if (isMine(view, session.user) && can('reply'))
    return <Writing view={view} draft={draft} draftKey={draftKey} send={send} field={field} />
  const why = can('reply')
    ? reasonOf(view)
    : 'You can read along. To answer shoppers, ask an owner for the role of an agent.'
  if (why === null && draft.trim() === '') return null
  return (
    <div className={styles['composer']}>
      {why === null ? null : (
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      )}
      {draft.trim() === '' ? null : (
        <Textarea
          label="Your draft, not sent"
          description="Take over to go on with it."
          value={draft}
          readOnly
          autosize
          maxRows={5}
        />
      )}
    </div>
  )
}

function reasonOf({ status, agent }: ConversationView): string | null {
  return status === 'agent' ? `${agent ?? 'Somebody'} writes with this shopper.` : null
}

type WritingProps = ComposerProps & { readonly draft: string }

function Writing({ view, draft, draftKey, send, field }: WritingProps) {
  const isTouch = useMediaQuery('(pointer: coarse)', undefined, { getInitialValueInEffect: false })
  const text = draft.trim()
  const length = text.length
  const isTooLong = length > longest
  const submit = () => {
    if (text === '' || isTooLong) return
    keepDraft(draftKey, '')
    send(text)
    field.current?.focus()
  }
  // On a screen's keyboard there is no other way to a new line.
  const sendOnEnter = (event: KeyboardEvent) => {
    if (isTouch || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  return (
    <div className={styles['composer']}>
      <Textarea
        ref={field}
        aria-label="Message to the shopper"
        placeholder="Write to the shopper"
        autosize
        minRows={2}
        maxRows={8}
        value={draft}
        onChange={(event) => keepDraft(draftKey, event.currentTarget.value)}
        onKeyDown={sendOnEnter}
        aria-describedby="composer-help"
        error={
          isTooLong
            ? `A message has ${sayCount(longest)} characters at most; this one has ${sayCount(length)}.`
            : null
        }
      />
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" id="composer-help">
          {`The shopper writes ${languageName(view.language)}. `}
          {isTouch ? '' : 'Enter sends, Shift + Enter begins a new line.'}
          {length >= nearly && !isTooLong ? ` ${sayCount(longest - length)} characters are left.` : ''}
        </Text>
        <Button
          onClick={submit}
          disabled={text === '' || isTooLong}
          leftSection={<IconSend size={18} aria-hidden="true" />}
          className={styles['send'] ?? ''}
        >
          Send
        </Button>
      </Group>
    </div>
  )
}
