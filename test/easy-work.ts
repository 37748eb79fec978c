import * as v from 'valibot'
import type { WorkLevel } from '../src/domain/work-level.ts'
import { type WorkAsked, type WorkDone, workAsked } from '../src/protocol/work.ts'
import { solveWork } from '../src/web/shared/solve-work.ts'

/** The least that a house can ask for: the way is the real one, and a test does not wait for it. */
export const easiestWork: readonly WorkLevel[] = [{ cost: 1, tries: 1 }]

const zeros = '00'.repeat(32)

/** What a server without keys asks for: the first key of zeros, once round. */
export function workWithoutHouse(c: string): WorkAsked {
  return {
    parameters: {
      ...{ algorithm: 'PBKDF2/SHA-256', cost: 1, keyLength: 32, keySignature: zeros },
      ...{ nonce: zeros.slice(32), salt: zeros.slice(32), keyPrefix: firstKey.slice(0, 32) },
      data: { purpose: 'ticket', c, until: 0 },
    },
    signature: zeros,
  }
}

const firstKey = 'c8c2ef93624f53f746ad5664441f9e04f1dde6c84f8f0a06689d9f4ef61ec1bd'

/** The same, done. */
export const doneWithoutHouse = (c: string): WorkDone => ({
  ...{ asked: workWithoutHouse(c), counter: 0, key: firstKey },
})

/** Where a page says that it comes from, behind a proxy that the house trusts. */
export type Forwarded = { readonly 'x-forwarded-for'?: string }

/** Asks a house for the work of a ticket. */
export function askWork(url: string, c: string, forwarded: Forwarded = {}): Promise<Response> {
  return fetch(`${url}/api/work`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...forwarded },
    body: JSON.stringify({ c }),
  })
}

/** The same, done. */
export async function workFor(url: string, c: string, forwarded: Forwarded = {}): Promise<WorkDone> {
  const answer = await askWork(url, c, forwarded)
  if (!answer.ok) throw new Error(`work: ${answer.status}`)
  return solveWork(v.parse(workAsked, await answer.json()))
}
