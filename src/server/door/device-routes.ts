import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isRefused } from '../../domain/refusal.ts'
import { whoMay } from '../../domain/roles.ts'
import { deviceRequest, deviceStateRequest, giveAccessRequest } from '../../protocol/people.ts'
import { askAccess, giveAccess } from '../staff/give-access.ts'
import { accountOf } from './account-of.ts'
import type { PeopleRouteDeps } from './people-routes.ts'
import { sendRefusal } from './refuse.ts'

const anyone = { access: 'anyone', side: 'staff' } as const
const largestRequest = 160 * 1024

/** [SI25] A new device, or somebody who lost every way in: a deputy is the recovery. */
export async function deviceRoutes(app: FastifyInstance, deps: PeopleRouteDeps): Promise<void> {
  const { devices, attempts, addresses, cameFrom, endDesk } = deps
  const staff = { ...deps.staff, devices }
  const { clock } = staff
  app.post('/api/device', { config: anyone, bodyLimit: largestRequest }, async (request, reply) => {
    const parsed = v.safeParse(deviceRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const address = addresses.of(cameFrom(request.raw))
    if (!attempts.strangers.tries(address, clock.now())) return sendRefusal(reply, 'too-fast')
    const asked = await askAccess(staff, parsed.output, address)
    if (isRefused(asked)) return sendRefusal(reply, asked.refused)
    return { id: asked.id, until: asked.until }
  })
  app.post('/api/device/state', { config: anyone }, (request, reply) => {
    const parsed = v.safeParse(deviceStateRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const state = devices.stateOf(parsed.output.id, clock.now())
    return state ? reply.send({ state }) : sendRefusal(reply, 'expired')
  })
  const deputies = { config: { access: whoMay('let-in'), isFresh: true } } as const
  app.post('/api/give-access', deputies, async (request, reply) => {
    const parsed = v.safeParse(giveAccessRequest, request.body)
    if (!parsed.success) return sendRefusal(reply, 'unknown-frame')
    const given = await giveAccess(staff, accountOf(request).id, parsed.output)
    if (isRefused(given)) return sendRefusal(reply, given.refused)
    endDesk(given.account)
    return reply.code(204).send()
  })
}
