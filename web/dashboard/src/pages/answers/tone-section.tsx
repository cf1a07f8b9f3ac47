import { Card, Stack, Switch, Text, Title } from '@mantine/core'
import type { Answers, Tone } from '../../../../../src/server/admin/wire.ts'
import styles from '../../parts/bubble.module.css'
import { LanguageSelect, useShownLanguage } from '../../parts/language-select.tsx'
import { OwnText } from '../../parts/own-text.tsx'
import { withText } from '../../parts/own-texts.ts'
import { useSession } from '../../session.tsx'
import { AnswersForm, AnswersSection } from './answers-section.tsx'
import { useAnswersForm } from './use-answers-form.ts'

export function ToneSection() {
  return <AnswersSection>{(answers) => <ToneForm answers={answers} />}</AnswersSection>
}

function ToneForm({ answers }: { answers: Answers }) {
  const { can } = useSession()
  const readOnly = !can('write')
  const [language, setLanguage] = useShownLanguage()
  const { form, save } = useAnswersForm<Tone>(answers, 'tone', {
    valuesOf: ({ tone }) => tone,
    reveal: (path) => setLanguage(path.split('.')[1] ?? language),
  })
  const { greeting, emoji } = form.values
  return (
    <AnswersForm form={form} save={save}>
      <Card>
        <Stack>
          <Title order={2}>Greeting</Title>
          <Text c="dimmed">What the assistant says when a shopper says hello.</Text>
          <LanguageSelect
            value={language}
            onChange={setLanguage}
            own={(tag) => (greeting[tag] === undefined ? 0 : 1)}
          />
          <OwnText
            label="Your greeting"
            language={language}
            value={greeting[language] ?? ''}
            standard={answers.standard_greeting[language] ?? null}
            longest={1_000}
            lines
            path={`greeting.${language}`}
            error={form.errors[`greeting.${language}`]}
            readOnly={readOnly}
            change={(text) => form.setFieldValue('greeting', withText(greeting, language, text))}
          />
        </Stack>
      </Card>
      <Card>
        <Stack>
          <Title order={2}>Emoji</Title>
          <Switch
            label="Mark payments in replies with ✅ and ⏳"
            description="✅ for what is charged, ⏳ for what is still ahead."
            size="md"
            disabled={readOnly}
            {...form.getInputProps('emoji', { type: 'checkbox' })}
          />
          <div
            className={styles['bubble']}
            role="img"
            aria-label={emoji ? 'Reply with emoji' : 'Reply without emoji'}
          >
            {emoji ? '✅ ' : ''}#1: SEK 400.00, charged on 6 November{'\n'}
            {emoji ? '⏳ ' : ''}#2: SEK 400.00, due on 6 December
          </div>
        </Stack>
      </Card>
    </AnswersForm>
  )
}
