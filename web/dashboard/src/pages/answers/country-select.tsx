import { Button, Group, Select, Stack, Text } from '@mantine/core'
import type { Answers } from '../../../../../src/server/admin/wire.ts'

/** Chooses the country that is shown; `own` are those with something of the merchant's own. */
export function CountrySelect({
  countries,
  value,
  onChange,
  own,
  ownWord,
}: {
  countries: Answers['countries']
  value: string
  onChange: (country: string) => void
  own: readonly string[]
  /** What such a country has: "own list". */
  ownWord: string
}) {
  const others = countries.filter(({ code }) => own.includes(code) && code !== value)
  return (
    <Stack gap="xs">
      <Select
        label="Country"
        description="The shopper’s country, as it stands on the order."
        data={countries.map(({ code, name }) => ({
          value: code,
          label: own.includes(code) ? `${name} · ${ownWord}` : name,
        }))}
        value={value}
        onChange={(country) => onChange(country ?? value)}
        allowDeselect={false}
        searchable
        nothingFoundMessage="Klarna is not known to be offered there"
        maw={340}
      />
      {others.length === 0 ? null : (
        <Group gap="xs">
          <Text c="dimmed">Also with an {ownWord}:</Text>
          {others.map(({ code, name }) => (
            <Button key={code} variant="light" size="compact-sm" onClick={() => onChange(code)}>
              {name}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  )
}

/** The shop's own country where Klarna is offered there, else the first of the list. */
export function firstShown(countries: Answers['countries'], shopCountry: string): string {
  return countries.some(({ code }) => code === shopCountry) ? shopCountry : (countries[0]?.code ?? '')
}
