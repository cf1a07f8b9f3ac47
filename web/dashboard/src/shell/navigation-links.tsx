import { Badge, NavLink, Text, VisuallyHidden } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { groups, type NavigationPage, pages } from '../navigation.ts'
import { useSession } from '../session.tsx'
import styles from './navigation-links.module.css'

/** The pages that the person may see, group by group. A group of several has a heading. */
export function NavigationLinks() {
  const { session } = useSession()
  const allowed = pages.filter((page) => page.roles.includes(session.user.role))
  const shown = groups
    .map((name) => ({ name, pages: allowed.filter((page) => page.group === name) }))
    .filter((group) => group.pages.length > 0)
  return (
    <ul className={styles['list']}>
      {shown.map((group) =>
        group.name === 'Configure' ? (
          <li key={group.name} className={styles['group']}>
            <Text size="xs" fw={600} c="dimmed" className={styles['heading']} id="navigation-configure">
              {group.name}
            </Text>
            <ul className={styles['list']} aria-labelledby="navigation-configure">
              {group.pages.map((page) => (
                <PageLink key={page.path} page={page} />
              ))}
            </ul>
          </li>
        ) : (
          group.pages.map((page) => <PageLink key={page.path} page={page} />)
        ),
      )}
    </ul>
  )
}

function PageLink({ page }: { page: NavigationPage }) {
  const { session } = useSession()
  const [location] = useLocation()
  const active = location === page.path || location.startsWith(`${page.path}/`)
  const count = page.badge === undefined ? 0 : session[page.badge]
  return (
    <li>
      <NavLink
        component={Link}
        href={page.path}
        active={active}
        {...(active ? { 'aria-current': 'page' as const } : {})}
        label={page.label}
        leftSection={<page.icon size={20} stroke={1.6} aria-hidden="true" />}
        rightSection={
          count === 0 ? null : (
            <Badge
              size="md"
              circle={count < 10}
              {...(page.badge === 'waiting' ? {} : { variant: 'light', color: 'orange' })}
            >
              {count}
              <VisuallyHidden> {page.badge === 'waiting' ? 'waiting' : 'open'}</VisuallyHidden>
            </Badge>
          )
        }
        className={styles['link'] ?? ''}
      />
    </li>
  )
}
