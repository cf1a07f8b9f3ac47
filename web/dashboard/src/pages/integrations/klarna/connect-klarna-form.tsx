import { Alert, Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import IconBulb from '@tabler/icons-react/icons/IconBulb'
import { type RefObject, useState } from 'react'
import type { ConnectKlarna, KlarnaView } from '../../../../../../src/server/admin/wire.ts'
import type { ApiError } from '../../../api.ts'
import { api } from '../../../api.ts'
import { PasswordField } from '../../../parts/password-field.tsx'
import { SaveForm } from '../../../parts/save-form.tsx'
import { useSave } from '../../../use-save.ts'
import page from '../integration-page.module.css'
import { WhereToFind } from '../where-to-find.tsx'
import styles from './connect-klarna-form.module.css'
import { CredentialsFile } from './credentials-file.tsx'
import { type FoundCredentials, testModeOf } from './find-credentials.ts'
import { type Given, GivenSwitch } from './given-switch.tsx'
import { KlarnaSteps } from './klarna-steps.tsx'
import { placeName } from './places.ts'
import { RegionChoice } from './region-choice.tsx'
import { SimulatorCard } from './simulator-card.tsx'

type KlarnaValues = {
  readonly kind: 'password' | 'api_key'
  readonly username: string
  readonly password: string
  readonly key: string
  readonly region: 'eu' | 'na' | 'oc'
  readonly test_mode: boolean
}

/** Connects Klarna, or puts another account in place of the one that there is. Only what Klarna takes is kept. */
export function ConnectKlarnaForm({
  view,
  heading,
  onConnected,
  onCancel,
}: {
  view: KlarnaView
  heading: RefObject<HTMLHeadingElement | null>
  onConnected: (view: KlarnaView) => void
  onCancel?: () => void
}) {
  const [given, setGiven] = useState<Given>('password')
  const [suggestion, setSuggestion] = useState<ApiError['suggestion']>(undefined)
  const form = useForm<KlarnaValues>({
    initialValues: {
      kind: 'password',
      username: '',
      password: '',
      key: '',
      region: view.region ?? 'eu',
      test_mode: view.test_mode ?? false,
    },
    validate: {
      username: (value, { kind }) => missing(kind === 'password', value, 'Enter the username.'),
      password: (value, { kind }) => missing(kind === 'password', value, 'Enter the password.'),
      key: (value, { kind }) => missing(kind === 'api_key', value, 'Enter the API key.'),
    },
    onValuesChange: () => setSuggestion(undefined),
  })
  const save = useSave({
    request: (values: KlarnaValues) => api.put<KlarnaView>('/integrations/klarna', bodyOf(values)),
    done: 'Klarna is connected.',
    form,
    onDone: onConnected,
    onRefused: (error) => setSuggestion(error.suggestion),
  })
  const give = (next: Given) => {
    setGiven(next)
    setSuggestion(undefined)
    if (next !== 'file') form.setFieldValue('kind', next)
  }
  const fill = (found: FoundCredentials) => {
    const testMode = testModeOf(found)
    form.setValues({ ...found, ...(testMode === undefined ? {} : { test_mode: testMode }) })
    form.clearErrors()
  }
  const takeSuggestion = (place: NonNullable<ApiError['suggestion']>) => {
    form.setValues(place)
    form.clearErrors()
    save.run({ ...form.getValues(), ...place })
  }
  const testMode = form.values.test_mode
  return (
    <div className={styles['columns']}>
      <WhereToFind>
        <KlarnaSteps testMode={testMode} />
      </WhereToFind>
      <Stack gap="lg" className={styles['form'] ?? ''}>
        {view.simulator_offered ? <SimulatorCard onConnected={onConnected} /> : null}
        <div>
          <Title order={2} ref={heading} tabIndex={-1} mb="sm" className={page['heading'] ?? ''}>
            {onCancel === undefined ? 'Connect your account' : 'Put another account in its place'}
          </Title>
          {onCancel === undefined ? null : (
            <Text c="dimmed" mb="sm">
              The present one stays until Klarna has taken the new one.
            </Text>
          )}
          <SaveForm
            form={form}
            save={save}
            action="Connect"
            always
            {...(onCancel === undefined ? {} : { onCancel })}
          >
            <GivenSwitch value={given} onChange={give} />
            {given === 'file' ? <CredentialsFile onFound={fill} /> : null}
            {form.values.kind === 'password' ? (
              <>
                <TextInput
                  label="Username"
                  description="Begins with K, N or P and a number, or looks like 8-4-4-4-12 letters and digits."
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  {...form.getInputProps('username')}
                />
                <PasswordField label="Password" autoComplete="off" {...form.getInputProps('password')} />
              </>
            ) : (
              <PasswordField
                label="API key"
                description="Begins with klarna_live_api_ or klarna_test_api_."
                autoComplete="off"
                visibilityToggleButtonProps={{
                  'aria-label': 'Show or hide the API key',
                  'aria-hidden': false,
                  tabIndex: 0,
                }}
                {...form.getInputProps('key')}
              />
            )}
            <RegionChoice {...form.getInputProps('region')} />
            <Checkbox
              label="Test mode (Playground)"
              description="For an account of Klarna’s playground, where no money moves."
              {...form.getInputProps('test_mode', { type: 'checkbox' })}
              aria-invalid={form.errors['test_mode'] !== undefined}
            />
            {suggestion === undefined ? null : (
              <Alert color="pine" icon={<IconBulb aria-hidden="true" />} title="Klarna takes them elsewhere">
                <Group justify="space-between" gap="sm">
                  <Text>
                    These credentials belong to {placeName(suggestion.region, suggestion.test_mode)}.
                  </Text>
                  <Button loading={save.isSaving} onClick={() => takeSuggestion(suggestion)}>
                    Use {placeName(suggestion.region, suggestion.test_mode)}
                  </Button>
                </Group>
              </Alert>
            )}
          </SaveForm>
        </div>
      </Stack>
    </div>
  )
}

function bodyOf({ kind, username, password, key, region, test_mode }: KlarnaValues): ConnectKlarna {
  return kind === 'api_key'
    ? { kind, key, region, test_mode }
    : { kind, username, password, region, test_mode }
}

function missing(isAsked: boolean, value: string, text: string): string | null {
  return isAsked && value.trim() === '' ? text : null
}
