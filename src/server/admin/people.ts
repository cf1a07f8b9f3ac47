import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { invite, linkAddress } from '../../accounts/one-time-link.ts'
import { isMailAddress } from '../../domain/mail-address.ts'
import { noteInvitation } from '../../notices/note-invitation.ts'
import type { OneTimeLink, Person } from '../../storage/storage.ts'
import type { AdminOptions } from './admin.ts'
import { bodyOf, FormProblem } from './body.ts'
import { ownOrigin } from './own-origin.ts'
import { record } from './record.ts'
import { type Visitor, visitorIn } from './session.ts'
import { personJson } from './shapes.ts'
import type { Invitation, Invited, People, Person as PersonJson } from './wire.ts'

const roleForm = z.strictObject({
  role: z.enum(['owner', 'agent', 'viewer'], { error: 'Choose what the person may do.' }),
})

const invitationForm = roleForm.extend({
  email: z
    .string({ error: 'Enter an email.' })
    .trim()
    .refine(isMailAddress, 'This is not an email that a mail can be sent to.'),
})

type ById = { Params: { id: string } }

/** Who may sign in, and who is invited to. For owners. */
export const peopleRoutes: FastifyPluginAsync<AdminOptions> = async (app, { shops, config }) => {
  app.get('/people', async (request): Promise<People> => {
    const { people } = visitorIn(request).scope.storage
    const links = await people.links(shops.now())
    return { people: (await people.all()).map(personJson), invitations: links.flatMap(invitationJson) }
  })

  app.post('/invitations', async (request): Promise<Invited> => {
    const visitor = visitorIn(request)
    const { email, role } = bodyOf(request, invitationForm)
    const { shop, storage } = visitor.scope
    const isHere = (person: Person): boolean => person.email.toLowerCase() === email.toLowerCase()
    if ((await storage.people.all()).some(isHere))
      throw new FormProblem(409, 'Somebody with this email has an account here already.', { field: 'email' })
    // In lower case, so that a second invitation replaces the first however it is written.
    const invitation = { email: email.toLowerCase(), role }
    const { id, token } = await invite(shops.storage, shop.id, invitation, shops.now())
    const url = linkAddress(ownOrigin(request, config.publicUrl), token)
    const mailed = config.mail !== null
    if (mailed) await noteInvitation(shops, shop.id, { id, link: url })
    await record(visitor, 'person-invited', { role, mailed: String(mailed) })
    return { url, mailed }
  })

  app.delete<ById>('/invitations/:id', async (request, reply) => {
    const visitor = visitorIn(request)
    const { people } = visitor.scope.storage
    const { id } = request.params
    const links = await people.links(shops.now())
    if (!links.some((link) => link.id === id && link.kind === 'invitation'))
      throw new FormProblem(404, 'This invitation was used, taken back or is too old.')
    await people.removeLink(id)
    await record(visitor, 'invitation-removed', { invitation: id })
    return reply.code(204).send()
  })

  app.put<ById>('/people/:id', async (request): Promise<PersonJson> => {
    const visitor = visitorIn(request)
    const { role } = bodyOf(request, roleForm)
    const person = await personOf(visitor, request.params.id)
    if (!(await visitor.scope.storage.people.setRole(person.id, role)))
      throw new FormProblem(
        409,
        'Without an owner, nobody could change anything here. Make somebody else an owner first.',
        { field: 'role' },
      )
    await record(visitor, 'role-changed', { person: person.id, from: person.role, to: role })
    return personJson({ ...person, role })
  })

  app.delete<ById>('/people/:id', async (request, reply) => {
    const visitor = visitorIn(request)
    const person = await personOf(visitor, request.params.id)
    if (person.id === visitor.person.id)
      throw new FormProblem(409, 'You cannot remove yourself. Another owner can.')
    if (!(await visitor.scope.storage.people.remove(person.id)))
      throw new FormProblem(409, 'This is the last owner now: make somebody else an owner first.')
    await record(visitor, 'person-removed', { person: person.id, role: person.role })
    return reply.code(204).send()
  })
}

async function personOf({ scope }: Visitor, id: string): Promise<Person> {
  const person = await scope.storage.people.find(id)
  if (person === undefined) throw new FormProblem(404, 'There is no such person here any more.')
  return person
}

/** An owner's link is for whoever has it, and not in the list. */
function invitationJson({ id, kind, email, role, expiresAt }: OneTimeLink): readonly Invitation[] {
  if (kind !== 'invitation' || email === null) return []
  return [{ id, email, role, expires_at: expiresAt.toISOString() }]
}
