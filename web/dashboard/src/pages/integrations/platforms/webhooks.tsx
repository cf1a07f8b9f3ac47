import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type ReactNode, useState } from 'react'
import type {
  MadeSecret,
  PlatformKind,
  PlatformView,
  SetWebhookSecret,
  WebhookView,
} from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { useConfirm } from '../../../parts/confirm.tsx'
import { CopyField } from '../../../parts/copy-field.tsx'
import { Facts } from '../../../parts/facts.tsx'
import { RelativeTime } from '../../../parts/relative-time.tsx'
import { SaveForm } from '../../../parts/save-form.tsx'
import { SecretShownOnce } from '../../../parts/secret-shown-once.tsx'
import { useSession } from '../../../session.tsx'
import { useSave } from '../../../use-save.ts'
import { Help } from '../help/help.tsx'
import { SecretField } from './secret-field.tsx'

/** What differs from platform to platform. */
export type WebhookLook = {
  /** What webhooks add to the connection. */
  readonly lead: string
  /** The way to them, in the platform's own words. */
  readonly steps: ReactNode
}

type WebhookProps = {
  readonly kind: PlatformKind
  readonly name: string
  readonly webhook: WebhookView
  readonly keep: (view: PlatformView) => void
}

/** The platform tells of each order as it comes: where to, signed with what, and whether it was heard. */
export function Webhooks({ look, ...props }: WebhookProps & { readonly look: WebhookLook }) {
  const { can } = useSession()
  const { webhook } = props
  return (
    <Card component="section" aria-labelledby="webhooks">
      <Stack gap="md">
        <Title order={2} id="webhooks">
          Webhooks
        </Title>
        <Text>{look.lead}</Text>
        <Facts facts={factsOf(webhook)} />
        {can('write') ? (
          <>
            {webhook.last_heard_at === null ? (
              look.steps
            ) : (
              <Help title="How webhooks are set up">{look.steps}</Help>
            )}
            {webhook.signed_by_app ? (
              <Text c="dimmed">
                Webhooks that your own app declares are signed with its client secret, and are heard without
                another one.
              </Text>
            ) : null}
            <CopyField label="Address for the webhooks" value={webhook.address} lines />
            {webhook.secret_by === 'platform' ? <EnterSecret {...props} /> : <MakeSecret {...props} />}
            {webhook.secret_hint === null ? null : <RemoveSecret {...props} />}
          </>
        ) : (
          <Text c="dimmed">Only an owner can set webhooks up.</Text>
        )}
      </Stack>
    </Card>
  )
}

function factsOf({ secret_hint, signed_by_app, last_heard_at }: WebhookView) {
  const isExpected = secret_hint !== null || signed_by_app
  return [
    {
      name: 'Secret',
      value:
        secret_hint === null ? (signed_by_app ? 'your app’s own' : 'none yet') : `ends in ${secret_hint}`,
    },
    {
      name: 'Last heard',
      value: last_heard_at === null ? isExpected ? 'not yet' : null : <RelativeTime at={last_heard_at} />,
    },
  ]
}

function EnterSecret({ kind, name, webhook, keep }: WebhookProps) {
  const form = useForm({
    initialValues: { secret: '' },
    validate: { secret: (value) => (value.trim() === '' ? `Enter the secret that ${name} shows.` : null) },
  })
  const save = useSave({
    request: (values: SetWebhookSecret) => api.put<PlatformView>(pathOf(kind), values),
    done: 'The secret is saved.',
    form,
    onDone: (next) => {
      form.reset()
      keep(next)
    },
  })
  const action = webhook.secret_hint === null ? 'Save the secret' : 'Replace the secret'
  return (
    <SaveForm form={form} save={save} action={action} always>
      <SecretField
        label="Signing secret"
        description={`${name} shows it beside its webhooks, once there is one.`}
        {...form.getInputProps('secret')}
      />
    </SaveForm>
  )
}

function MakeSecret({ kind, name, webhook, keep }: WebhookProps) {
  const [secret, setSecret] = useState<string | null>(null)
  const confirm = useConfirm()
  const make = useSave({
    request: () => api.post<MadeSecret>(pathOf(kind)),
    onDone: ({ webhook_secret, ...next }) => {
      setSecret(webhook_secret)
      keep(next)
    },
  })
  const isSet = webhook.secret_hint !== null
  const askAndMake = async () => {
    const yes =
      !isSet ||
      (await confirm({
        title: 'Make another secret?',
        body: `What ${name} signs with the present one is no longer heard, until you enter the new one there.`,
        action: 'Make another',
        danger: true,
      }))
    if (yes) make.run(undefined)
  }
  if (secret !== null)
    return (
      <SecretShownOnce title="Copy the secret now" secret={secret} done={() => setSecret(null)}>
        Enter it in {name} as the secret of each webhook.
      </SecretShownOnce>
    )
  return (
    <div>
      <Button
        variant={isSet ? 'default' : 'filled'}
        loading={make.isSaving}
        onClick={() => void askAndMake()}
      >
        {isSet ? 'Make another secret' : 'Make a secret'}
      </Button>
    </div>
  )
}

function RemoveSecret({ kind, name, keep }: WebhookProps) {
  const confirm = useConfirm()
  const remove = useSave({
    request: () => api.delete<PlatformView>(pathOf(kind)),
    done: 'The secret is removed.',
    onDone: keep,
  })
  const askAndRemove = async () => {
    const yes = await confirm({
      title: 'Remove the secret?',
      body: `What ${name} sends is no longer heard. Delete the webhooks there too. Orders that were sent so far stay.`,
      action: 'Remove',
      danger: true,
    })
    if (yes) remove.run(undefined)
  }
  return (
    <Group>
      <Button variant="subtle" color="red" loading={remove.isSaving} onClick={() => void askAndRemove()}>
        Remove the secret
      </Button>
    </Group>
  )
}

function pathOf(kind: PlatformKind): string {
  return `/integrations/platforms/${kind}/webhook`
}
