import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import IconTrash from '@tabler/icons-react/icons/IconTrash'
import IconUserPlus from '@tabler/icons-react/icons/IconUserPlus'
import type { Invitation, People, Person, Role } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useConfirm } from '../../parts/confirm.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingTable } from '../../parts/loading.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { roleNames, useSession } from '../../session.tsx'
import { useRead } from '../../use-read.ts'
import { useSave } from '../../use-save.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { isRole, roleChoices } from './roles.ts'

export function PeopleSettings() {
  const people = useRead<People>('/people')
  const [inviting, invite] = useDisclosure(false)
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Text c="dimmed" maw={440}>
          Owners change everything, agents answer shoppers, viewers look on.
        </Text>
        <Button leftSection={<IconUserPlus size={18} aria-hidden="true" />} onClick={invite.open}>
          Invite someone
        </Button>
      </Group>
      <Loaded query={people} loading={<LoadingTable rows={3} />}>
        {(view) => (
          <>
            <PeopleTable people={view.people} />
            {view.invitations.length === 0 ? null : <Invitations invitations={view.invitations} />}
          </>
        )}
      </Loaded>
      <InviteDialog opened={inviting} close={invite.close} />
    </Stack>
  )
}

function PeopleTable({ people }: { people: readonly Person[] }) {
  return (
    <Card padding={0}>
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-label="People">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Person</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th w={60} aria-label="Remove" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  )
}

function PersonRow({ person }: { person: Person }) {
  const { session } = useSession()
  const confirm = useConfirm()
  const isMe = person.id === session.user.id
  const role = useSave({
    request: (next: Role) => api.put<unknown>(`/people/${person.id}`, { role: next }),
    done: `${person.name} has a new role.`,
    refresh: ['/people'],
  })
  const remove = useSave({
    request: () => api.delete(`/people/${person.id}`),
    done: `${person.name} is removed.`,
    refresh: ['/people'],
  })
  const askAndRemove = async () => {
    const yes = await confirm({
      title: `Remove ${person.name}?`,
      body: 'They are signed out at once and cannot sign in again. What they wrote to shoppers stays.',
      action: 'Remove',
      danger: true,
    })
    if (yes) remove.run(undefined)
  }
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <Text fw={550}>{person.name}</Text>
          {isMe ? (
            <Badge variant="default" tt="none">
              You
            </Badge>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed">
          {person.email}
        </Text>
      </Table.Td>
      <Table.Td>
        {isMe ? (
          roleNames[person.role]
        ) : (
          <NativeSelect
            aria-label={`Role of ${person.name}`}
            data={roleChoices}
            value={person.role}
            disabled={role.isSaving}
            onChange={(event) => {
              if (isRole(event.currentTarget.value)) role.run(event.currentTarget.value)
            }}
            maw={160}
          />
        )}
      </Table.Td>
      <Table.Td>
        {isMe ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Remove ${person.name}`}
            loading={remove.isSaving}
            onClick={() => void askAndRemove()}
          >
            <IconTrash size={18} aria-hidden="true" />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <div>
      <Title order={2} mb="sm">
        Invited
      </Title>
      <Card padding={0}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label="Invitations">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Email</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th w={60} aria-label="Take back" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </Table.Tbody>
        </Table>
      </Card>
    </div>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const revoke = useSave({
    request: () => api.delete(`/invitations/${invitation.id}`),
    done: `The invitation of ${invitation.email} is taken back.`,
    refresh: ['/people'],
  })
  return (
    <Table.Tr>
      <Table.Td>
        <Text>{invitation.email}</Text>
        <Text size="sm" c="dimmed">
          Ends <RelativeTime at={invitation.expires_at} />
        </Text>
      </Table.Td>
      <Table.Td>{roleNames[invitation.role]}</Table.Td>
      <Table.Td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Take back the invitation of ${invitation.email}`}
          loading={revoke.isSaving}
          onClick={() => revoke.run(undefined)}
        >
          <IconTrash size={18} aria-hidden="true" />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}
