import { Card, ColorInput, ColorPicker, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { WidgetSettings } from '../../../../../src/server/admin/wire.ts'
import { LanguageSelect } from '../../parts/language-select.tsx'
import { OwnText } from '../../parts/own-text.tsx'
import { withText } from '../../parts/own-texts.ts'
import { useSession } from '../../session.tsx'
import { sayContrast } from './say-contrast.ts'

/** Deep enough for white letters. */
const suggested = ['#1f5f4a', '#1d4e89', '#5b3a8c', '#a33b20', '#24221d']

export function LookFields({
  form,
  language,
  setLanguage,
  readOnly,
}: {
  form: UseFormReturnType<WidgetSettings>
  language: string
  setLanguage: (language: string) => void
  readOnly: boolean
}) {
  const { session } = useSession()
  const { accent, title, welcome } = form.values
  return (
    <Card>
      <Stack>
        <Title order={2}>Look</Title>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <div>
            <ColorInput
              label="Colour"
              description="Of the button and the shopper’s messages."
              withPicker={false}
              withEyeDropper={false}
              fixOnBlur={false}
              readOnly={readOnly}
              {...form.getInputProps('accent')}
            />
            <Text c="dimmed" size="xs" mt={6} aria-live="polite">
              {sayContrast(accent)}
            </Text>
            {readOnly ? null : (
              // In the page rather than in the field's own dropdown: there, it has no names and takes no keys.
              <ColorPicker
                format="hex"
                value={accent}
                onChange={(colour) => form.setFieldValue('accent', colour)}
                saturationLabel="Strength and brightness"
                hueLabel="Hue"
                swatches={suggested}
                swatchesPerRow={suggested.length}
                fullWidth
                mt="xs"
              />
            )}
          </div>
          <Radio.Group
            label="Side"
            description="Where the button stands, at the bottom of the page."
            {...form.getInputProps('position')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="right" label="Right" disabled={readOnly} />
              <Radio value="left" label="Left" disabled={readOnly} />
            </Stack>
          </Radio.Group>
        </SimpleGrid>
        <LanguageSelect
          value={language}
          onChange={setLanguage}
          own={(tag) => [title[tag], welcome[tag]].filter((text) => text !== undefined).length}
          description="Shoppers see the texts of their own language."
        />
        <OwnText
          label="Title"
          language={language}
          value={title[language] ?? ''}
          description={`Empty, it is “${session.shop.name}”.`}
          standard={null}
          standardName="the shop’s name"
          longest={60}
          path={`title.${language}`}
          error={form.errors[`title.${language}`]}
          readOnly={readOnly}
          change={(text) => form.setFieldValue('title', withText(title, language, text))}
        />
        <OwnText
          label="Welcome"
          description="Stands above the first message, after the notice that the assistant is no person."
          language={language}
          value={welcome[language] ?? ''}
          standard={null}
          longest={300}
          lines
          path={`welcome.${language}`}
          error={form.errors[`welcome.${language}`]}
          readOnly={readOnly}
          change={(text) => form.setFieldValue('welcome', withText(welcome, language, text))}
        />
      </Stack>
    </Card>
  )
}
