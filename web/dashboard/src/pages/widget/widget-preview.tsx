import { Card, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown'
import IconMessage2 from '@tabler/icons-react/icons/IconMessage2'
import { type CSSProperties, useState } from 'react'
import type { WidgetView } from '../../../../../src/server/admin/wire.ts'
import { parseColour, textOn, writeColour } from '../../../../widget/colours.ts'
import { PanelFrame } from './panel-frame.tsx'
import styles from './widget-preview.module.css'

/** A page as it could be, with the button in it, and the chat itself where it is opened. */
export function WidgetPreview({
  saved,
  accent,
  position,
  language,
  isChanged,
}: {
  saved: WidgetView
  accent: string
  position: WidgetView['position']
  language: string
  isChanged: boolean
}) {
  const isBeside = useMediaQuery('(min-width: 68em)', undefined, { getInitialValueInEffect: false })
  const [opened, setOpened] = useState(isBeside === true)
  const shown = parseColour(accent) === undefined ? saved.accent : accent
  const colours: CSSProperties & Record<`--${string}`, string> = {
    '--accent': shown,
    '--on-accent': writeColour(textOn(parseColour(shown) ?? [0, 0, 0])),
  }
  return (
    <section aria-labelledby="widget-preview" className={styles['preview']}>
      <Stack gap="sm">
        <Title order={2} id="widget-preview">
          Preview
        </Title>
        <Card padding={0} className={styles['page']} style={colours} data-position={position}>
          <div aria-hidden="true" className={styles['sketch']}>
            <span />
            <span />
            <span />
          </div>
          {opened ? (
            <div className={styles['panel']}>
              <PanelFrame
                // What was saved is read anew.
                key={JSON.stringify([language, saved.accent, saved.title, saved.welcome])}
                widgetKey={saved.widget_key}
                accent={saved.accent}
                language={language}
                close={() => setOpened(false)}
              />
            </div>
          ) : null}
          <button
            type="button"
            className={styles['launcher']}
            aria-label="Chat"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {opened ? (
              <IconChevronDown size={28} aria-hidden="true" />
            ) : (
              <IconMessage2 size={28} aria-hidden="true" />
            )}
          </button>
        </Card>
        <Text c="dimmed" aria-live="polite">
          {isChanged
            ? 'The button changes at once. The open chat shows what is saved.'
            : 'This is the real chat: what you write here is a conversation.'}
        </Text>
      </Stack>
    </section>
  )
}
