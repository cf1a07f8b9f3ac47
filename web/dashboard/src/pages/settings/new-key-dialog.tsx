import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { NewApiKey } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { CopyField } from '../../parts/copy-field.tsx'
import { SaveForm } from '../../parts/save-form.tsx'
import { useSave } from '../../use-save.ts'
import { type Scope, scopeChoices } from './scopes.ts'

type KeyValues = { readonly name: string; readonly scopes: Scope[] }

export function NewKeyDialog({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="New API key" closeOnClickOutside={false}>
      <NewKey close={close} />
    </Modal>
  )
}

function NewKey({ close }: { close: () => void }) {
  const [made, setMade] = useState<NewApiKey | null>(null)
  const form = useForm<KeyValues>({
    initialValues: { name: '', scopes: ['tools'] },
    validate: {
      name: (value) => (value.trim() === '' ? 'Write what the key is for, such as “Chatbot”.' : null),
      scopes: (value) => (value.length === 0 ? 'Choose at least one.' : null),
    },
  })
  const save = useSave({
    request: (values: KeyValues) => api.post<NewApiKey>('/api-keys', values),
    refresh: ['/api-keys'],
    form,
    onDone: setMade,
  })
  if (made !== null) return <KeyMade made={made} close={close} />
  return (
    <SaveForm form={form} save={save} action="Create key" always onCancel={close}>
      <TextInput
        label="Name"
        description="What it is for, so that you know it again."
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label="May use" {...form.getInputProps('scopes')}>
        <Stack gap="sm" mt="xs">
          {scopeChoices.map(({ value, label, description }) => (
            <Checkbox key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Checkbox.Group>
    </SaveForm>
  )
}

function KeyMade({ made, close }: { made: NewApiKey; close: () => void }) {
  return (
    <Stack>
      <Text role="status">
        The key “{made.name}” is ready. Copy it now: Kvitto keeps only a fingerprint of it and cannot show it
        again.
      </Text>
      <CopyField label="Key" value={made.key} />
      <Group justify="flex-end">
        <Button onClick={close}>I have copied it</Button>
      </Group>
    </Stack>
  )
}
