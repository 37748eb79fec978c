import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { sentenceRequest } from '../../protocol/sentences.ts'
import { changeSentence, sharedSentences } from '../material/change-sentence.ts'
import type { MaterialDeps } from '../material/material.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const whoTalks = { config: { access: whoMay('read-material') } } as const
const coordinators = { config: { access: whoMay('change-material') } } as const

/** [DK32] [DK33] The shared sentences: read by who talks, changed by coordinators. */
export async function sentenceRoutes(
  app: FastifyInstance,
  { material }: { readonly material: MaterialDeps },
): Promise<void> {
  app.get('/api/sentences', whoTalks, () => sharedSentences(material))
  app.post('/api/sentence', coordinators, async (request, reply) => {
    const parsed = v.safeParse(sentenceRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const refused = await changeSentence(material, parsed.output, accountOf(request))
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
}
