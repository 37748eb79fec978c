import type { ShownHolder } from '../../src/protocol/change-frames.ts'
import type { SealedEnvelope, SealedMessage, SignedObject } from '../../src/protocol/sealed.ts'
import type { Frame, HostileLine } from './hostile-line.ts'

type Seat = 'noor' | 'els'
type Role = 2 | 3

/** One who holds a key or will. */
interface Place extends ShownHolder {
  readonly seat: Seat
  readonly role: Role
}

/** Somebody comes: how far it is, and the keys that the visitor's page gave. */
interface Change {
  readonly why: 'back' | 'transfer' | 'colleague' | 'repair' | 'colleague-left'
  readonly comer: Place | undefined
  holders: readonly Place[]
  readonly keys: Map<Role, SealedEnvelope>
  readonly greeted: Set<Role>
  e: number | null
}

const minute = 60_000
const offer = 'O'.repeat(22)

/**
 * A house that carries one conversation honestly, as small as that can be: what the real one does is tested with the real
 * one. Here it is only there to be lied about: every frame to and from it passes a `Lie`.
 */
export class SmallHouse {
  c = ''
  readonly #lines: { readonly [Who in 'visitor' | Seat]: () => HostileLine }
  readonly #grants: (seat: Seat) => readonly SignedObject[]
  /** Everything that was said, in order. */
  readonly kept: { readonly seq: number; readonly message: SealedMessage }[] = []
  #isWaiting = false
  #ringing: { seat: Seat; as: 'transfer' | 'colleague' | null } | undefined
  #holders: Place[] = []
  #first: { readonly place: Place; envelope: SealedEnvelope | undefined } | undefined
  #change: Change | undefined
  #e = 0
  #epochs = 0
  #isOpened = false
  readonly #closedBy = new Set<number>()
  #ended: 'visitor' | 'counsellor' | undefined

  constructor(lines: SmallHouse['#lines'], grants: SmallHouse['#grants']) {
    this.#lines = lines
    this.#grants = grants
  }

  /** What Noor's page made when it took. */
  get firstTake(): string {
    return this.#first?.place.take ?? ''
  }

