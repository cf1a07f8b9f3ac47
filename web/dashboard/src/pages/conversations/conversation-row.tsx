import IconEqualNot from '@tabler/icons-react/icons/IconEqualNot'
import { memo } from 'react'
import { Link } from 'wouter'
import type { ConversationLine } from '../../../../../src/server/admin/wire.ts'
import { sayMoment } from '../../parts/say-time.ts'
import styles from './conversation-row.module.css'
import { useDraft } from './drafts.ts'
import { Rating } from './rating.tsx'
import { sayBriefly } from './say-day.ts'
import { StatusBadge } from './status-badge.tsx'
import { channelNames, flagName, languageName } from './words.ts'

type RowProps = {
  readonly line: ConversationLine
  readonly href: string
  readonly isOpen: boolean
  readonly draftKey: string
  readonly timeZone: string
}

/** One conversation of the list: of plain elements, as there may be thousands. */
export const ConversationRow = memo(function ConversationRow({
  line,
  href,
  isOpen,
  draftKey,
  timeZone,
}: RowProps) {
  const hasDraft = useDraft(draftKey).trim() !== ''
  const at = new Date(line.updated_at)
  return (
    <li className={styles['item']}>
      <Link
        href={href}
        className={styles['row'] ?? ''}
        aria-current={isOpen ? 'true' : undefined}
        data-conversation={line.id}
      >
        <span className={styles['line']}>
          <StatusBadge status={line.status} agent={line.agent} />
          <time
            dateTime={line.updated_at}
            title={`${sayMoment(at, timeZone)} (${timeZone})`}
            className={styles['small']}
          >
            {sayBriefly(at, new Date(), { timeZone })}
          </time>
        </span>
        <span className={styles['message']} lang={line.language} dir="auto">
          {firstLineOf(line.last_message)}
        </span>
        {line.flags.map((flag) => (
          <span key={flag} className={styles['flag']}>
            <IconEqualNot size={14} aria-hidden="true" />
            {flagName(flag)}
          </span>
        ))}
        <span className={styles['line']}>
          <span className={styles['small']}>
            {languageName(line.language)} · {channelNames[line.channel]}
          </span>
          <span className={styles['end']}>
            {hasDraft ? <span className={styles['draft']}>Draft</span> : null}
            <Rating rating={line.rating} />
          </span>
        </span>
      </Link>
    </li>
  )
})

function firstLineOf(message: string): string {
  return message.trim().split('\n', 1)[0] ?? ''
}
