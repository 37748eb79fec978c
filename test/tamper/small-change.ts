import type { SealedEnvelope } from '../../src/protocol/sealed.ts'
import type { Frame, HostileLine } from './hostile-line.ts'
import { type Place, placeOf, type Role, type Seat, type SmallBook, shown, tellRole } from './small-book.ts'

/** Somebody comes: how far it is, and the keys that the visitor's page gave. */
interface Change {
  readonly why: 'back' | 'transfer' | 'colleague' | 'repair' | 'colleague-left'
  readonly comer: Place | undefined
  readonly holders: readonly Place[]
  readonly keys: Map<Role, SealedEnvelope>
  readonly greeted: Set<Role>
  e: number | null
}

type Nothing = 'visitor-said-no' | 'called-off' | 'no-hello'

/** How the key changes hands in the small house. */
export class SmallChange {
  readonly #book: SmallBook
  #now: Change | undefined

  constructor(book: SmallBook) {
    this.#book = book
  }

  get #visitor(): HostileLine {
    return this.#book.lines.visitor()
  }

  /** Who may speak and read in this epoch. */
  readersOf(e: number): readonly Place[] {
    return this.#now?.e === e ? this.#now.holders : this.#book.holders
  }

  isComing(seat: Seat): Place | undefined {
    return this.#now?.holders.find(one => one.seat === seat)
  }

  /** Els took Noor's call. */
  isTaken(as: 'transfer' | 'colleague', frame: Frame) {
    const { c, holders, epochs, lines } = this.#book
    const role = as === 'colleague' ? 3 : 2
    const comer = placeOf(this.#book, 'els', frame, role)
    const noor = holders.find(one => one.role === 2)
    const change = { why: as, role, from: noor ? shown(noor) : null }
    lines.els().tells({ t: 'taken', c, take: comer.take, within: 60_000, e: epochs, change })
    this.#begins(as, comer)
    tellRole(this.#book, 2, { t: 'colleague-ready', c, as, comer: shown(comer) })
  }

  comesBack(seat: Seat, frame: Frame) {
    this.#begins('back', placeOf(this.#book, seat, frame, 2))
  }

  #begins(why: 'back' | 'transfer' | 'colleague', comer: Place) {
    const stays = this.#book.holders.filter(one => one.role === 2 && why === 'colleague')
    this.#now = made(why, [...stays, comer], comer)
    this.#visitor.tells(this.#frameOf(why, comer))
  }

  #frameOf(why: string, comer: Place): Frame {
    const { c, epochs } = this.#book
    const told = { isInTime: true, isAlone: false, within: 120_000 }
    return { t: 'change', c, why, e: epochs, comer: shown(comer), ...told }
  }

  /** The key for one holder of the next epoch; all of them go on when all are there. */
  handOver(frame: Frame) {
    const book = this.#book
    const envelope = frame['envelope'] as SealedEnvelope
    const { why, e } = envelope
    if ((why === 'repair' || why === 'colleague-left') && this.#now?.e !== e)
      this.#now = made(
        why,
        book.holders.filter(({ role }) => why === 'repair' || role === 2),
      )
    const change = this.#now
    if (!change) return
    change.e = e
    book.epochs = e + 1
    change.keys.set(frame['to'] as Role, envelope)
    if (change.keys.size === change.holders.length)
      for (const { role, seat } of change.holders) this.#tellKey(book.lines[seat](), role, change)
  }

  #tellKey(line: HostileLine, role: Role, { holders, keys }: Change) {
    const others = holders.filter(one => one.role !== role).map(one => ({ role: one.role, ...shown(one) }))
    line.tells({ t: 'next-key', role, envelope: keys.get(role), others })
  }

  /** With the last hello of an epoch it is the one that runs. */
  greets(role: Role, e: number) {
    const change = this.#now
    if (change?.e !== e) return
    change.greeted.add(role)
    if (change.greeted.size < change.holders.length) return
    const book = this.#book
    const { c } = book
    const gone = book.holders.filter(one => !change.holders.some(({ seat }) => seat === one.seat))
    Object.assign(book, { holders: change.holders, e })
    this.#now = undefined
    for (const { seat } of book.holders) book.lines[seat]().tells({ t: 'changed', c, e, why: change.why })
    for (const { seat } of gone) book.lines[seat]().tells({ t: 'released', c, why: 'handed-over' })
  }

  comesToNothing(why: Nothing) {
    const { c, lines } = this.#book
    const comer = this.#now?.comer
    this.#now = undefined
    if (comer) lines[comer.seat]().tells({ t: 'take-over', why })
    tellRole(this.#book, 2, { t: 'colleague-no', c, why })
    if (why !== 'visitor-said-no')
      this.#visitor.tells({ t: 'change-over', c, why: why === 'no-hello' ? why : 'gone' })
  }

  losesColleague(why: 'sent-away' | 'left') {
    const book = this.#book
    const { c } = book
    tellRole(book, 3, { t: 'released', c, why })
    book.holders = book.holders.filter(({ role }) => role === 2)
    tellRole(book, 2, { t: 'colleague-left', c })
    if (why === 'left') this.#visitor.tells({ t: 'colleague-gone', c })
  }

  /** The conversation is over: who was to come is told so. */
  ends() {
    if (this.#now?.comer?.seat === 'els')
      this.#book.lines.els().tells({ t: 'take-over', why: 'visitor-left' })
  }

  /** To a page whose line is back. */
  tellsAgain(line: HostileLine, role: 1 | Role) {
    const { comer, why, e } = this.#now ?? {}
    if (role !== 1 && this.#now && e !== null) this.#tellKey(line, role, this.#now)
    if (role === 1 && comer && why) line.tells(this.#frameOf(why, comer))
  }

  get standing() {
    const { why, e = null } = this.#now ?? {}
    return why ? { stage: e === null ? 'asked' : 'handed-over', why, e } : null
  }
}

function made(why: Change['why'], holders: readonly Place[], comer?: Place): Change {
  return { why, holders, comer, keys: new Map(), greeted: new Set(), e: null }
}
