import { type Bytes, randomBytes } from '../../src/crypto/bytes.ts'
import { makeShift, type Shift } from '../../src/crypto/shift-certificate.ts'
import { type Helpline, type Member, makeHelpline, must, now } from '../../src/crypto/test-cast.ts'
import type { SignedObject } from '../../src/protocol/sealed.ts'
import type { Desk } from '../../src/web/desk/desk.ts'
import { closingForm } from '../desk-in-node.ts'
import type { HostileLine } from './hostile-line.ts'

/** Somebody of the staff, before they sit down. */
export interface Staff {
  readonly member: Member
  readonly deskSecret: Bytes
  shift: Shift
}

/** The same at a page. */
export interface Seat extends Staff {
  desk: Desk
  line: HostileLine
}

export async function staffOf(helpline: Helpline, id: string, name: string): Promise<Staff> {
  const member = await helpline.counsellor(id, name)
  const shift = must(await makeShift({ ...helpline.trust, now }, member, member.grants))
  return { member, shift, deskSecret: randomBytes(32) }
}

/** A chain that another helpline's people, or a liar of one's own making, would show. */
export async function strangerAs(
  id: string,
  name: string,
): Promise<Staff & { grants: readonly SignedObject[] }> {
  const stranger = await staffOf(await makeHelpline(), id, name)
  return { ...stranger, grants: stranger.member.grants }
}

/** What the server answers to a desk beside its line; `kept` is what it keeps of desk blobs, by conversation. */
export function answerDesk(
  kept: Map<string, string>,
  path: string,
  { c = '', blob }: { c?: string; blob?: string },
): unknown {
  switch (path) {
    case '/api/desk-blob':
      if (blob) kept.set(c, blob)
      return
    case '/api/desk-blob/drop':
      return void kept.delete(c)
    case '/api/desk-blob/list':
      return { conversations: [] }
    case '/api/closing-form':
      return closingForm
    case '/api/desk-blob/find': {
      const found = kept.get(c)
      return found === undefined ? { refused: 'expired' } : { blob: found }
    }
  }
  return
}
