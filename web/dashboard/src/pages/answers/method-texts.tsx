import { Stack } from '@mantine/core'
import type { FormErrors } from '@mantine/form'
import type { CountryMethods } from '../../../../../src/server/admin/wire.ts'
import { OwnText } from '../../parts/own-text.tsx'
import { withText } from '../../parts/own-texts.ts'
import { methodNames } from './method-words.ts'

type OwnMethod = CountryMethods['methods'][number]

/** What a method is called and a line on it, in one language. `path` is the method's place in the form. */
export function MethodTexts({
  method,
  language,
  path,
  errors,
  readOnly,
  change,
}: {
  method: OwnMethod
  language: string
  path: string
  errors: FormErrors
  readOnly: boolean
  change: (method: OwnMethod) => void
}) {
  const shared = { language, standard: null, readOnly }
  const { id, name, description } = method
  return (
    <Stack gap={4} ml="xl" mt={6}>
      <OwnText
        {...shared}
        label={`Name of ${methodNames[id]}`}
        value={name[language] ?? ''}
        longest={60}
        path={`${path}.name.${language}`}
        error={errors[`${path}.name.${language}`]}
        change={(text) => change({ ...method, name: withText(name, language, text) })}
      />
      <OwnText
        {...shared}
        label={`A line on ${methodNames[id]}`}
        value={description[language] ?? ''}
        longest={200}
        path={`${path}.description.${language}`}
        error={errors[`${path}.description.${language}`]}
        change={(text) => change({ ...method, description: withText(description, language, text) })}
      />
    </Stack>
  )
}
