import { Button, Group, NativeSelect, Popover, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import IconFilter from '@tabler/icons-react/icons/IconFilter'
import IconX from '@tabler/icons-react/icons/IconX'
import { intentName, toolName } from '../../parts/plain-names.ts'
import { type ChoiceName, choiceNames, type Filters } from './filters.ts'
import { filterChoices, flagName, languageName, outcomeName } from './words.ts'

type Choice = { readonly label: string; readonly any: string; readonly nameOf: (value: string) => string }

const choices: Readonly<Record<ChoiceName, Choice>> = {
  language: { label: 'Language', any: 'Any language', nameOf: languageName },
  outcome: { label: 'How a reply went', any: 'Any outcome', nameOf: outcomeName },
  intent: { label: 'What it is about', any: 'Anything', nameOf: intentName },
  tool: { label: 'Tool that was used', any: 'Any tool', nameOf: toolName },
  flag: { label: 'Flag', any: 'With or without', nameOf: flagName },
}

type FilterProps = {
  readonly filters: Filters
  readonly filter: (change: Partial<Filters>) => void
}

/** Language, outcome, intent, tool and flag, in one popover. What is chosen counts at once. */
export function FilterMenu({ filters, filter }: FilterProps) {
  const [opened, { toggle, close }] = useDisclosure(false)
  const active = choiceNames.filter((name) => filters[name] !== '')
  return (
    <Popover
      opened={opened}
      onChange={(open) => open || close()}
      width={280}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={18} aria-hidden="true" />}
          onClick={toggle}
          fullWidth
        >
          {active.length === 0 ? 'Filters' : `Filters (${active.length})`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {choiceNames.map((name) => (
            <NativeSelect
              key={name}
              label={choices[name].label}
              data={[
                { value: '', label: choices[name].any },
                ...withOwn(filterChoices[name], filters[name]).map((value) => ({
                  value,
                  label: choices[name].nameOf(value),
                })),
              ]}
              value={filters[name]}
              onChange={(event) => filter({ [name]: event.currentTarget.value })}
            />
          ))}
          <Group justify="space-between" mt="xs">
            <Button variant="default" disabled={active.length === 0} onClick={() => filter(noChoices)}>
              Clear all
            </Button>
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** What is chosen, each with a way to take it off. */
export function FilterChips({ filters, filter }: FilterProps) {
  const active = choiceNames.filter((name) => filters[name] !== '')
  if (active.length === 0) return null
  return (
    <Group gap="xs" role="group" aria-label="Active filters">
      {active.map((name) => {
        const value = choices[name].nameOf(filters[name])
        return (
          <Button
            key={name}
            variant="light"
            size="compact-sm"
            fw={500}
            rightSection={<IconX size={14} aria-hidden="true" />}
            aria-label={`${value}: remove this filter (${choices[name].label})`}
            title={choices[name].label}
            onClick={() => filter({ [name]: '' })}
          >
            {value}
          </Button>
        )
      })}
    </Group>
  )
}

const noChoices = { language: '', outcome: '', intent: '', tool: '', flag: '' } as const

/** A value from an address that is none of the choices. */
function withOwn(values: readonly string[], own: string): readonly string[] {
  return own === '' || values.includes(own) ? values : [own, ...values]
}
