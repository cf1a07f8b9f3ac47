import { Card, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import type { Session, ShopView } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { type Choice, countries, languages, timeZones } from '../../parts/choices.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingForm } from '../../parts/loading.tsx'
import { SaveForm } from '../../parts/save-form.tsx'
import { useSession } from '../../session.tsx'
import { useRead } from '../../use-read.ts'
import { useSave } from '../../use-save.ts'

type ShopValues = Omit<ShopView, 'id'>

export function ShopSettings() {
  const shop = useRead<ShopView>('/shop')
  const { can } = useSession()
  return (
    <Card>
      <Loaded query={shop} loading={<LoadingForm fields={4} />}>
        {(view) => <ShopForm shop={view} readOnly={!can('write')} />}
      </Loaded>
    </Card>
  )
}

function ShopForm({ shop, readOnly }: { shop: ShopView; readOnly: boolean }) {
  const queryClient = useQueryClient()
  const { id: _, ...initialValues } = shop
  const form = useForm<ShopValues>({
    initialValues,
    validate: {
      name: (value) => (value.trim() === '' ? 'Write the name that your shoppers know.' : null),
      country: (value) => (value ? null : 'Choose the country that the shop sells from.'),
      time_zone: (value) => (value ? null : 'Choose the time zone that days are counted in.'),
      locale: (value) => (value ? null : 'Choose a language.'),
    },
  })
  const save = useSave({
    request: (values: ShopValues) => api.put<ShopView>('/shop', values),
    done: 'The shop is saved.',
    form,
    onDone: (saved) => {
      queryClient.setQueryData(['/shop'], saved)
      queryClient.setQueryData<Session | null>(['/session'], (session) =>
        session ? { ...session, shop: saved } : session,
      )
      const { id: _saved, ...values } = saved
      form.setInitialValues(values)
      form.setValues(values)
    },
  })
  const fields = (
    <>
      <TextInput
        label="Name"
        description="Shoppers see it in the chat."
        readOnly={readOnly}
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label="Country"
          description="Decides which of Klarna’s ways to pay are known."
          data={withOwn(countries, shop.country)}
          searchable
          readOnly={readOnly}
          nothingFoundMessage="No such country"
          {...form.getInputProps('country')}
        />
        <Select
          label="Language"
          description="Where a shopper’s own is not known."
          data={withOwn(languages, shop.locale)}
          searchable
          readOnly={readOnly}
          nothingFoundMessage="Kvitto does not speak it yet"
          {...form.getInputProps('locale')}
        />
      </SimpleGrid>
      <Select
        label="Time zone"
        description="Payment days and office hours are counted in it."
        data={withOwn(timeZones, shop.time_zone)}
        searchable
        limit={100}
        readOnly={readOnly}
        nothingFoundMessage="No such time zone"
        {...form.getInputProps('time_zone')}
      />
    </>
  )
  if (readOnly) {
    return (
      <Stack>
        {fields}
        <Text c="dimmed">Only an owner can change the shop.</Text>
      </Stack>
    )
  }
  return (
    <SaveForm form={form} save={save}>
      {fields}
    </SaveForm>
  )
}

/** A value that the list does not have (a region of a language, an old name) stays choosable. */
function withOwn(choices: readonly Choice[], own: string): Choice[] {
  return choices.some(({ value }) => value === own) ? [...choices] : [{ value: own, label: own }, ...choices]
}
