import { Alert, Button, Select, Stack, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay'
import { useEffect, useState } from 'react'
import type { ToolView, Tried } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { countries, languages } from '../../parts/choices.ts'
import { useSession } from '../../session.tsx'
import { useSave } from '../../use-save.ts'
import { type InputField, inputFields } from './input-fields.ts'
import { issuesOf } from './issues.ts'
import { SampleOrders } from './sample-orders.tsx'
import { TriedAnswer } from './tried-answer.tsx'

type Values = Record<string, string>

/** With `takesFocus` it stands where a button was pressed. */
export function TryForm({ tool, takesFocus }: { tool: ToolView; takesFocus: boolean }) {
  const { session } = useSession()
  const fields = inputFields(tool.input_schema)
  const [tried, setTried] = useState<Tried | null>(null)
  const form = useForm<Values>({
    initialValues: Object.fromEntries(fields.map(({ name }) => [name, ''])),
    validate: Object.fromEntries(
      fields
        .filter(({ required }) => required)
        .map(({ name, kind }) => [
          name,
          (value: string) =>
            value.trim() !== '' ? null : kind === 'email' ? 'Write the email.' : 'Write the order number.',
        ]),
    ),
  })
  const save = useSave({
    request: (values: Values) => api.post<Tried>(`/tools/${tool.name}/try`, { input: filledIn(values) }),
    refresh: ['/tools', '/overview'],
    form,
    onDone: (answer) => {
      setTried(answer)
      for (const { path, message } of issuesOf(answer))
        if (path in form.values) form.setFieldError(path, message)
    },
  })
  const first = fields[0]?.name
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useEffect(() => {
    if (takesFocus && first !== undefined) form.getInputNode(first)?.focus()
  }, [])
  return (
    <>
      {session.demo && tool.needs_proof ? (
        <SampleOrders choose={(sample) => form.setValues({ ...form.values, ...sample })} />
      ) : null}
      <form onSubmit={form.onSubmit((values) => save.run(values))} noValidate>
        <Stack>
          {fields.map((field) => (
            <Field key={field.name} field={field} form={form} />
          ))}
          {save.problem === null ? null : (
            <Alert color="red" role="alert">
              {save.problem}
            </Alert>
          )}
          <div>
            <Button
              type="submit"
              loading={save.isSaving}
              leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
            >
              Try it
            </Button>
          </div>
        </Stack>
      </form>
      <TriedAnswer tried={tried} isTrying={save.isSaving} />
    </>
  )
}

function Field({ field, form }: { field: InputField; form: UseFormReturnType<Values> }) {
  const shared = {
    label: field.label,
    description: field.hint,
    required: field.required,
    ...form.getInputProps(field.name),
  }
  if (field.kind === 'country' || field.kind === 'language') {
    return (
      <Select
        {...shared}
        data={[...(field.kind === 'country' ? countries : languages)]}
        value={form.values[field.name] || null}
        onChange={(value) => form.setFieldValue(field.name, value ?? '')}
        searchable
        clearable
        placeholder="The shop’s own"
        nothingFoundMessage="Nothing of that name"
      />
    )
  }
  return (
    <TextInput
      {...shared}
      autoComplete="off"
      spellCheck={false}
      {...(field.kind === 'email' ? { type: 'email', inputMode: 'email' as const } : {})}
      {...(field.longest === null ? {} : { maxLength: field.longest })}
    />
  )
}

/** What is empty is left out: the tool then takes the shop's own. */
function filledIn(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  )
}
