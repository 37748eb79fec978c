import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { refuse } from '../../domain/refusal.ts'
import { whoMay } from '../../domain/roles.ts'
import { deskBlobOf, deskBlobRequest, longestDeskBlob } from '../../protocol/desk-blob.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { mayKeepDeskBlob } from '../conversations/may-keep-desk-blob.ts'
import { unfiledOf } from '../conversations/unfiled.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const counsellors = { config: { access: whoMay('talk') } } as const
/** The blob itself, and the little around it. */
const largest = longestDeskBlob + 1024

/** [CH11] A desk keeps what it must find again after a reload, for a conversation that it holds or held (SE25). */
export async function deskBlobRoutes(
  app: FastifyInstance,
  { talks }: { readonly talks: ConversationDeps },
): Promise<void> {
  const { deskBlobs, clock } = talks
  app.post('/api/desk-blob', { ...counsellors, bodyLimit: largest }, async (request, reply) => {
    const parsed = v.safeParse(deskBlobRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const { c, blob } = parsed.output
    const account = accountOf(request).id
    // A desk keeps its notes while the conversation is just given away: no mistake, and nothing for a console to show.
    if (!(await mayKeepDeskBlob(talks, account, c))) return refuse('not-yours')
    const isKept = deskBlobs.put(account, c, blob, clock.now())
    return isKept ? reply.code(204).send() : sendRefusal(reply, 'try-again')
  })
  app.post('/api/desk-blob/find', counsellors, (request, reply) =>
    withOwn(request, reply, (account, c) => {
      const blob = deskBlobs.find(account, c, clock.now())
      return blob === undefined ? sendRefusal(reply, 'not-yours') : reply.send({ blob })
    }),
  )
  app.post('/api/desk-blob/list', counsellors, async (request, reply) =>
    reply.send({ conversations: await unfiledOf(talks, accountOf(request).id) }),
  )
  app.post('/api/desk-blob/drop', counsellors, (request, reply) =>
    withOwn(request, reply, (account, c) => {
      deskBlobs.drop(account, c)
      return reply.code(204).send()
    }),
  )
}

function withOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (account: string, c: string) => FastifyReply,
): FastifyReply {
  const parsed = v.safeParse(deskBlobOf, request.body)
  return parsed.success ? answer(accountOf(request).id, parsed.output.c) : sendRefusal(reply, 'unknown-frame')
}
