import {
  type ConversationId,
  type CounsellorId,
  type Discipline,
  disciplines,
  type Instant,
} from '../../src/domain/people.ts'
import type { ClosingTime } from './closing-time.ts'
import type { Desk } from './people.ts'
import type { World } from './visitor.ts'

const second = 1000
const minute = 60 * second

/** A counsellor with a shift, who may miss a ring, say "nu niet", or vanish with the desk and come back. */
export class Counsellor implements Desk {
  readonly #id: CounsellorId
  readonly #world: World
  readonly #shift: { readonly until: Instant; readonly closing: ClosingTime }
  readonly #disciplines: readonly Discipline[]
  #isHere = false
  #hasGone = false

  constructor(id: CounsellorId, world: World, shift: { until: Instant; closing: ClosingTime }) {
    this.#id = id
    this.#world = world
    this.#shift = shift
    this.#disciplines = disciplines.filter(() => world.chance.happens(0.4))
  }

  comes(): void {
    const { agenda } = this.#world
    this.#sitsDown()
    this.#vanishesSometime()
    agenda.at(this.#shift.until, () => this.#goesHomeWhenDone())
  }

  isOffered(offer: string): void {
    const { chance, doors, missChance } = this.#world
    const mood = chance.share()
    const [declines, vanishes] = [missChance + 0.05, missChance + 0.07]
    if (mood < missChance) return
    if (mood < declines)
      this.#after(chance.between(2, 15) * second, () => doors.line.declines(this.#id, offer))
    else if (mood < vanishes) this.#after(chance.between(1, 15) * second, () => this.#vanishes())
    else this.#after(chance.between(1, 21) * second, () => doors.talks.takesOffer(this.#id, offer))
  }

  isOfferGone(why: 'missed' | 'declined' | 'visitor-left'): void {
    const { notes, agenda } = this.#world
    if (why === 'missed') this.#isReadyAfter(4)
    if (why === 'declined') notes.hasDeclined(this.#id, agenda.now)
  }

  getsKey(conversation: ConversationId): void {
    const { chance, doors } = this.#world
    if (chance.happens(0.02)) this.#vanishes()
    this.#after(chance.between(0.1, 2) * second, () => {
      if (this.#isHere) doors.talks.saysHello(conversation)
    })
  }

  isTakenBack(why: 'no-key' | 'no-hello' | 'visitor-left'): void {
    if (why === 'no-hello') this.#isReadyAfter(2)
  }

  isEnded(conversation: ConversationId): void {
    const { chance, doors } = this.#world
    this.#after(0.2 * second, () => {
      if (this.#isHere && chance.happens(0.95)) doors.talks.closes(conversation, 'counsellor')
    })
    this.#isReadyAfter(3)
  }

  #sitsDown(): void {
    const { doors } = this.#world
    this.#isHere = true
    doors.deskArrives(this.#id, this.#disciplines, this)
    this.#isReadyAfter(0)
  }

  #isReadyAfter(meanMinutes: number): void {
    const { chance, doors } = this.#world
    this.#after(chance.exponential(meanMinutes) * minute, () => {
      if (!this.#isHere || this.#goesHome()) return
      doors.isReady(this.#id)
    })
  }

  #vanishesSometime(): void {
    const { chance, steadyMinutes } = this.#world
    this.#after(chance.exponential(4 * steadyMinutes) * minute, () => {
      if (this.#hasGone) return
      this.#vanishes()
      this.#vanishesSometime()
    })
  }

  #vanishes(): void {
    const { chance, doors, notes } = this.#world
    if (!this.#isHere) return
    this.#isHere = false
    doors.losesDesk(this.#id)
    notes.hasDeclined(this.#id, null)
    this.#after(chance.exponential(3) * minute, () => this.#sitsDown())
  }

  /** After the shift: as soon as nobody is being helped, and at closing time nobody is left with a promise. */
  #goesHome(): boolean {
    const { agenda, doors } = this.#world
    const { until, closing } = this.#shift
    const status = doors.house.duty.find(this.#id)?.status
    const isAtEvening = agenda.now < until || (agenda.now >= closing.closesAt && !closing.isOver())
    if (isAtEvening || status === 'ringing' || status === 'talking') return false
    this.#isHere = false
    this.#hasGone = true
    doors.losesDesk(this.#id)
    return true
  }

  #goesHomeWhenDone(): void {
    if (this.#hasGone || (this.#isHere && this.#goesHome())) return
    this.#after(30 * second, () => this.#goesHomeWhenDone())
  }

  #after(milliseconds: number, act: () => void): void {
    this.#world.agenda.after(milliseconds, act)
  }
}
