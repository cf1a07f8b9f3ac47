import { Tabs } from '@mantine/core'
import type { ComponentType } from 'react'
import { useLocation } from 'wouter'
import styles from './section-tabs.module.css'

export type Section = { readonly path: string; readonly label: string; readonly component: ComponentType }

/** The parts of a page as tabs, each with an address of its own. `open` is the one at the address. */
export function SectionTabs({
  label,
  sections,
  open,
}: {
  label: string
  sections: readonly Section[]
  open: Section
}) {
  const [, navigate] = useLocation()
  return (
    <Tabs value={open.path} onChange={(path) => navigate(path ?? open.path)} keepMounted={false}>
      <Tabs.List mb="lg" aria-label={label} className={styles['list'] ?? ''}>
        {sections.map(({ path, label: name }) => (
          <Tabs.Tab key={path} value={path}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {sections.map(({ path, component: Component }) => (
        <Tabs.Panel key={path} value={path}>
          <Component />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
