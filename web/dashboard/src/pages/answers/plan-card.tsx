import { Alert, Card, NumberInput, Radio, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { FormErrors } from '@mantine/form'
import IconCalendarEvent from '@tabler/icons-react/icons/IconCalendarEvent'
import type { CountryPlan, PlanRule } from '../../../../../src/server/admin/wire.ts'
import { methodNames } from './method-words.ts'
import { sayExample, sayRule } from './plan-words.ts'

const units = [
  { value: 'days', label: 'days' },
  { value: 'monthly', label: 'months' },
]
const starts = [
  { value: 'capture', label: 'The day the order is charged' },
  { value: 'purchase', label: 'The day the order is placed' },
]

/** The rule of a method in a country: the usual one, or the merchant's own with an example of what it comes to. */
export function PlanCard({
  method,
  usual,
  own,
  currency,
  path,
  errors,
  readOnly,
  change,
}: {
  method: CountryPlan['method']
  usual: PlanRule
  own: PlanRule | null
  currency: string
  /** The rule's place in the form. */
  path: string
  errors: FormErrors
  readOnly: boolean
  change: (rule: PlanRule | null) => void
}) {
  return (
    <Card>
      <Stack>
        <Title order={2}>{methodNames[method]}</Title>
        <Radio.Group
          label="Rule"
          value={own === null ? 'usual' : 'own'}
          onChange={(rule) => change(rule === 'own' ? usual : null)}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="usual" label="The usual one" description={sayRule(usual)} disabled={readOnly} />
            <Radio value="own" label="A rule of your own" disabled={readOnly} />
          </Stack>
        </Radio.Group>
        {own === null ? null : (
          <RuleFields rule={own} path={path} errors={errors} readOnly={readOnly} change={change} />
        )}
        <Example rule={own ?? usual} currency={currency} />
      </Stack>
    </Card>
  )
}

function RuleFields({
  rule,
  path,
  errors,
  readOnly,
  change,
}: {
  rule: PlanRule
  path: string
  errors: FormErrors
  readOnly: boolean
  change: (rule: PlanRule) => void
}) {
  const number = (name: 'parts' | 'every') => ({
    value: rule[name] === 0 ? '' : rule[name],
    error: errors[`${path}.${name}`],
    'data-path': `${path}.${name}`,
    min: 1,
    hideControls: true,
    allowDecimal: false,
    allowNegative: false,
    clampBehavior: 'none' as const,
    readOnly,
    onChange: (value: number | string) => change({ ...rule, [name]: Number(value) }),
  })
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NumberInput label="Payments" {...number('parts')} />
      <Select
        label="Counted from"
        data={starts}
        value={rule.first}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(first) => change({ ...rule, first: first === 'purchase' ? 'purchase' : 'capture' })}
      />
      <NumberInput label={rule.parts === 1 ? 'Due after' : 'One every'} {...number('every')} />
      <Select
        label="Days or months"
        data={units}
        value={rule.kind}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(kind) => change({ ...rule, kind: kind === 'monthly' ? 'monthly' : 'days' })}
      />
    </SimpleGrid>
  )
}

function Example({ rule, currency }: { rule: PlanRule; currency: string }) {
  const isWhole = rule.parts >= 1 && rule.parts <= 36 && rule.every >= 1
  return (
    <Alert color="pine" icon={<IconCalendarEvent aria-hidden="true" />} title="For example">
      <Text aria-live="polite">
        {isWhole
          ? `${sayExample(rule, currency)}. An estimate: Klarna’s app has the exact days.`
          : 'Fill in both numbers.'}
      </Text>
    </Alert>
  )
}
