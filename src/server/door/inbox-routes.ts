import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { contactEraseRequest, contactHandledRequest } from '../../protocol/contact.ts'
import type { ContactDeps } from '../contact/contact.ts'
import { eraseMessage, readInbox, setHandled } from '../contact/inbox.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const readers = { config: { access: whoMay('read-inbox') } } as const

/** [CT10] [CT11] What people wrote to the team, for coordinators: read, dealt with, erased. */
export async function inboxRoutes(
  app: FastifyInstance,
  { contact }: { readonly contact: ContactDeps },
): Promise<void> {
  app.get('/api/contact-messages', readers, request => readInbox(contact, accountOf(request).id))
  app.post('/api/contact-messages/handled', readers, async (request, reply) => {
    const parsed = v.safeParse(contactHandledRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const refused = await setHandled(contact, accountOf(request).id, parsed.output.id, parsed.output.state)
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
  app.post('/api/contact-messages/erase', readers, async (request, reply) => {
    const parsed = v.safeParse(contactEraseRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    await eraseMessage(contact, accountOf(request).id, parsed.output.id)
    return reply.code(204).send()
  })
}
