import type { IconProps } from '@tabler/icons-react'
import IconChartBar from '@tabler/icons-react/icons/IconChartBar'
import IconEqualNot from '@tabler/icons-react/icons/IconEqualNot'
import IconMessage2Cog from '@tabler/icons-react/icons/IconMessage2Cog'
import IconMessageChatbot from '@tabler/icons-react/icons/IconMessageChatbot'
import IconMessages from '@tabler/icons-react/icons/IconMessages'
import IconPlugConnected from '@tabler/icons-react/icons/IconPlugConnected'
import IconSettings from '@tabler/icons-react/icons/IconSettings'
import IconTool from '@tabler/icons-react/icons/IconTool'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Role } from '../../../src/server/admin/wire.ts'

/** In the order of the navigation. A group with no page that the person may see is not shown. */
export const groups = ['Overview', 'Conversations', 'Integrations', 'Configure', 'Settings'] as const

/**
 * A page: a folder in `pages/` and a line in the list below. `path` also takes all that lies under it (`/` only
 * itself), so that a page has addresses of its own; every link in the dashboard starts at its root
 * (`/settings/people`). `component` is given no props and renders a `Page` from `parts/page.tsx`. Groups with a heading
 * hold several pages; the others are the page itself.
 */
export type NavigationPage = {
  readonly path: `/${string}`
  readonly label: string
  readonly group: (typeof groups)[number]
  readonly icon: ComponentType<IconProps>
  readonly roles: readonly Role[]
  readonly component: LazyExoticComponent<ComponentType>
  /** Shows how many conversations wait for a person, or how many disagreements are open. */
  readonly badge?: 'waiting' | 'disagreements'
}

const everyone: readonly Role[] = ['owner', 'agent', 'viewer']

// biome-ignore format: one page, one line
export const pages: readonly NavigationPage[] = [
  { path: '/', label: 'Overview', group: 'Overview', icon: IconChartBar, roles: everyone, component: load(async () => (await import('./pages/overview/overview-page.tsx')).OverviewPage) },
  { path: '/conversations', label: 'Conversations', group: 'Conversations', icon: IconMessages, roles: everyone, badge: 'waiting', component: load(async () => (await import('./pages/conversations/conversations-page.tsx')).ConversationsPage) },
  { path: '/disagreements', label: 'Disagreements', group: 'Conversations', icon: IconEqualNot, roles: everyone, badge: 'disagreements', component: load(async () => (await import('./pages/disagreements/disagreements-page.tsx')).DisagreementsPage) },
  { path: '/integrations', label: 'Integrations', group: 'Integrations', icon: IconPlugConnected, roles: everyone, component: load(async () => (await import('./pages/integrations/integrations-page.tsx')).IntegrationsPage) },
  { path: '/tools', label: 'Tools', group: 'Configure', icon: IconTool, roles: everyone, component: load(async () => (await import('./pages/tools/tools-page.tsx')).ToolsPage) },
  { path: '/answers', label: 'Answers', group: 'Configure', icon: IconMessage2Cog, roles: everyone, component: load(async () => (await import('./pages/answers/answers-page.tsx')).AnswersPage) },
  { path: '/widget', label: 'Widget', group: 'Configure', icon: IconMessageChatbot, roles: everyone, component: load(async () => (await import('./pages/widget/widget-page.tsx')).WidgetPage) },
  { path: '/settings', label: 'Settings', group: 'Settings', icon: IconSettings, roles: everyone, component: load(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage) },
]

/** The code of a page is fetched when it is first opened. */
function load(component: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: await component() }))
}
