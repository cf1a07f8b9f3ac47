import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import IconDownload from '@tabler/icons-react/icons/IconDownload'
import { type FormEvent, useId, useRef, useState } from 'react'
import { sayDays } from '../../parts/say-day.ts'
import { checkRange, type DayRange, usualLengths } from './day-range.ts'
import styles from './overview.module.css'

const choices = [
  ...usualLengths.map((days) => ({ value: String(days), label: `${days} days` })),
  { value: 'own', label: 'Custom' },
]

/** Which days are counted, and the same as a file. */
export function RangePicker({
  range,
  from,
  to,
  choose,
}: {
  range: DayRange
  from: string
  to: string
  choose: (range: DayRange) => void
}) {
  const [isOwn, setIsOwn] = useState(range.kind === 'own')
  const pick = (value: string) => {
    const days = usualLengths.find((length) => String(length) === value)
    setIsOwn(days === undefined)
    if (days !== undefined) choose({ kind: 'days', days })
  }
  const chosen = isOwn || range.kind === 'own' ? 'own' : String(range.days)
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="md" className={styles['range'] ?? ''}>
          <SegmentedControl
            aria-label="Days"
            data={choices}
            value={chosen}
            onChange={pick}
            className={styles['lengths'] ?? ''}
          />
          <Text c="dimmed">{sayDays(from, to)}</Text>
        </Group>
        <Button
          component="a"
          href={`/admin/api/overview.csv?from=${from}&to=${to}`}
          download
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
        >
          Download CSV
        </Button>
      </Group>
      {chosen === 'own' ? <OwnRange key={`${from} ${to}`} from={from} to={to} choose={choose} /> : null}
    </Stack>
  )
}

function OwnRange({ from, to, choose }: { from: string; to: string; choose: (range: DayRange) => void }) {
  const [days, setDays] = useState({ from, to })
  const [problem, setProblem] = useState<ReturnType<typeof checkRange>>(null)
  const fields = useRef<HTMLFormElement>(null)
  const id = useId()
  const show = (event: FormEvent) => {
    event.preventDefault()
    const found = checkRange(days.from, days.to)
    setProblem(found)
    if (found === null) choose({ kind: 'own', ...days })
    else fields.current?.querySelector<HTMLInputElement>(`[name="${found.field}"]`)?.focus()
  }
  return (
    <form ref={fields} onSubmit={show} noValidate aria-label="Custom days">
      <Group gap="sm" align="flex-end">
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            id={`${id}${name}`}
            type="date"
            name={name}
            label={name === 'from' ? 'First day' : 'Last day'}
            value={days[name]}
            aria-invalid={problem?.field === name}
            aria-describedby={problem?.field === name ? `${id}problem` : undefined}
            onChange={(event) => {
              const { value } = event.currentTarget
              setDays((before) => ({ ...before, [name]: value }))
              setProblem(null)
            }}
          />
        ))}
        <Button type="submit" variant="default">
          Show
        </Button>
      </Group>
      {problem === null ? null : (
        <Text c="var(--mantine-color-error)" mt={6} role="alert" id={`${id}problem`}>
          {problem.detail}
        </Text>
      )}
    </form>
  )
}
