import { Badge, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import IconUserPlus from '@tabler/icons-react/icons/IconUserPlus'
import type { Invitation, People, Person, Role } from '../../../../../src/server/admin/wire.ts'
import { api } from '../../api.ts'
import { useConfirm } from '../../parts/confirm.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { LoadingTable } from '../../parts/loading.tsx'
import { RelativeTime } from '../../parts/relative-time.tsx'
import { RemoveButton } from '../../parts/remove-button.tsx'
import { Row, Rows } from '../../parts/rows.tsx'
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
            <Rows label="People">
              {view.people.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </Rows>
            {view.invitations.length === 0 ? null : <Invitations invitations={view.invitations} />}
          </>
        )}
      </Loaded>
      <InviteDialog opened={inviting} close={invite.close} />
    </Stack>
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
    <Row
      end={
        isMe ? (
          <Text c="dimmed">{roleNames[person.role]}</Text>
        ) : (
          <>
            <NativeSelect
              aria-label={`Role of ${person.name}`}
              data={roleChoices}
              value={person.role}
              disabled={role.isSaving}
              onChange={(event) => {
                if (isRole(event.currentTarget.value)) role.run(event.currentTarget.value)
              }}
              w={130}
            />
            <RemoveButton
              label={`Remove ${person.name}`}
              isRemoving={remove.isSaving}
              remove={() => void askAndRemove()}
            />
          </>
        )
      }
    >
      <Group gap="xs">
        <Text fw={600}>{person.name}</Text>
        {isMe ? (
          <Badge variant="default" tt="none">
            You
          </Badge>
        ) : null}
      </Group>
      <Text c="dimmed">{person.email}</Text>
    </Row>
  )
}

function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <div>
      <Title order={2} mb="sm">
        Invited
      </Title>
      <Rows label="Invitations">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </Rows>
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
    <Row
      end={
        <>
          <Text c="dimmed">{roleNames[invitation.role]}</Text>
          <RemoveButton
            label={`Take back the invitation of ${invitation.email}`}
            isRemoving={revoke.isSaving}
            remove={() => revoke.run(undefined)}
          />
        </>
      }
    >
      <Text fw={600}>{invitation.email}</Text>
      <Text c="dimmed">
        Ends <RelativeTime at={invitation.expires_at} />
      </Text>
    </Row>
  )
}
