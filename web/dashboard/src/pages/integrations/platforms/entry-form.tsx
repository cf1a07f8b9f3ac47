import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import type { ConnectByEntry, PlatformView } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { SaveForm } from '../../../parts/save-form.tsx'
import { useSave } from '../../../use-save.ts'
import { PlatformFormFrame } from './platform-form-frame.tsx'
import type { PlatformFormProps } from './platform-page.tsx'
import { SecretField } from './secret-field.tsx'

type EntryField = {
  /** As in the entry in src/orders/, in snake case. */
  readonly name: string
  readonly label: string
  readonly description: string
  readonly isSecret?: true
}

export type EntryLook = {
  readonly name: string
  /** What is connected, where that is no shop of that name. */
  readonly what?: string
  /** What the address is like, for the field below it. */
  readonly address: { readonly label: string; readonly description: string }
  readonly fields: readonly EntryField[]
  /** Above the steps, where they do not lead to something that is there. */
  readonly stepsTitle?: string
  /** The way to what the form asks for. */
  readonly steps: ReactNode
}

const asTyped = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const

/** Connects a platform by its address and plain pieces of text, or puts another connection in place. */
export function EntryForm({
  look,
  view,
  heading,
  onConnected,
  onCancel,
}: PlatformFormProps & { readonly look: EntryLook }) {
  const { name, what, address, fields, stepsTitle, steps } = look
  const names = fields.map((field) => field.name)
  const form = useForm<ConnectByEntry>({
    initialValues: {
      ...Object.fromEntries(names.map((field) => [field, ''])),
      address: view.address ?? '',
    },
    validate: {
      address: (value) => missing(value, 'address of the shop'),
      ...Object.fromEntries(
        fields.map((field) => [field.name, (value: string) => missing(value, field.label.toLowerCase())]),
      ),
    },
  })
  const save = useSave({
    request: (values: ConnectByEntry) =>
      api.put<PlatformView>(`/integrations/platforms/${view.kind}`, values),
    done: `${name} is connected.`,
    form,
    onDone: onConnected,
  })
  const cancel = onCancel === undefined ? {} : { onCancel }
  return (
    <PlatformFormFrame
      name={name}
      what={what}
      heading={heading}
      stepsTitle={stepsTitle}
      steps={steps}
      {...cancel}
    >
      <SaveForm form={form} save={save} action="Connect" always {...cancel}>
        <TextInput {...address} {...asTyped} inputMode="url" {...form.getInputProps('address')} />
        {fields.map(({ name: field, label, description, isSecret }) =>
          isSecret === true ? (
            <SecretField key={field} label={label} description={description} {...form.getInputProps(field)} />
          ) : (
            <TextInput
              key={field}
              label={label}
              description={description}
              {...asTyped}
              {...form.getInputProps(field)}
            />
          ),
        )}
      </SaveForm>
    </PlatformFormFrame>
  )
}

function missing(value: string, what: string): string | null {
  return value.trim() === '' ? `Enter the ${what}.` : null
}
