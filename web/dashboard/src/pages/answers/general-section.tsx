import { Accordion, Badge, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Answers, GeneralAnswer, PutGeneral } from '../../../../../src/server/admin/wire.ts'
import { LanguageSelect, useShownLanguage } from '../../parts/language-select.tsx'
import { OwnText } from '../../parts/own-text.tsx'
import { withText } from '../../parts/own-texts.ts'
import { useSession } from '../../session.tsx'
import { AnswersForm, AnswersSection } from './answers-section.tsx'
import { useAnswersForm } from './use-answers-form.ts'

export function GeneralSection() {
  return <AnswersSection>{(answers) => <GeneralForm answers={answers} />}</AnswersSection>
}

function GeneralForm({ answers }: { answers: Answers }) {
  const { can } = useSession()
  const readOnly = !can('write')
  const [language, setLanguage] = useShownLanguage()
  const [opened, setOpened] = useState<string[]>([])
  const { form, save } = useAnswersForm<PutGeneral>(answers, 'general', {
    valuesOf: ({ general }) => ({ own: Object.fromEntries(general.map(({ topic, own }) => [topic, own])) }),
    reveal: (path) => {
      const [, topic = '', tag = language] = path.split('.')
      setLanguage(tag)
      setOpened((before) => [...before, topic])
    },
  })
  const { own } = form.values
  const countIn = (tag: string) => Object.values(own).filter((texts) => texts[tag] !== undefined).length
  const field = ({ topic, standard }: GeneralAnswer) => {
    const path = `own.${topic}.${language}`
    return (
      <OwnText
        label="Your text"
        language={language}
        value={own[topic]?.[language] ?? ''}
        standard={standard[language] ?? null}
        longest={1_000}
        lines
        path={path}
        error={form.errors[path]}
        readOnly={readOnly}
        change={(text) =>
          form.setFieldValue('own', { ...own, [topic]: withText(own[topic] ?? {}, language, text) })
        }
      />
    )
  }
  return (
    <AnswersForm form={form} save={save}>
      <Text c="dimmed">
        Questions that are about no order in particular. No order is looked up for them, so they need no
        email.
      </Text>
      <LanguageSelect value={language} onChange={setLanguage} own={countIn} />
      <Accordion
        multiple
        variant="contained"
        order={2}
        value={opened}
        onChange={setOpened}
        keepMounted={false}
      >
        {answers.general.map((answer) => (
          <Accordion.Item key={answer.topic} value={answer.topic}>
            <Accordion.Control>
              <Group gap="xs" justify="space-between" pr="xs">
                <Text fw={600}>{answer.title}</Text>
                {own[answer.topic]?.[language] === undefined ? null : (
                  <Badge variant="light" tt="none" fw={550}>
                    Your text
                  </Badge>
                )}
              </Group>
            </Accordion.Control>
            <Accordion.Panel>{field(answer)}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </AnswersForm>
  )
}
