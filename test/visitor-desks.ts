import { toBase64url } from '../src/crypto/bytes.ts'
import { type Holder, holderOf, makeTake } from '../src/crypto/conversation-key.ts'
import { type OpenedEnvelope, openEnvelope } from '../src/crypto/envelope.ts'
import { makeShift, type Shift } from '../src/crypto/shift-certificate.ts'
import { openTalk, type Talk } from '../src/crypto/talk.ts'
import { type Helpline, type Member, must, now, org } from '../src/crypto/test-cast.ts'
import type { SealedEnvelope } from '../src/protocol/sealed.ts'

/** A page at a desk that comes into a running conversation, with real seals; the server between is moved by hand. */
export class ComingDesk {
  readonly member: Member
  readonly shift: Shift
  readonly #take = makeTake()
  opened: OpenedEnvelope | undefined

  private constructor(member: Member, shift: Shift) {
    this.member = member
    this.shift = shift
  }

  /** `later`: so many seconds after the conversation began, as the certificate says. */
  static async sits(helpline: Helpline, member: Member, later = 60): Promise<ComingDesk> {
    const trust = { ...helpline.trust, now: now + later * 1000 }
    return new ComingDesk(member, must(await makeShift(trust, member, member.grants)))
  }

  get take(): string {
    return toBase64url(this.#take)
  }

  /** As the server shows them to the visitor's page. */
  get shown() {
    const { counsellorId, grants } = this.member
    return { counsellorId, take: this.take, certificate: this.shift.certificate, grants }
  }

  /** What the counsellor says under seal about them. */
  ask(k: 'transfer-ask' | 'colleague-ask') {
    const { counsellorId } = this.member
    return { k, counsellorId, shiftId: this.shift.counsellor.shiftId, take: this.take }
  }

  as(role: 2 | 3): Holder {
    return must(holderOf(this.shift.counsellor, role, this.take))
  }

  /** Opens the key as this role, and gives the talk. */
  async opens(
    envelope: SealedEnvelope | undefined,
    role: 2 | 3,
    others: readonly Holder[] = [],
  ): Promise<Talk> {
    const desk = { org, shiftKeys: this.shift.shiftKeys, me: this.as(role), others, anchors: new Map() }
    this.opened = must(await openEnvelope(desk, envelope))
    return openTalk({ epoch: this.opened.epoch, me: role })
  }
}
