import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { Invited, Role } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { CopyField } from '../../parts/copy-field.tsx'
import { SaveForm } from '../../parts/save-form.tsx'
import { useSave } from '../../use-save.ts'
import { roleChoices, roleDescriptions } from './roles.ts'

type InviteValues = { readonly email: string; readonly role: Role }

export function InviteDialog({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Invite someone">
      <Invite close={close} />
    </Modal>
  )
}

function Invite({ close }: { close: () => void }) {
  const [invited, setInvited] = useState<Invited | null>(null)
  const form = useForm<InviteValues>({
    initialValues: { email: '', role: 'agent' },
    validate: {
      email: (value) => (value.includes('@') ? null : 'Write their email address, such as anna@example.com.'),
    },
  })
  const save = useSave({
    request: (values: InviteValues) => api.post<Invited>('/invitations', values),
    refresh: ['/people'],
    form,
    onDone: setInvited,
  })
  if (invited !== null) return <InvitationMade invited={invited} email={form.values.email} close={close} />
  return (
    <SaveForm form={form} save={save} action="Invite" always onCancel={close}>
      <TextInput
        label="Email"
        type="email"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('email')}
      />
      <Radio.Group label="Role" {...form.getInputProps('role')}>
        <Stack gap="sm" mt="xs">
          {roleChoices.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} description={roleDescriptions[value]} />
          ))}
        </Stack>
      </Radio.Group>
    </SaveForm>
  )
}

function InvitationMade({ invited, email, close }: { invited: Invited; email: string; close: () => void }) {
  return (
    <Stack>
      <Text role="status">
        {invited.mailed
          ? `Kvitto has mailed the invitation to ${email}. The same link, if you would rather pass it on yourself:`
          : `Kvitto could not mail the invitation. Pass this link on to ${email} yourself; it works once.`}
      </Text>
      <CopyField label="Link" value={invited.url} description="It is not shown again." />
      <Group justify="flex-end">
        <Button onClick={close}>Done</Button>
      </Group>
    </Stack>
  )
}
