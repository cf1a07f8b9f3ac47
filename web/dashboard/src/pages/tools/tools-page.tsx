import { Alert } from '@mantine/core'
import { useLocation } from 'wouter'
import type { Tools } from '../../../../../src/server/admin/wire.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingTable } from '../../parts/loading.tsx'
import { Page } from '../../parts/page.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useSession } from '../../session.tsx'
import { useRead } from '../../use-read.ts'
import { ToolRow } from './tool-row.tsx'
import { TryDrawer } from './try-drawer.tsx'

/** `/tools`, and `/tools/NAME` with that tool open to be tried. */
export function ToolsPage() {
  const { can } = useSession()
  const tools = useRead<Tools>('/tools')
  const [path, navigate] = useLocation()
  const opened = tools.data?.tools.find(({ name }) => path === `/tools/${name}`)
  return (
    <Page
      title="Tools"
      {...(opened === undefined ? {} : { section: `Try “${opened.title}”` })}
      lead="What the assistant can look up for your shoppers. What you switch off is not answered any more, in the chat and everywhere else."
    >
      <Loaded query={tools} loading={<LoadingTable rows={9} />}>
        {(view) => (
          <>
            {view.tools.some(({ enabled }) => enabled) ? null : <AllOff />}
            <Rows label="Tools">
              {view.tools.map((tool) => (
                <ToolRow key={tool.name} tool={tool} />
              ))}
            </Rows>
          </>
        )}
      </Loaded>
      {can('reply') ? <TryDrawer tool={opened} close={() => navigate('/tools')} /> : null}
    </Page>
  )
}

function AllOff() {
  return (
    <Alert color="yellow" mb="md" title="All tools are off">
      The assistant can look up nothing now. It answers general questions and passes shoppers on to a person.
    </Alert>
  )
}
