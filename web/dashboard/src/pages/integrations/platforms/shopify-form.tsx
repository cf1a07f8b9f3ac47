import { SegmentedControl, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMediaQuery } from '@mantine/hooks'
import type { ConnectShopify, PlatformView } from '../../../../../../src/server/admin/wire.ts'
import { api } from '../../../api.ts'
import { SaveForm } from '../../../parts/save-form.tsx'
import { useSave } from '../../../use-save.ts'
import { PlatformFormFrame } from './platform-form-frame.tsx'
import type { PlatformFormProps } from './platform-page.tsx'
import { SecretField } from './secret-field.tsx'
import { ShopifySteps } from './shopify-steps.tsx'

type ShopifyValues = {
  readonly kind: ConnectShopify['kind']
  readonly shop: string
  readonly client_id: string
  readonly client_secret: string
  readonly access_token: string
}

const kinds: { value: ShopifyValues['kind']; label: string }[] = [
  { value: 'client', label: 'Client ID and secret' },
  { value: 'token', label: 'Access token' },
]

/** Connects a shop on Shopify, or puts another connection in place. Only what Shopify takes is kept. */
export function ShopifyForm({ view, heading, onConnected, onCancel }: PlatformFormProps) {
  const isNarrow = useMediaQuery('(max-width: 30em)', undefined, { getInitialValueInEffect: false })
  const form = useForm<ShopifyValues>({
    initialValues: {
      kind: 'client',
      shop: view.address ?? '',
      client_id: '',
      client_secret: '',
      access_token: '',
    },
    validate: {
      shop: (value) => missing(true, value, 'Enter the address of the shop.'),
      client_id: (value, { kind }) => missing(kind === 'client', value, 'Enter the client ID.'),
      client_secret: (value, { kind }) => missing(kind === 'client', value, 'Enter the client secret.'),
      access_token: (value, { kind }) => missing(kind === 'token', value, 'Enter the access token.'),
    },
  })
  const save = useSave({
    request: (values: ShopifyValues) =>
      api.put<PlatformView>('/integrations/platforms/shopify', bodyOf(values)),
    done: 'Shopify is connected.',
    form,
    onDone: onConnected,
  })
  const choose = (chosen: string) => {
    const next = kinds.find(({ value }) => value === chosen)
    if (next !== undefined) form.setFieldValue('kind', next.value)
  }
  const cancel = onCancel === undefined ? {} : { onCancel }
  return (
    <PlatformFormFrame name="Shopify" heading={heading} steps={<ShopifySteps />} {...cancel}>
      <SaveForm form={form} save={save} action="Connect" always {...cancel}>
        <TextInput
          label="Shop"
          description="Your shop’s own address at Shopify, such as my-shop.myshopify.com."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('shop')}
        />
        <SegmentedControl
          aria-label="What you have from Shopify"
          orientation={isNarrow === true ? 'vertical' : 'horizontal'}
          fullWidth
          data={kinds}
          value={form.values.kind}
          onChange={choose}
        />
        {form.values.kind === 'client' ? (
          <>
            <TextInput
              label="Client ID"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              {...form.getInputProps('client_id')}
            />
            <SecretField label="Client secret" {...form.getInputProps('client_secret')} />
          </>
        ) : (
          <SecretField
            label="Access token"
            description="Of an app that was made in the shop’s own settings. Begins with shpat_."
            {...form.getInputProps('access_token')}
          />
        )}
      </SaveForm>
    </PlatformFormFrame>
  )
}

function bodyOf({ kind, shop, client_id, client_secret, access_token }: ShopifyValues): ConnectShopify {
  return kind === 'client' ? { kind, shop, client_id, client_secret } : { kind, shop, access_token }
}

function missing(isAsked: boolean, value: string, text: string): string | null {
  return isAsked && value.trim() === '' ? text : null
}
