import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refused } from '../../domain/refusal.ts'
import { type LeaveRequest, leaveRequest } from '../../protocol/leave.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { leaveByBeacon, leaveEverywhere } from '../conversations/end-conversation.ts'
import { leaveQueue } from '../queue/keep-place.ts'
import { type ClearRouteDeps, wipeOf } from './clear-route.ts'
import { sendRefusal } from './refuse.ts'
import { keptFor } from './resume-routes.ts'
import type { StrangerPace } from './stranger-pace.ts'

interface LeaveRouteDeps extends ClearRouteDeps {
  readonly talks: ConversationDeps
  readonly strangers: StrangerPace
}

const anyone = { config: { access: 'anyone' } } as const

/** [CV8] [SE38] A visitor's page that is just going says so. */
export async function leaveRoute(
  app: FastifyInstance,
  { talks, strangers, config }: LeaveRouteDeps,
): Promise<void> {
  const wipe = wipeOf(config)
  const { blobs } = talks.queue
  // A page closes its line before it says so.
  const isKnown = (asked: LeaveRequest) =>
    'bye' in asked ? talks.delivery.visitors.has(asked.c) || blobs.hasOf(asked.c) : blobs.has(asked.loc)
  app.post('/api/leave', anyone, async (request, reply) => {
    const parsed = v.safeParse(leaveRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const heldUp = strangers.holdsUp(request, reply, isKnown(parsed.output))
    if (heldUp) return heldUp
    const refused = await leave(talks, parsed.output)
    if (!refused) return wipe(reply).code(204).send()
    // The tab that has it goes on, and with it what it stored.
    return sendRefusal(refused.refused === 'already-open' ? reply : wipe(reply), refused.refused)
  })
}

async function leave(talks: ConversationDeps, asked: LeaveRequest): Promise<Refused | undefined> {
  const outOfLine = (id: ConversationId) => leaveQueue(talks.queue, id)
  if ('bye' in asked) return leaveByBeacon(talks, asked.c, asked.bye, outOfLine)
  const kept = await keptFor(talks, asked)
  if (isRefused(kept)) return kept
  await leaveEverywhere(talks, kept.conversation, outOfLine)
  return undefined
}
