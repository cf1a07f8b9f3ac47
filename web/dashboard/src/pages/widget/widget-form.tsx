import { Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { WidgetSettings, WidgetView } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useShownLanguage } from '../../parts/language-select.tsx'
import { SaveForm } from '../../parts/save-form.tsx'
import { useSession } from '../../session.tsx'
import { useSave } from '../../use-save.ts'
import { AllowedDomains } from './allowed-domains.tsx'
import { Installation } from './installation.tsx'
import { LookFields } from './look-fields.tsx'
import styles from './widget-form.module.css'
import { WidgetPreview } from './widget-preview.tsx'

/** The settings with the snippet below, and beside them what they come to. */
export function WidgetForm({ view }: { view: WidgetView }) {
  const queryClient = useQueryClient()
  const { can } = useSession()
  const readOnly = !can('write')
  const [language, setLanguage] = useShownLanguage()
  const form = useForm<WidgetSettings>({ initialValues: settingsOf(view) })
  const save = useSave({
    request: (values: WidgetSettings) => api.put<WidgetView>('/widget', values),
    done: 'The widget is saved.',
    form,
    onDone: (saved) => {
      queryClient.setQueryData(['/widget'], saved)
      form.setInitialValues(settingsOf(saved))
      form.setValues(settingsOf(saved))
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something is refused
  useEffect(() => {
    const [path] = Object.keys(form.errors)
    const tag = path === undefined ? undefined : /^(?:title|welcome)\.(.+)$/.exec(path)?.[1]
    if (tag !== undefined) setLanguage(tag)
  }, [form.errors])
  const fields = (
    <>
      <LookFields form={form} language={language} setLanguage={setLanguage} readOnly={readOnly} />
      <AllowedDomains form={form} readOnly={readOnly} />
    </>
  )
  const isSnippetOld = form.values.accent !== view.accent || form.values.position !== view.position
  return (
    <div className={styles['columns']}>
      <Stack gap="lg">
        {readOnly ? (
          <Stack>
            {fields}
            <Text c="dimmed">Only an owner can change the widget.</Text>
          </Stack>
        ) : (
          <SaveForm form={form} save={save} long>
            {fields}
          </SaveForm>
        )}
        <Installation view={view} isSnippetOld={isSnippetOld} />
      </Stack>
      <WidgetPreview
        saved={view}
        accent={form.values.accent}
        position={form.values.position}
        language={language}
        isChanged={form.isDirty()}
      />
    </div>
  )
}

function settingsOf({ accent, position, title, welcome, allowed_domains }: WidgetView): WidgetSettings {
  return { accent, position, title, welcome, allowed_domains }
}
