import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { type ReferralsAnswer, referralCheckRequest } from '../../protocol/referral-checks.ts'
import type { ReferralChecks } from '../schedule/referral-checks.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

const coordinators = { config: { access: whoMay('change-material') } } as const

/** [RF7] Coordinators look up the hours of other services, and say so. */
export async function referralRoutes(
  app: FastifyInstance,
  { referrals }: { readonly referrals: ReferralChecks },
): Promise<void> {
  app.get('/api/referrals', coordinators, async (): Promise<ReferralsAnswer> => referrals.told())
  app.post('/api/referral-check', coordinators, async (request, reply) => {
    const parsed = v.safeParse(referralCheckRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const { id, isChecked } = parsed.output
    const refused = await referrals.check(id, isChecked, accountOf(request))
    return refused ? sendRefusal(reply, refused.refused) : reply.code(204).send()
  })
}
