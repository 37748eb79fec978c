import type { FastifyRequest } from 'fastify'
import type { Account } from '../staff/people.ts'
import { presenceOf } from './access.ts'

/** Who asks, on a route that is guarded by a role. */
export function accountOf(request: FastifyRequest): Account {
  return presenceOf(request).account
}
