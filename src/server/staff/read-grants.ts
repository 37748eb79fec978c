import * as v from 'valibot'
import type { SignedGrant } from '../../protocol/people.ts'
import { grantSubject } from '../../protocol/set-up.ts'
import type { KeptGrant } from './people.ts'

/** A signed line with whom it speaks of; undefined when its body does not say so. The server judges no signature. */
function readGrant({ signer, grant }: SignedGrant): KeptGrant | undefined {
  try {
    const body = JSON.parse(Buffer.from(grant.body, 'base64url').toString('utf8'))
    const parsed = v.safeParse(grantSubject, body)
    if (!parsed.success || grant.type !== 'grant') return undefined
    return { kind: parsed.output.kind, subject: parsed.output.id, signer, grant }
  } catch {
    return undefined
  }
}

/** All of them, or undefined when one cannot be read. */
export function readGrants(signed: readonly SignedGrant[]): readonly KeptGrant[] | undefined {
  const read = signed.map(readGrant)
  return read.every(grant => grant !== undefined) ? read : undefined
}
