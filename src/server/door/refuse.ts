import type { FastifyReply } from 'fastify'
import type { Refusal } from '../../domain/refusal.ts'

/** The status of each refusal over HTTP. The mapper's type makes the compiler ask for every one. */
export const refusalStatus: Record<Refusal, number> = {
  'unknown-frame': 400,
  'too-large': 413,
  'too-fast': 429,
  'out-of-order': 409,
  'not-yours': 404,
  'not-allowed': 403,
  'not-signed-in': 401,
  'prove-again': 428,
  'closed-now': 503,
  'queue-full': 503,
  paused: 503,
  blocked: 403,
  'proof-refused': 403,
  'already-open': 409,
  'conversation-ended': 410,
  expired: 410,
  'try-again': 503,
}

/** The only reply to trouble: a code, and nothing of what went wrong inside. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply.code(refusalStatus[refusal]).type('application/json').send({ refused: refusal })
}
