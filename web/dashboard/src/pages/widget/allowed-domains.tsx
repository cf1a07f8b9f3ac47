import { Alert, Button, Card, Code, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import IconPlus from '@tabler/icons-react/icons/IconPlus'
import { useEffect, useRef } from 'react'
import type { WidgetSettings } from '../../../../../src/server/admin/wire.ts'
import { RemoveButton } from '../../parts/remove-button.tsx'

/** A list of addresses; the server brings what is pasted into its form. */
export function AllowedDomains({
  form,
  readOnly,
}: {
  form: UseFormReturnType<WidgetSettings>
  readOnly: boolean
}) {
  const domains = form.values.allowed_domains
  const list = useRef<HTMLDivElement>(null)
  const focusNext = useRef<number | null>(null)
  useEffect(() => {
    if (focusNext.current === null) return
    const fields = list.current?.querySelectorAll('input') ?? []
    const field = fields[Math.min(focusNext.current, fields.length - 1)]
    if (field === undefined) list.current?.querySelector('button')?.focus()
    else field.focus()
    focusNext.current = null
  })
  const change = (next: readonly string[], focus: number) => {
    focusNext.current = focus
    form.clearErrors()
    form.setFieldValue('allowed_domains', next)
  }
  return (
    <Card>
      <Stack>
        <Title order={2}>Your domains</Title>
        <Text c="dimmed">
          The pages on which the chat may open. Paste the address of your shop, such as{' '}
          <Code>www.shop.example</Code>; <Code>*.shop.example</Code> stands for all that comes before the dot.
        </Text>
        {domains.length === 0 ? (
          <Alert color="yellow" title="No domain yet">
            The chat opens on no page of yours until you add one. The chat page below works without.
          </Alert>
        ) : null}
        <Stack gap="xs" ref={list}>
          {domains.map((domain, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike while they are written
            <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
              <TextInput
                aria-label={`Domain ${index + 1}`}
                value={domain}
                error={form.errors[`allowed_domains.${index}`]}
                data-path={`allowed_domains.${index}`}
                placeholder="www.shop.example"
                inputMode="url"
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                readOnly={readOnly}
                flex={1}
                onChange={(event) => {
                  form.clearFieldError(`allowed_domains.${index}`)
                  form.setFieldValue(
                    'allowed_domains',
                    domains.toSpliced(index, 1, event.currentTarget.value),
                  )
                }}
              />
              {readOnly ? null : (
                <RemoveButton
                  label={`Remove ${domain === '' ? 'the empty line' : domain}`}
                  isRemoving={false}
                  remove={() => change(domains.toSpliced(index, 1), Math.max(0, index - 1))}
                />
              )}
            </Group>
          ))}
          {readOnly ? null : (
            <div>
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={() => change([...domains, ''], domains.length)}
              >
                Add a domain
              </Button>
            </div>
          )}
        </Stack>
        {form.errors['allowed_domains'] === undefined ? null : (
          <Text c="red" role="alert">
            {form.errors['allowed_domains']}
          </Text>
        )}
      </Stack>
    </Card>
  )
}
