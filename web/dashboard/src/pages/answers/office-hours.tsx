import { Anchor, Card, Chip, Group, Input, Radio, Stack, Text, TextInput, Title } from '@mantine/core'
import type { FormErrors } from '@mantine/form'
import { type ChangeEvent, useRef } from 'react'
import { Link } from 'wouter'
import type { Handoff } from '../../../../../src/server/admin/wire.ts'
import { useSession } from '../../session.tsx'

type Hours = NonNullable<Handoff['office_hours']>

const usual: Hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }
const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  day,
  // 5 January 2026 is a Monday.
  name: new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2026, 0, 4 + day),
  ),
}))

/** When somebody is there to answer; null is always. */
export function OfficeHours({
  value,
  errors,
  readOnly,
  change,
}: {
  value: Hours | null
  errors: FormErrors
  readOnly: boolean
  change: (hours: Hours | null) => void
}) {
  const { session } = useSession()
  const last = useRef(value ?? usual)
  if (value !== null) last.current = value
  return (
    <Card>
      <Stack>
        <Title order={2}>Office hours</Title>
        <Radio.Group
          label="Somebody is there"
          value={value === null ? 'always' : 'hours'}
          onChange={(choice) => change(choice === 'hours' ? last.current : null)}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="always" label="At any time" disabled={readOnly} />
            <Radio value="hours" label="At certain hours" disabled={readOnly} />
          </Stack>
        </Radio.Group>
        {value === null ? null : (
          <>
            <Days
              value={value.days}
              error={errors['office_hours.days']}
              readOnly={readOnly}
              change={(chosen) => change({ ...value, days: chosen })}
            />
            <Group align="flex-start">
              <Time
                label="From"
                name="from"
                value={value}
                errors={errors}
                readOnly={readOnly}
                change={change}
              />
              <Time label="To" name="to" value={value} errors={errors} readOnly={readOnly} change={change} />
            </Group>
            <Text c="dimmed">
              Outside them, whoever asks for a person hears when somebody is there again. In the shop’s time
              zone, {session.shop.time_zone.replaceAll('_', ' ')}. Change it under{' '}
              <Anchor component={Link} underline="always" href="/settings/shop" size="sm">
                Settings → Shop
              </Anchor>
              .
            </Text>
          </>
        )}
      </Stack>
    </Card>
  )
}

function Days({
  value,
  error,
  readOnly,
  change,
}: {
  value: readonly number[]
  error: FormErrors[string]
  readOnly: boolean
  change: (days: readonly number[]) => void
}) {
  return (
    <Input.Wrapper label="Days" labelElement="div" error={error} role="group" aria-label="Days">
      <Group gap="xs" mt={6}>
        {days.map(({ day, name }) => (
          <Chip
            key={day}
            checked={value.includes(day)}
            disabled={readOnly}
            onChange={(isOn) =>
              change(
                [...value.filter((other) => other !== day), ...(isOn ? [day] : [])].sort((a, b) => a - b),
              )
            }
          >
            {name}
          </Chip>
        ))}
      </Group>
    </Input.Wrapper>
  )
}

function Time({
  label,
  name,
  value,
  errors,
  readOnly,
  change,
}: {
  label: string
  name: 'from' | 'to'
  value: Hours
  errors: FormErrors
  readOnly: boolean
  change: (hours: Hours) => void
}) {
  return (
    <TextInput
      type="time"
      label={label}
      w={150}
      value={value[name]}
      error={errors[`office_hours.${name}`]}
      data-path={`office_hours.${name}`}
      readOnly={readOnly}
      onChange={(event: ChangeEvent<HTMLInputElement>) =>
        change({ ...value, [name]: event.currentTarget.value })
      }
    />
  )
}
