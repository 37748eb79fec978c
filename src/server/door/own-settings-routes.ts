import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { whoMay } from '../../domain/roles.ts'
import { mostOwnBytes, type OwnSettingsAnswer, ownSettingsRequest } from '../../protocol/own-settings.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { OwnSettingsBook } from '../staff/own-settings.ts'
import { accountOf } from './account-of.ts'
import { sendRefusal } from './refuse.ts'

export interface OwnSettingsDeps {
  readonly commit: Commit<{ ownSettings: OwnSettingsBook }>
  readonly clock: Clock
}

const signedIn = { config: { access: whoMay('own-account') } } as const

/** [DK30] Own sentences, keys and the like, sealed by their page (SE25b). Everybody gets their own and nobody else's. */
export async function ownSettingsRoutes(
  app: FastifyInstance,
  { own: { commit, clock } }: { readonly own: OwnSettingsDeps },
): Promise<void> {
  app.get('/api/own-settings', signedIn, async (request): Promise<OwnSettingsAnswer> => {
    const sealed = await commit(({ ownSettings }) => ownSettings.find(accountOf(request).id))
    return { sealed: sealed ?? null }
  })
  app.post('/api/own-settings', { ...signedIn, bodyLimit: mostOwnBytes * 2 }, async (request, reply) => {
    const parsed = v.safeParse(ownSettingsRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const { sealed } = parsed.output
    await commit(({ ownSettings }) => ownSettings.put(accountOf(request).id, sealed, clock.now()))
    return reply.code(204).send()
  })
}
