import type { SealedEnvelope, SealedMessage } from '../../src/protocol/sealed.ts'
import type { Frame, HostileLine, Who } from './hostile-line.ts'
import { type Place, placeOf, type Role, type Seat, type SmallBook, tellRole } from './small-book.ts'
import { SmallChange } from './small-change.ts'

const minute = 60_000
const offer = 'O'.repeat(22)
const names = { noor: 'Noor', els: 'Els' } as const

/**
 * A house that carries one conversation honestly, as small as that can be: what the real one does is tested with the real
 * one. Here it is only there to be lied about: every frame to and from it passes a `Lie`.
 */
export class SmallHouse {
  /** Everything that was said, in order. */
  readonly kept: { readonly seq: number; readonly message: SealedMessage }[] = []
  readonly #book: SmallBook
  readonly #change: SmallChange
  #isWaiting = false
  #ringing: { seat: Seat; as: 'transfer' | 'colleague' | null } | undefined
  #first: { readonly place: Place; envelope: SealedEnvelope | undefined } | undefined
  #isOpened = false
  readonly #closedBy = new Set<number>()
  #ended: 'visitor' | 'counsellor' | undefined

  constructor(lines: SmallBook['lines'], grants: SmallBook['grants']) {
    this.#book = { c: '', holders: [], e: 0, epochs: 0, lines, grants }
    this.#change = new SmallChange(this.#book)
  }

  get c(): string {
    return this.#book.c
  }

  /** What Noor's page made when it took. */
  get firstTake(): string {
    return this.#first?.place.take ?? ''
  }

