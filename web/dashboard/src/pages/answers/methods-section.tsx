import { Card, Checkbox, Radio, Stack, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Answers, CountryMethods, MethodId, PutMethods } from '../../../../../src/server/admin/wire.ts'
import { LanguageSelect, useShownLanguage } from '../../parts/language-select.tsx'
import { useSession } from '../../session.tsx'
import { AnswersForm, AnswersSection } from './answers-section.tsx'
import { CountrySelect, firstShown } from './country-select.tsx'
import { MethodTexts } from './method-texts.tsx'
import { listMethods, methodIds, methodNames } from './method-words.ts'
import { useAnswersForm } from './use-answers-form.ts'

type OwnMethod = CountryMethods['methods'][number]

export function MethodsSection() {
  return <AnswersSection>{(answers) => <MethodsForm answers={answers} />}</AnswersSection>
}

function MethodsForm({ answers }: { answers: Answers }) {
  const { session, can } = useSession()
  const readOnly = !can('write')
  const [country, setCountry] = useState(() => firstShown(answers.countries, session.shop.country))
  const [language, setLanguage] = useShownLanguage()
  // Who looks at Kvitto's own list for a moment does not lose what they wrote.
  const putAway = useRef<Record<string, readonly OwnMethod[]>>({})
  const { form, save } = useAnswersForm<PutMethods>(answers, 'methods', {
    valuesOf: ({ methods }) => ({ methods }),
    validate: ({ methods }) =>
      Object.fromEntries(
        methods.flatMap((entry, index) =>
          entry.methods.length === 0
            ? [[`methods.${index}.methods`, 'Choose at least one, or take Kvitto’s own list.']]
            : [],
        ),
      ),
    reveal: (path) => {
      const [, index, , , , tag] = path.split('.')
      setCountry(form.values.methods[Number(index)]?.country ?? country)
      if (tag !== undefined) setLanguage(tag)
    },
  })
  const index = form.values.methods.findIndex((entry) => entry.country === country)
  const own = form.values.methods[index]?.methods
  const defaults = answers.countries.find(({ code }) => code === country)
  const change = (methods: readonly OwnMethod[] | null) => {
    const entry = methods === null ? [] : [{ country, methods }]
    const before = form.values.methods
    form.clearErrors()
    form.setFieldValue('methods', index === -1 ? [...before, ...entry] : before.toSpliced(index, 1, ...entry))
  }
  const choose = (list: string) => {
    if (list === 'own') change(putAway.current[country] ?? (defaults?.methods ?? []).map(untold))
    else {
      if (own !== undefined) putAway.current[country] = own
      change(null)
    }
  }
  const offer = (id: MethodId, offered: boolean) => {
    const kept = (own ?? []).filter((method) => method.id !== id)
    change(inOrder(offered ? [...kept, untold(id)] : kept))
  }
  return (
    <AnswersForm form={form} save={save}>
      <CountrySelect
        countries={answers.countries}
        value={country}
        onChange={setCountry}
        own={form.values.methods.map((entry) => entry.country)}
        ownWord="own list"
      />
      <Card>
        <Stack>
          <Title order={2}>Ways to pay in {defaults?.name ?? country}</Title>
          <Radio.Group
            label="What the assistant says"
            value={own === undefined ? 'standard' : 'own'}
            onChange={choose}
          >
            <Stack gap="sm" mt="xs">
              <Radio
                value="standard"
                label="Kvitto’s own list"
                description={`What Klarna usually offers there: ${listMethods(defaults?.methods ?? [])}.`}
                disabled={readOnly}
              />
              <Radio
                value="own"
                label="A list of your own"
                description="What your shop really offers, if it is less or has other names."
                disabled={readOnly}
              />
            </Stack>
          </Radio.Group>
          {own === undefined ? null : (
            <>
              <LanguageSelect
                value={language}
                onChange={setLanguage}
                own={(tag) => countTexts(own, tag)}
                description="Of the names and descriptions."
              />
              <Checkbox.Group
                label="Your list"
                value={own.map(({ id }) => id)}
                error={form.errors[`methods.${index}.methods`]}
                readOnly={readOnly}
              >
                <Stack gap="md" mt="xs">
                  {methodIds.map((id) => {
                    const place = own.findIndex((method) => method.id === id)
                    const method = own[place]
                    return (
                      <div key={id}>
                        <Checkbox
                          value={id}
                          label={methodNames[id]}
                          disabled={readOnly}
                          onChange={(event) => offer(id, event.currentTarget.checked)}
                        />
                        {method === undefined ? null : (
                          <MethodTexts
                            method={method}
                            language={language}
                            path={`methods.${index}.methods.${place}`}
                            errors={form.errors}
                            readOnly={readOnly}
                            change={(changed) =>
                              change(own.map((before) => (before.id === id ? changed : before)))
                            }
                          />
                        )}
                      </div>
                    )
                  })}
                </Stack>
              </Checkbox.Group>
            </>
          )}
        </Stack>
      </Card>
    </AnswersForm>
  )
}

function untold(id: MethodId): OwnMethod {
  return { id, name: {}, description: {} }
}

function inOrder(methods: readonly OwnMethod[]): readonly OwnMethod[] {
  return methodIds.flatMap((id) => methods.find((method) => method.id === id) ?? [])
}

function countTexts(methods: readonly OwnMethod[], tag: string): number {
  return methods.flatMap(({ name, description }) => [name[tag], description[tag]]).filter(Boolean).length
}
