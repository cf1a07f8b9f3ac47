import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import IconKey from '@tabler/icons-react/icons/IconKey'
import IconLogout from '@tabler/icons-react/icons/IconLogout'
import IconSelector from '@tabler/icons-react/icons/IconSelector'
import { roleNames, useSession } from '../session.tsx'
import { useSave } from '../use-save.ts'
import styles from './user-menu.module.css'

/** Who is signed in, and what is about them alone: password, appearance, signing out. */
export function UserMenu({ changePassword }: { changePassword: () => void }) {
  const { session, signOut } = useSession()
  const { user, shop } = session
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = useSave<undefined, void>({ request: signOut })
  return (
    <Menu position="top-start" width="target" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={styles['target'] ?? ''}>
          <Avatar name={user.name} size={36} color="pine" aria-hidden="true" />
          <span className={styles['who']}>
            <Text span size="sm" fw={600} truncate display="block">
              {user.name}
            </Text>
            <Text span size="xs" c="dimmed" truncate display="block">
              {roleNames[user.role]} · {shop.name}
            </Text>
          </span>
          <IconSelector size={18} aria-hidden="true" className={styles['sign'] ?? ''} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Item leftSection={<IconKey size={18} aria-hidden="true" />} onClick={changePassword}>
          Change password
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        >
          <Menu.RadioItem value="auto">As the system</Menu.RadioItem>
          <Menu.RadioItem value="light">Light</Menu.RadioItem>
          <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={18} aria-hidden="true" />}
          onClick={() => leave.run(undefined)}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
