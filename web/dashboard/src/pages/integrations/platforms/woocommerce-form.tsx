import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ConnectWooCommerce, PlatformView } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { SaveForm } from '../../../parts/save-form.tsx'
import { useSave } from '../../../use-save.ts'
import { PlatformFormFrame } from './platform-form-frame.tsx'
import type { PlatformFormProps } from './platform-page.tsx'
import { SecretField } from './secret-field.tsx'
import { WooCommerceSteps } from './woocommerce-steps.tsx'

/** Connects a WooCommerce shop, or puts another connection in place. Only what the shop takes is kept. */
export function WooCommerceForm({ view, heading, onConnected, onCancel }: PlatformFormProps) {
  const form = useForm<ConnectWooCommerce>({
    initialValues: { address: view.address ?? '', consumer_key: '', consumer_secret: '' },
    validate: {
      address: (value) => missing(value, 'Enter the address of the shop.'),
      consumer_key: (value) => missing(value, 'Enter the consumer key.'),
      consumer_secret: (value) => missing(value, 'Enter the consumer secret.'),
    },
  })
  const save = useSave({
    request: (values: ConnectWooCommerce) =>
      api.put<PlatformView>('/integrations/platforms/woocommerce', values),
    done: 'WooCommerce is connected.',
    form,
    onDone: onConnected,
  })
  const cancel = onCancel === undefined ? {} : { onCancel }
  return (
    <PlatformFormFrame name="WooCommerce" heading={heading} steps={<WooCommerceSteps />} {...cancel}>
      <SaveForm form={form} save={save} action="Connect" always {...cancel}>
        <TextInput
          label="Address of the shop"
          description="As the browser shows it, such as https://shop.example."
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('address')}
        />
        <TextInput
          label="Consumer key"
          description="Begins with ck_."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('consumer_key')}
        />
        <SecretField
          label="Consumer secret"
          description="Begins with cs_."
          {...form.getInputProps('consumer_secret')}
        />
      </SaveForm>
    </PlatformFormFrame>
  )
}

function missing(value: string, text: string): string | null {
  return value.trim() === '' ? text : null
}
