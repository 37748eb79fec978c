import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { type ResumeRequest, resumeBlobRequest, resumeRequest } from '../../protocol/resume.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { isTicketOf } from '../conversations/return-to-conversation.ts'
import type { Network } from '../network.ts'
import type { KeptBlob } from '../queue/resume-blobs.ts'
import { sendRefusal } from './refuse.ts'
import type { StrangerPace } from './stranger-pace.ts'

const anyone = { config: { access: 'anyone' } } as const
const largestBlob = 100 * 1024
/** No place is kept longer than this; the blob goes with its place, and at the latest then. */
const longest = 12 * 60 * 60_000

interface ResumeRouteDeps {
  readonly talks: ConversationDeps
  readonly networkOf: (request: IncomingMessage) => Network
  readonly strangers: StrangerPace
}

/** [SE23] [SE28] A visitor's page keeps what it needs after a reload, and asks for it again. */
export async function resumeRoutes(
  app: FastifyInstance,
  { talks, networkOf, strangers }: ResumeRouteDeps,
): Promise<void> {
  const { blobs, clock } = talks.queue
  app.post('/api/resume-blob', { ...anyone, bodyLimit: largestBlob }, async (request, reply) => {
    const parsed = v.safeParse(resumeBlobRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const { c: conversation, ticket, loc, authHash, blob, replaces } = parsed.output
    const heldUp = strangers.holdsUp(request, reply, talks.delivery.visitors.has(conversation))
    if (heldUp) return heldUp
    // A page keeps its words while the server is just ending its place: no mistake, and nothing that a console should show.
    if (!(await isTicketOf(talks, conversation, ticket))) return refuse('expired')
    const until = clock.now() + longest
    const refused = blobs.put(
      loc,
      { conversation, authHash, blob, until, network: networkOf(request.raw) },
      replaces,
    )
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
  app.post('/api/resume', anyone, async (request, reply) => {
    const parsed = v.safeParse(resumeRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const heldUp = strangers.holdsUp(request, reply, blobs.has(parsed.output.loc))
    if (heldUp) return heldUp
    const kept = await keptFor(talks, parsed.output)
    return isRefused(kept) ? sendRefusal(reply, kept.refused) : { blob: kept.blob }
  })
}

/** [SE23] What lies there for who shows this. Refuses `expired`, and `already-open` while another page has it (SE28). */
export async function keptFor(
  { queue, delivery }: ConversationDeps,
  { loc, auth }: ResumeRequest,
): Promise<KeptBlob | Refused> {
  const kept = queue.blobs.find(loc, auth, queue.clock.now())
  if (!kept) return refuse('expired')
  // A tab that was copied has the same secret: the first one stays, as long as it answers.
  const line = delivery.visitors.find(kept.conversation)
  if (!line) return kept
  if (await line.isAlive()) return refuse('already-open')
  // Its page may have come back on another one while this one was asked.
  const now = delivery.visitors.find(kept.conversation)
  return now && now !== line ? refuse('already-open') : kept
}
