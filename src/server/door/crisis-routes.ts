import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import type { CrisisCard } from '../../protocol/crisis-card.ts'
import { crisisDecisionRequest } from '../../protocol/crisis-decision.ts'
import { type CrisisLogDeps, keepCrisisDecision, readCrisisDecisions } from '../crisis/crisis-decisions.ts'
import { sendRefusal } from './refuse.ts'

export interface CrisisRouteDeps {
  readonly crisisLog: CrisisLogDeps
  readonly crisisCard: CrisisCard
}

const counsellors = { config: { access: whoMay('talk') } } as const
const team = { config: { access: whoMay('watch-board') } } as const
const readers = { config: { access: whoMay('read-crisis-decisions') } } as const

/** [CR2] [CR7] [CR8] The team's list for a crisis, and the decisions about professional secrecy. */
export async function crisisRoutes(
  app: FastifyInstance,
  { crisisLog, crisisCard }: CrisisRouteDeps,
): Promise<void> {
  app.get('/api/crisis-card', team, async () => crisisCard)
  app.post('/api/crisis-decision', counsellors, async (request, reply) => {
    const parsed = v.safeParse(crisisDecisionRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const refused = await keepCrisisDecision(crisisLog, accountOf(request), parsed.output)
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
  app.get('/api/crisis-decisions', readers, request => readCrisisDecisions(crisisLog, accountOf(request)))
}

function accountOf({ account }: FastifyRequest): string {
  if (!account) throw new Error('a guarded route was reached by nobody')
  return account.id
}