  get #visitor(): HostileLine {
    return this.#lines.visitor()
  }

  #desk(seat: Seat): HostileLine {
    return this.#lines[seat]()
  }

  #to(role: number, ...frames: Frame[]) {
    const place = this.#holders.find(one => one.role === role)
    if (place) this.#desk(place.seat).tells(...frames)
  }

  lost(who: 'visitor' | Seat) {
    const away: Frame = { t: 'peer', c: this.c, connected: false, gone: 0 }
    if (!this.#isOpened || this.#ended) return
    if (who !== 'visitor' && this.#holders.some(({ seat, role }) => seat === who && role === 2))
      this.#visitor.tells(away)
    if (who === 'visitor') this.#to(2, away)
  }

  hearVisitor(frame: Frame) {
    const { c } = this
    switch (frame.t) {
      case 'ticket':
        this.c = String(frame['c'])
        return this.#visitor.tells({ t: 'ticket', ticket: 'T'.repeat(43), bye: 'B'.repeat(22) })
      case 'join':
        this.#isWaiting = true
        return this.#visitor.tells({ t: 'place', place: 1, wait: null })
      case 'return':
        return this.#tellMissed(this.#visitor, 1, Number(frame['after']), frame['whole'] === true)
      case 'envelope':
        if (!this.#first) return
        this.#first.envelope = frame['envelope'] as SealedEnvelope
        this.#epochs = this.#first.envelope.e + 1
        return this.#desk(this.#first.place.seat).tells({ t: 'envelope', envelope: this.#first.envelope })
      case 'hand-over':
        return this.#handOver(frame)
      case 'message':
      case 'close':
        return this.#carry(frame, 1)
      case 'change-no':
        return this.#comeToNothing('visitor-said-no')
      case 'ask-colleague':
        return this.#visitor.tells({ t: 'colleague-asked', c, ahead: 0 })
      case 'send-away':
        return this.#loseColleague('sent-away')
      case 'leave':
        return this.#end('visitor')
      case 'ping':
        return this.#visitor.tells({ t: 'pong' })
    }
  }

  hearDesk(seat: Seat, frame: Frame) {
    const line = this.#desk(seat)
    const { c } = this
    switch (frame.t) {
      case 'desk': {
        const held = this.#holders.find(one => one.seat === seat)
        const conversation = held && !this.#ended ? { c, role: held.role, isComing: false } : null
        return line.tells({
          t: 'welcome',
          name: seat === 'noor' ? 'Noor' : 'Els',
          role: 'counsellor',
          conversation,
        })
      }
      case 'ready':
        line.tells({ t: 'status', status: 'free' })
        if (seat === 'noor') this.rings('noor', null)
        return
      case 'take':
        return this.#take(seat, frame)
      case 'return':
        return this.#tellMissed(line, this.#roleOf(seat), Number(frame['after']), frame['whole'] === true)
      case 'back':
        return this.#comesBack(seat, frame)
      case 'message':
      case 'close':
        return this.#carry(frame, this.#roleOf(seat))
      case 'call-colleague':
        return this.rings('els', frame['as'] as 'transfer' | 'colleague')
      case 'staff-note':
        return this.#desk('els').tells({ t: 'staff-note', c, from: seat, note: frame['note'] })
      case 'call-off':
        return this.#comeToNothing('called-off')
      case 'repair':
        return this.#visitor.tells({ t: 'repair-asked', c })
      case 'leave-talk':
        return this.#loseColleague('left')
      case 'give-up':
        return this.#end('counsellor')
      case 'ping':
        return line.tells({ t: 'pong' })
    }
  }

  #roleOf(seat: Seat): Role {
    const coming = this.#change?.holders.find(one => one.seat === seat)
    return (this.#holders.find(one => one.seat === seat) ?? coming)?.role ?? 2
  }

  /** No key came, or no hello: who took is free, and the visitor waits at the same place (CV2). */
  passesOver() {
    const seat = this.#first?.place.seat
    this.#first = undefined
    this.#holders = []
    this.#isWaiting = true
    if (seat) this.#desk(seat).tells({ t: 'status', status: 'free' }, { t: 'take-over', why: 'no-key' })
    this.#visitor.tells({ t: 'place', place: 1, wait: null })
  }

  /** Somebody waits, or a colleague calls. */
  rings(seat: Seat, as: 'transfer' | 'colleague' | null) {
    if (!as && !this.#isWaiting) return
    this.#ringing = { seat, as }
    const wish = { lang: 'nl', wanted: 'no-preference', slow: false }
    const call = as && { as, from: 'Noor', why: 'second-opinion' }
    this.#desk(seat).tells(
      { t: 'status', status: 'ringing' },
      { t: 'offer', offer, ...wish, within: 20_000, call },
    )
  }

  #place(seat: Seat, frame: Frame, role: Role): Place {
    const certificate = frame['certificate'] as SignedObject
    const grants = [...this.#grants(seat)]
    return { seat, role, counsellorId: seat, take: String(frame['take']), certificate, grants }
  }

  #take(seat: Seat, frame: Frame) {
    const { c } = this
    const ringing = this.#ringing
    if (ringing?.seat !== seat) return
    this.#ringing = undefined
    this.#desk(seat).tells({ t: 'status', status: 'talking' })
    const taken = { t: 'taken', c, take: String(frame['take']), within: minute }
    if (!ringing.as) {
      const place = this.#place(seat, frame, 2)
      this.#first = { place, envelope: undefined }
      this.#holders = [place]
      this.#isWaiting = false
      this.#desk(seat).tells({ ...taken, e: this.#epochs, change: null })
      return this.#visitor.tells({ t: 'taken', e: this.#epochs, within: minute, ...kept(place) })
    }
    const role = ringing.as === 'colleague' ? 3 : 2
    const comer = this.#place(seat, frame, role)
    const noor = this.#holders.find(one => one.role === 2)
    const from = noor ? shown(noor) : null
    this.#desk(seat).tells({ ...taken, e: this.#epochs, change: { why: ringing.as, role, from } })
    this.#begins(ringing.as, comer)
    this.#to(2, { t: 'colleague-ready', c, as: ringing.as, comer: shown(comer) })
  }

  #begins(why: 'back' | 'transfer' | 'colleague', comer: Place) {
    const noor = this.#holders.filter(one => one.role === 2 && why === 'colleague')
    this.#change = this.#changeTo(why, [...noor, comer], comer)
    this.#visitor.tells(this.#changeFrame(why, comer))
  }

  #changeFrame(why: string, comer: Place): Frame {
    const told = { isInTime: true, isAlone: false, within: 120_000 }
    return { t: 'change', c: this.c, why, e: this.#epochs, comer: shown(comer), ...told }
  }

  #changeTo(why: Change['why'], holders: readonly Place[], comer?: Place): Change {
    return { why, holders, comer, keys: new Map(), greeted: new Set(), e: null }
  }

  #comesBack(seat: Seat, frame: Frame) {
    this.#begins('back', this.#place(seat, frame, 2))
  }

  /** The key for one holder of the next epoch; all of them go on when all are there. */
  #handOver(frame: Frame) {
    const envelope = frame['envelope'] as SealedEnvelope
    const why = envelope.why
    if (why === 'repair' || why === 'colleague-left') {
      const stay = this.#holders.filter(({ role }) => why === 'repair' || role === 2)
      if (this.#change?.e !== envelope.e) this.#change = this.#changeTo(why, stay)
    }
    const change = this.#change
    if (!change) return
    change.e = envelope.e
    this.#epochs = envelope.e + 1
    change.keys.set(frame['to'] as Role, envelope)
    if (change.keys.size < change.holders.length) return
    for (const { role, seat } of change.holders) {
      const others = change.holders
        .filter(one => one.role !== role)
        .map(one => ({ role: one.role, ...shown(one) }))
      this.#desk(seat).tells({ t: 'next-key', role, envelope: change.keys.get(role), others })
    }
  }

  #carry(frame: Frame, role: 1 | Role) {
    const message = frame['message'] as SealedMessage
    const { c, s, q } = message
    const from = role === 1 ? this.#visitor : this.#desk(this.#seatOf(role, message.e))
    const known = this.kept.find(one => one.message.s === s && one.message.q === q)
    if (known) return from.tells({ t: 'accepted', s, q, seq: known.seq })
    const seq = this.kept.length + 1
    this.kept.push({ seq, message })
    from.tells({ t: 'accepted', s, q, seq })
    if (!this.#isOpened) this.#opens()
    const told = { t: 'message', seq, message }
    if (role !== 1) this.#visitor.tells(told)
    for (const { role: other, seat } of this.#readersOf(message.e))
      if (other !== role) this.#desk(seat).tells(told)
    if (role !== 1) this.#greets(role, message.e)
    if (frame.t === 'close') this.#closes(role, c)
  }

  #readersOf(e: number): readonly Place[] {
    return this.#change?.e === e ? this.#change.holders : this.#holders
  }

  #seatOf(role: Role, e: number): Seat {
    return this.#readersOf(e).find(one => one.role === role)?.seat ?? 'noor'
  }

  #opens() {
    this.#isOpened = true
    const opened = this.#openedFrame()
    this.#visitor.tells(opened)
    this.#to(2, opened)
  }

  #openedFrame(): Frame {
    return { t: 'opened', c: this.c, elapsed: 0, planned: 45 * minute, clock: true }
  }

  /** With the last hello of an epoch it is the one that runs. */
  #greets(role: Role, e: number) {
    const change = this.#change
    if (change?.e !== e) return
    change.greeted.add(role)
    if (change.greeted.size < change.holders.length) return
    const { c } = this
    const gone = this.#holders.filter(one => !change.holders.some(({ seat }) => seat === one.seat))
    this.#holders = [...change.holders]
    this.#change = undefined
    this.#e = e
    for (const { seat } of this.#holders) this.#desk(seat).tells({ t: 'changed', c, e, why: change.why })
    for (const { seat } of gone) this.#desk(seat).tells({ t: 'released', c, why: 'handed-over' })
  }

  #comeToNothing(why: 'visitor-said-no' | 'called-off' | 'no-hello') {
    const comer = this.#change?.comer
    this.#change = undefined
    if (comer) this.#desk(comer.seat).tells({ t: 'take-over', why })
    this.#to(2, { t: 'colleague-no', c: this.c, why })
    if (why !== 'visitor-said-no')
      this.#visitor.tells({ t: 'change-over', c: this.c, why: why === 'no-hello' ? why : 'gone' })
  }

  #loseColleague(why: 'sent-away' | 'left') {
    const { c } = this
    this.#to(3, { t: 'released', c, why })
    this.#holders = this.#holders.filter(({ role }) => role === 2)
    this.#to(2, { t: 'colleague-left', c })
    if (why === 'left') this.#visitor.tells({ t: 'colleague-gone', c })
  }

  #closes(role: number, c: string) {
    this.#end(role === 1 ? 'visitor' : 'counsellor')
    this.#closedBy.add(role)
    if (!this.#closedBy.has(1) || !this.#closedBy.has(2)) return
    this.#visitor.tells({ t: 'closed', c })
    for (const { seat } of this.#holders) this.#desk(seat).tells({ t: 'closed', c })
  }

  #end(by: 'visitor' | 'counsellor') {
    if (this.#ended) return
    this.#ended = by
    const ended = { t: 'ended', c: this.c, by }
    this.#visitor.tells(ended)
    for (const { seat } of this.#holders) this.#desk(seat).tells(ended)
    const { comer } = this.#change ?? {}
    if (comer && comer.seat === 'els') this.#desk('els').tells({ t: 'take-over', why: 'visitor-left' })
  }

  /** Who was to come said no hello in time (CH4). */
  breaksOff() {
    this.#comeToNothing('no-hello')
  }

  /** What a page missed while its line was down, and what stands. */
  #tellMissed(line: HostileLine, role: 1 | Role, after: number, whole: boolean) {
    const { c } = this
    if (!this.#isOpened) return this.#tellTaken(line, role)
    line.tells(this.#openedFrame())
    for (const { seq, message } of this.kept.filter(one => one.seq > after)) {
      const { s, q, r } = message
      line.tells(r === role && !whole ? { t: 'accepted', s, q, seq } : { t: 'message', seq, message })
    }
    if (role !== 1 && this.#change?.e != null) this.#tellKeyAgain(line, role)
    const { comer, why } = this.#change ?? {}
    if (role === 1 && comer && why) line.tells(this.#changeFrame(why, comer))
    const peer = role === 1 ? this.#lines[this.#seatOf(2, this.#e)]() : this.#visitor
    line.tells({ t: 'peer', c, connected: peer.isOpen, gone: 0 })
    if (role !== 3) peer.tells({ t: 'peer', c, connected: true, gone: 0 })
    line.tells({
      t: 'caught-up',
      c,
      e: this.#e,
      withColleague: this.#holders.length > 1,
      change: this.#standing(),
    })
    if (this.#ended) line.tells({ t: 'ended', c, by: this.#ended })
  }

  #standing() {
    const { why, e } = this.#change ?? {}
    return why ? { stage: e === null ? 'asked' : 'handed-over', why, e: e ?? null } : null
  }

  #tellKeyAgain(line: HostileLine, role: Role) {
    const change = this.#change
    const others = change?.holders
      .filter(one => one.role !== role)
      .map(one => ({ role: one.role, ...shown(one) }))
    line.tells({ t: 'next-key', role, envelope: change?.keys.get(role), others: others ?? [] })
  }

  #tellTaken(line: HostileLine, role: 1 | Role) {
    const { place, envelope } = this.#first ?? {}
    if (role !== 1) return envelope && line.tells({ t: 'envelope', envelope })
    if (place) return line.tells({ t: 'taken', e: this.#epochs, within: minute, ...kept(place) })
    line.tells({ t: 'place', place: 1, wait: null })
  }
}

const shown = ({ counsellorId, take, certificate, grants }: Place) => ({
  counsellorId,
  take,
  certificate,
  grants,
})
const kept = ({ take, certificate, grants }: Place) => ({ take, certificate, grants })
