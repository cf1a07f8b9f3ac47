import { Radio, SimpleGrid, Text } from '@mantine/core'
import type { ComponentProps } from 'react'
import { regions } from './places.ts'
import styles from './region-choice.module.css'

/** Where the Klarna account is. */
export function RegionChoice(input: Omit<ComponentProps<typeof Radio.Group>, 'children' | 'label'>) {
  return (
    <Radio.Group
      label="Region"
      description="Where your Klarna account is, not where the shopper is."
      {...input}
    >
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" mt="xs" mb={4}>
        {regions.map(({ id, name, countries }) => (
          <label key={id} htmlFor={`region-${id}`} className={styles['region']}>
            <Radio value={id} id={`region-${id}`} aria-describedby={`region-${id}-countries`} />
            <span>
              <Text component="span" display="block" fw={600}>
                {name}
              </Text>
              <Text component="span" display="block" c="dimmed" id={`region-${id}-countries`}>
                {countries}
              </Text>
            </span>
          </label>
        ))}
      </SimpleGrid>
    </Radio.Group>
  )
}
