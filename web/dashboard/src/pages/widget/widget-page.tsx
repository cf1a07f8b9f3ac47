import type { WidgetView } from '../../../../../src/server/admin/wire.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingForm } from '../../parts/loading.tsx'
import { Page } from '../../parts/page.tsx'
import { useRead } from '../../use-read.ts'
import { WidgetForm } from './widget-form.tsx'

export function WidgetPage() {
  const widget = useRead<WidgetView>('/widget')
  return (
    <Page
      title="Widget"
      lead="The chat on your shop’s pages: how it looks, where it may open, and how it gets there."
      wide
    >
      <Loaded query={widget} loading={<LoadingForm fields={5} />}>
        {(view) => <WidgetForm view={view} />}
      </Loaded>
    </Page>
  )
}
