/**
 * The closed list of ways to say no, the same for every door (protocol.md 4.10).
 * A refusal is an answer and travels as a value; only what is broken throws.
 */
export const refusals = [
  'unknown-frame',
  'too-large',
  'too-fast',
  'out-of-order',
  'not-yours',
  'not-allowed',
  'not-signed-in',
  'prove-again',
  'closed-now',
  'queue-full',
  'paused',
  'blocked',
  'proof-refused',
  'already-open',
  'conversation-ended',
  'expired',
  'try-again',
] as const

export type Refusal = (typeof refusals)[number]

export interface Refused {
  readonly refused: Refusal
}

export function refuse(refusal: Refusal): Refused {
  return { refused: refusal }
}

/** Whether an answer is a refusal; what is not, is what was asked for. */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer
}
