import type { FastifyRequest } from 'fastify'
import type { Account } from '../staff/people.ts'

/** Who asks, on a route that is guarded by a role. */
export function accountOf({ account }: FastifyRequest): Account {
  if (!account) throw new Error('a guarded route was reached by nobody')
  return account
}
