import { AppShell, Badge, Burger, Button, Drawer, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import IconTestPipe from '@tabler/icons-react/icons/IconTestPipe'
import { Suspense, useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { pages } from '../navigation.ts'
import { NotFoundPage } from '../pages/not-found/not-found-page.tsx'
import { LoadingPage } from '../parts/loading.tsx'
import { Mark } from '../parts/mark.tsx'
import { PageBoundary } from '../parts/page-boundary.tsx'
import { useSession } from '../session.tsx'
import { NavigationLinks } from './navigation-links.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import styles from './shell.module.css'
import { useConversationEvents } from './use-conversation-events.ts'
import { UserMenu } from './user-menu.tsx'

/** Navigation at the side (in a drawer on a phone), and the page. */
export function Shell() {
  const { session } = useSession()
  const [opened, drawer] = useDisclosure(false)
  const [changing, password] = useDisclosure(false)
  const [path] = useLocation()
  const changePassword = () => {
    drawer.close()
    password.open()
  }
  useConversationEvents()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another page opens
  useEffect(drawer.close, [path])
  return (
    <>
      <Button component="a" href="#main" className={styles['skip'] ?? ''}>
        Skip to the page
      </Button>
      <AppShell
        header={{ height: { base: 56, sm: 0 } }}
        navbar={{ width: 256, breakpoint: 'sm', collapsed: { mobile: true } }}
        padding={{ base: 'md', sm: 'xl' }}
        withBorder={false}
      >
        <AppShell.Header component="nav" aria-label="Menu" hiddenFrom="sm" className={styles['header'] ?? ''}>
          <Group h="100%" px="md" justify="space-between">
            <Mark />
            <Burger
              opened={false}
              onClick={drawer.toggle}
              size="sm"
              aria-label="Navigation"
              aria-expanded={opened}
            />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar visibleFrom="sm" component="div" className={styles['side'] ?? ''}>
          <SideContents changePassword={changePassword} />
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          <div className={styles['page']}>
            {session.demo ? <DemoNote /> : null}
            <Pages key={session.user.role} />
          </div>
        </AppShell.Main>
      </AppShell>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        title={<Mark />}
        hiddenFrom="sm"
        size="min(20rem, 86vw)"
        closeButtonProps={{ 'aria-label': 'Close the navigation' }}
        classNames={{ content: styles['drawer'] ?? '', body: styles['drawerBody'] ?? '' }}
      >
        <SideContents changePassword={changePassword} inDrawer />
      </Drawer>
      <PasswordDialog opened={changing} close={password.close} />
    </>
  )
}

function DemoNote() {
  return (
    <Group role="note" gap="sm" wrap="nowrap" align="flex-start" mb="lg">
      <Badge
        variant="light"
        size="lg"
        tt="none"
        leftSection={<IconTestPipe size={16} aria-hidden="true" />}
        className={styles['demo'] ?? ''}
      >
        Demo
      </Badge>
      <Text c="dimmed" mt={2}>
        The shoppers and their orders are simulated, and nothing here reaches Klarna.
      </Text>
    </Group>
  )
}

function SideContents({
  changePassword,
  inDrawer = false,
}: {
  changePassword: () => void
  inDrawer?: boolean
}) {
  return (
    <nav aria-label="Pages" className={styles['contents']}>
      {inDrawer ? null : (
        <div className={styles['brand']}>
          <Mark />
        </div>
      )}
      <div className={styles['navigation']}>
        <NavigationLinks />
      </div>
      <UserMenu changePassword={changePassword} />
    </nav>
  )
}

function Pages() {
  const { session } = useSession()
  const allowed = pages.filter((page) => page.roles.includes(session.user.role))
  return (
    <Suspense fallback={<LoadingPage />}>
      <Switch>
        {allowed.map(({ path, component: Component }) => (
          <Route key={path} path={path === '/' ? path : `${path}/*?`}>
            <PageBoundary>
              <Component />
            </PageBoundary>
          </Route>
        ))}
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  )
}
