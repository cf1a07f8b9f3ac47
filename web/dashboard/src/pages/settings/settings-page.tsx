import { Tabs } from '@mantine/core'
import { Redirect, useLocation } from 'wouter'
import { Page } from '../../parts/page.tsx'
import { useSession } from '../../session.tsx'
import { ApiKeysSettings } from './api-keys-settings.tsx'
import { PeopleSettings } from './people-settings.tsx'
import { ShopSettings } from './shop-settings.tsx'

const tabs = [
  { path: '/settings/shop', label: 'Shop', permission: 'read', component: ShopSettings },
  { path: '/settings/people', label: 'People', permission: 'write', component: PeopleSettings },
  { path: '/settings/api-keys', label: 'API keys', permission: 'write', component: ApiKeysSettings },
] as const

export function SettingsPage() {
  const { can } = useSession()
  const [path, navigate] = useLocation()
  const shown = tabs.filter((tab) => can(tab.permission))
  const open = shown.find((tab) => tab.path === path)
  if (open === undefined) return <Redirect to="/settings/shop" replace />
  return (
    <Page
      title="Settings"
      section={open.label}
      lead="Your shop, who works in this dashboard, and keys for programs."
    >
      <Tabs value={open.path} onChange={(value) => navigate(value ?? '/settings/shop')} keepMounted={false}>
        <Tabs.List mb="lg" aria-label="Settings">
          {shown.map((tab) => (
            <Tabs.Tab key={tab.path} value={tab.path}>
              {tab.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(({ path: value, component: Component }) => (
          <Tabs.Panel key={value} value={value}>
            <Component />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}
