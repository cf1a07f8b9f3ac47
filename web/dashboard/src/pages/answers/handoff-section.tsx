import { Anchor, Box, Card, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answers, Handoff, Integrations } from '../../../../../src/server/admin/wire.ts'
import { SecretShownOnce } from '../../parts/secret-shown-once.tsx'
import { useSession } from '../../session.tsx'
import { useRead } from '../../use-read.ts'
import { AnswersForm, AnswersSection } from './answers-section.tsx'
import { OfficeHours } from './office-hours.tsx'
import { useAnswersForm } from './use-answers-form.ts'

type Values = {
  readonly email: string
  readonly webhook_url: string
  readonly office_hours: Handoff['office_hours']
}

export function HandoffSection() {
  return <AnswersSection>{(answers) => <HandoffForm answers={answers} />}</AnswersSection>
}

function HandoffForm({ answers }: { answers: Answers }) {
  const { can } = useSession()
  const readOnly = !can('write')
  const [secret, setSecret] = useState<string | null>(null)
  const { form, save } = useAnswersForm<Values>(answers, 'handoff', {
    valuesOf: ({ handoff }) => ({
      email: handoff.email ?? '',
      webhook_url: handoff.webhook_url ?? '',
      office_hours: handoff.office_hours,
    }),
    done: 'The handoff is saved.',
    onSaved: ({ handoff }) => setSecret(handoff.webhook_secret ?? null),
  })
  return (
    <>
      {secret === null ? null : (
        <Box mb="lg">
          <SecretShownOnce
            title="Copy the secret of your webhook now"
            secret={secret}
            done={() => setSecret(null)}
          >
            Your program needs it to check that a message really comes from Kvitto.
          </SecretShownOnce>
        </Box>
      )}
      <AnswersForm form={form} save={save}>
        <Text c="dimmed">
          When a shopper asks for a person, the conversation waits under Conversations. Say here who is told.
        </Text>
        <Card>
          <Stack>
            <Title order={2}>Who is told</Title>
            <TextInput
              label="Email"
              description={<EmailDescription email={form.values.email} />}
              type="email"
              autoComplete="off"
              readOnly={readOnly}
              {...form.getInputProps('email')}
            />
            <TextInput
              label="Webhook address"
              description="For a help desk or another program: Kvitto sends a signed message to it. It comes with a secret that is shown once; for a new one, remove the address, save, and enter it again."
              placeholder="https://"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              readOnly={readOnly}
              {...form.getInputProps('webhook_url')}
            />
          </Stack>
        </Card>
        <OfficeHours
          value={form.values.office_hours}
          errors={form.errors}
          readOnly={readOnly}
          change={(hours) => form.setFieldValue('office_hours', hours)}
        />
      </AnswersForm>
    </>
  )
}

function EmailDescription({ email }: { email: string }) {
  const integrations = useRead<Integrations>('/integrations')
  const mail = integrations.data?.cards.find(({ id }) => id === 'mail')
  if (email === '' || mail === undefined || mail.state === 'connected') {
    return 'Gets a short mail with a link to the conversation. Nothing that the shopper wrote is in it.'
  }
  return (
    <>
      Kvitto cannot send mail yet.{' '}
      <Anchor component={Link} underline="always" href="/integrations" size="xs">
        See Integrations
      </Anchor>
    </>
  )
}