  get #visitor(): HostileLine {
    return this.#book.lines.visitor()
  }

  lost(who: Who) {
    const away: Frame = { t: 'peer', c: this.c, connected: false, gone: 0 }
    if (!this.#isOpened || this.#ended) return
    if (who === 'visitor') tellRole(this.#book, 2, away)
    else if (this.#book.holders.some(({ seat, role }) => seat === who && role === 2))
      this.#visitor.tells(away)
  }

  hearVisitor(frame: Frame) {
    const { c } = this
    switch (frame.t) {
      case 'ticket':
        this.#book.c = String(frame['c'])
        return this.#visitor.tells({ t: 'ticket', ticket: 'T'.repeat(43), bye: 'B'.repeat(22) })
      case 'join':
        this.#isWaiting = true
        return this.#visitor.tells({ t: 'place', place: 1, wait: null })
      case 'return':
        return this.#tellMissed(this.#visitor, 1, frame)
      case 'envelope':
        return this.#carryFirst(frame['envelope'] as SealedEnvelope)
      case 'hand-over':
        return this.#change.handOver(frame)
      case 'message':
      case 'close':
        return this.#carry(frame, 1)
      case 'change-no':
        return this.#change.comesToNothing('visitor-said-no')
      case 'ask-colleague':
        return this.#visitor.tells({ t: 'colleague-asked', c, ahead: 0 })
      case 'send-away':
        return this.#change.losesColleague('sent-away')
      case 'leave':
        return this.#end('visitor')
      case 'ping':
        return this.#visitor.tells({ t: 'pong' })
    }
  }

  hearDesk(seat: Seat, frame: Frame) {
    const line = this.#book.lines[seat]()
    const { c } = this
    switch (frame.t) {
      case 'desk':
        return this.#welcome(seat, line)
      case 'ready':
        line.tells({ t: 'status', status: 'free' })
        return seat === 'noor' && this.rings('noor', null)
      case 'take':
        return this.#take(seat, frame)
      case 'return':
        return this.#tellMissed(line, this.#roleOf(seat), frame)
      case 'back':
        return this.#change.comesBack(seat, frame)
      case 'message':
      case 'close':
        return this.#carry(frame, this.#roleOf(seat))
      case 'call-colleague':
        return this.rings('els', frame['as'] as 'transfer' | 'colleague')
      case 'staff-note':
        return this.#book.lines.els().tells({ t: 'staff-note', c, from: seat, note: frame['note'] })
      case 'call-off':
        return this.#change.comesToNothing('called-off')
      case 'repair':
        return this.#visitor.tells({ t: 'repair-asked', c })
      case 'leave-talk':
        return this.#change.losesColleague('left')
      case 'give-up':
        return this.#end('counsellor')
      case 'ping':
        return line.tells({ t: 'pong' })
    }
  }

  #welcome(seat: Seat, line: HostileLine) {
    const held = this.#book.holders.find(one => one.seat === seat)
    const conversation = held && !this.#ended ? { c: this.c, role: held.role, isComing: false } : null
    line.tells({ t: 'welcome', name: names[seat], role: 'counsellor', conversation })
  }

  #roleOf(seat: Seat): Role {
    const held = this.#book.holders.find(one => one.seat === seat)
    return (held ?? this.#change.isComing(seat))?.role ?? 2
  }

  /** No key came, or no hello: who took is free, and the visitor waits at the same place (CV2). */
  passesOver() {
    const seat = this.#first?.place.seat
    this.#first = undefined
    this.#book.holders = []
    this.#isWaiting = true
    if (seat)
      this.#book.lines[seat]().tells({ t: 'status', status: 'free' }, { t: 'take-over', why: 'no-key' })
    this.#visitor.tells({ t: 'place', place: 1, wait: null })
  }

  /** Who was to come said no hello in time (CH4). */
  breaksOff() {
    this.#change.comesToNothing('no-hello')
  }

  /** Somebody waits, or a colleague calls. */
  rings(seat: Seat, as: 'transfer' | 'colleague' | null) {
    if (!as && !this.#isWaiting) return
    this.#ringing = { seat, as }
    const wish = { lang: 'nl', wanted: 'no-preference', slow: false }
    const call = as && { as, from: 'Noor', why: 'second-opinion' }
    const ring = { t: 'offer', offer, ...wish, within: 20_000, call }
    this.#book.lines[seat]().tells({ t: 'status', status: 'ringing' }, ring)
  }

  #take(seat: Seat, frame: Frame) {
    const ringing = this.#ringing
    if (ringing?.seat !== seat) return
    const book = this.#book
    this.#ringing = undefined
    book.lines[seat]().tells({ t: 'status', status: 'talking' })
    if (ringing.as) return this.#change.isTaken(ringing.as, frame)
    const place = placeOf(book, seat, frame, 2)
    this.#first = { place, envelope: undefined }
    book.holders = [place]
    this.#isWaiting = false
    const { c, epochs: e } = book
    book.lines[seat]().tells({ t: 'taken', c, e, take: place.take, within: minute, change: null })
    this.#visitor.tells(this.#takenBy(place))
  }

  #takenBy({ take, certificate, grants }: Place): Frame {
    return { t: 'taken', e: this.#book.epochs, within: minute, take, certificate, grants }
  }

  #carryFirst(envelope: SealedEnvelope) {
    if (!this.#first) return
    this.#first.envelope = envelope
    this.#book.epochs = envelope.e + 1
    this.#book.lines[this.#first.place.seat]().tells({ t: 'envelope', envelope })
  }

  #carry(frame: Frame, role: 1 | Role) {
    const message = frame['message'] as SealedMessage
    const { s, q, e } = message
    const from = role === 1 ? this.#visitor : this.#lineOf(role, e)
    const known = this.kept.find(one => one.message.s === s && one.message.q === q)
    if (known) return from.tells({ t: 'accepted', s, q, seq: known.seq })
    const seq = this.kept.length + 1
    this.kept.push({ seq, message })
    from.tells({ t: 'accepted', s, q, seq })
    if (!this.#isOpened) this.#opens()
    const told = { t: 'message', seq, message }
    if (role !== 1) this.#visitor.tells(told)
    for (const { role: other, seat } of this.#change.readersOf(e))
      if (other !== role) this.#book.lines[seat]().tells(told)
    if (role !== 1) this.#change.greets(role, e)
    if (frame.t === 'close') this.#closes(role)
  }

  #lineOf(role: Role, e: number): HostileLine {
    return this.#book.lines[this.#change.readersOf(e).find(one => one.role === role)?.seat ?? 'noor']()
  }

  #opens() {
    this.#isOpened = true
    this.#visitor.tells(this.#openedFrame)
    tellRole(this.#book, 2, this.#openedFrame)
  }

  get #openedFrame(): Frame {
    return { t: 'opened', c: this.c, elapsed: 0, planned: 45 * minute, clock: true }
  }

  #closes(role: number) {
    this.#end(role === 1 ? 'visitor' : 'counsellor')
    this.#closedBy.add(role)
    if (this.#closedBy.has(1) && this.#closedBy.has(2)) this.#tellAll({ t: 'closed', c: this.c })
  }

  #end(by: 'visitor' | 'counsellor') {
    if (this.#ended) return
    this.#ended = by
    this.#tellAll({ t: 'ended', c: this.c, by })
    this.#change.ends()
  }

  #tellAll(frame: Frame) {
    this.#visitor.tells(frame)
    for (const { seat } of this.#book.holders) this.#book.lines[seat]().tells(frame)
  }

  /** What a page missed while its line was down, and what stands. */
  #tellMissed(line: HostileLine, role: 1 | Role, frame: Frame) {
    const { c, e, holders } = this.#book
    if (!this.#isOpened) return this.#tellTaken(line, role)
    line.tells(this.#openedFrame)
    for (const { seq, message } of this.kept.filter(one => one.seq > Number(frame['after']))) {
      const { s, q, r } = message
      const isKnown = r === role && frame['whole'] !== true
      line.tells(isKnown ? { t: 'accepted', s, q, seq } : { t: 'message', seq, message })
    }
    this.#change.tellsAgain(line, role)
    const peer = role === 1 ? this.#lineOf(2, e) : this.#visitor
    line.tells({ t: 'peer', c, connected: peer.isOpen, gone: 0 })
    if (role !== 3) peer.tells({ t: 'peer', c, connected: true, gone: 0 })
    const { standing: change } = this.#change
    line.tells({ t: 'caught-up', c, e, withColleague: holders.length > 1, change })
    if (this.#ended) line.tells({ t: 'ended', c, by: this.#ended })
  }

  #tellTaken(line: HostileLine, role: 1 | Role) {
    const { place, envelope } = this.#first ?? {}
    if (role !== 1) return envelope && line.tells({ t: 'envelope', envelope })
    line.tells(place ? this.#takenBy(place) : { t: 'place', place: 1, wait: null })
  }
}
