import * as v from 'valibot'
import type { CounsellorId } from '../../domain/people.ts'
import type { SignedObject } from '../../protocol/sealed.ts'

const named = v.looseObject({ counsellorId: v.string(), shiftId: v.string() })

/**
 * Whose shift certificate this says to be, and of which shift. The server cannot judge a signature; it only sees to it
 * that nobody sends another person's certificate, and that a key goes where it is addressed.
 */
export function readCertificate(
  certificate: SignedObject,
): { readonly counsellorId: CounsellorId; readonly shiftId: string } | undefined {
  if (certificate.type !== 'shift') return undefined
  try {
    const body = JSON.parse(Buffer.from(certificate.body, 'base64url').toString('utf8'))
    const parsed = v.safeParse(named, body)
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
