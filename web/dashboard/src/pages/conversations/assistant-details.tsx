import type { TranscriptEntry } from '../../../../../src/server/admin/wire.ts'
import { intentName, toolName } from '../../parts/plain-names.ts'
import { sayDuration } from '../../parts/say-number.ts'
import styles from './transcript.module.css'
import { mismatchTexts, outcomeName } from './words.ts'

type Reply = Extract<TranscriptEntry, { kind: 'assistant' }>

/** How a reply came about, folded away. What failed stands in its first line. */
export function AssistantDetails({ entry }: { entry: Reply }) {
  const { outcome, intents, tools, engine, duration_ms } = entry
  const failed = tools.find(({ mismatch }) => mismatch !== null)?.mismatch ?? null
  return (
    <details className={styles['details']}>
      <summary className={styles['summary']}>
        {failed === null ? (
          outcomeName(outcome)
        ) : (
          <span className={styles['failed']}>{mismatchTexts[failed]}</span>
        )}
      </summary>
      <dl className={styles['facts']}>
        <dt>Outcome</dt>
        <dd>{outcomeName(outcome)}</dd>
        {intents.length === 0 ? null : (
          <>
            <dt>About</dt>
            <dd>{intents.map(intentName).join(', ')}</dd>
          </>
        )}
        <dt>Tools</dt>
        <dd>
          {tools.length === 0
            ? 'None were needed'
            : tools.map((tool) => <ToolLine key={`${tool.name} ${tool.duration_ms}`} tool={tool} />)}
        </dd>
        <dt>Answered by</dt>
        <dd>{engine === 'rules' ? 'Kvitto’s own rules' : 'The language model'}</dd>
        <dt>Took</dt>
        <dd>{sayDuration(duration_ms)}</dd>
      </dl>
    </details>
  )
}

function ToolLine({ tool: { name, outcome, duration_ms, mismatch } }: { tool: Reply['tools'][number] }) {
  const went = mismatch === null ? outcomeName(outcome).toLowerCase() : mismatchTexts[mismatch]
  return (
    <div>
      {toolName(name)}: {went}, {sayDuration(duration_ms)}
    </div>
  )
}
