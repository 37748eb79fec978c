import type { FastifyRequest } from 'fastify'
import type { Account } from '../staff/people.ts'

/** Whose request this is, on a route that is guarded by roles. */
export function accountOf({ account }: FastifyRequest): Account {
  if (!account) throw new Error('a guarded route was reached by nobody')
  return account
}
