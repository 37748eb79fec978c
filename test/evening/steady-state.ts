import type { Traffic } from '../../src/domain/erlang.ts'
import { standardLimits } from '../../src/domain/limits.ts'
import type { ConversationId, Instant } from '../../src/domain/people.ts'
import { waitQuantileMinutes } from '../../src/domain/waiting-time.ts'
import { Agenda } from './agenda.ts'
import { Chance } from './chance.ts'
import { Doors } from './doors.ts'
import type { Desk, VisitorPage } from './people.ts'

const minute = 60_000
const wish = { language: 'nl', wanted: 'no-preference', typesSlowly: false } as const

/** What one stretch of the endless evening came to. */
interface Stretch {
  came: number
  left: number
  waitedMinutes: number
  busyMinutes: number
}

/** A visitor who stays whatever happens, and the range that was true of the place on coming. */
export interface Stayed {
  readonly waitedMinutes: number
  readonly from: number
  readonly to: number
}

export interface SteadyPlan extends Traffic {
  readonly seed: number
  readonly stretches: number
  readonly stretchMinutes: number
  /** The share of the visitors who have endless patience. */
  readonly stayingShare: number
}

/**
 * An evening without end, misses or limits: as Erlang A imagines it, played by the same house. Everyone answers at once,
 * so that the only times are those between arrivals, of patience and of talking. The first stretch, from an empty house,
 * is left out.
 */
export class SteadyState {
  readonly stretches: Stretch[] = []
  readonly stayed: Stayed[] = []
  readonly #plan: SteadyPlan
  readonly #agenda = new Agenda(0)
  readonly #chance: Chance
  readonly #doors: Doors
  readonly #busy = new Set<ConversationId>()
  #now: Stretch = { came: 0, left: 0, waitedMinutes: 0, busyMinutes: 0 }
  #busyUntil: Instant = 0
  #number = 0

  constructor(plan: SteadyPlan) {
    this.#plan = plan
    this.#chance = new Chance(plan.seed)
    const limits = { ...standardLimits, waitingAtLeast: Number.MAX_SAFE_INTEGER }
    const nobodyWatches = { isRung: () => {}, hasJoined: () => {}, hasEnded: () => {} }
    this.#doors = new Doors(this.#agenda, limits, nobodyWatches)
  }

  play(): this {
    const { counsellors, stretches, stretchMinutes } = this.#plan
    for (let n = 1; n <= counsellors; n += 1) this.#sitsDown(`counsellor ${n}`)
    this.#nextComes()
    for (let n = 1; n <= stretches + 1; n += 1)
      this.#agenda.at(n * stretchMinutes * minute, () => this.#turnsThePage())
    while (this.stretches.length <= stretches && this.#agenda.step());
    this.stretches.shift()
    return this
  }

  #sitsDown(id: string): void {
    const { talks } = this.#doors
    const desk: Desk = {
      isOffered: offer => this.#agenda.after(0, () => talks.takesOffer(id, offer)),
      isOfferGone: () => {},
      getsKey: conversation => this.#agenda.after(0, () => talks.saysHello(conversation)),
      isTakenBack: () => {},
      isEnded: () => this.#agenda.after(0, () => this.#doors.isReady(id)),
    }
    this.#doors.deskArrives(id, [], desk)
    this.#doors.isReady(id)
  }

  #nextComes(): void {
    this.#agenda.after((this.#chance.exponential(1) / this.#plan.arrivalsPerMinute) * minute, () => {
      this.#comes()
      this.#nextComes()
    })
  }

  #comes(): void {
    const { line, talks } = this.#doors
    this.#number += 1
    const id = `visitor ${this.#number}`
    const { now: cameAt } = this.#agenda
    const isStaying = this.#chance.happens(this.#plan.stayingShare)
    const range = isStaying && this.#busy.size === this.#plan.counsellors ? this.#rangeNow() : undefined
    const page: VisitorPage = {
      isTaken: () => this.#agenda.after(0, () => talks.handsOverKey(id)),
      isOpened: () => {
        const waitedMinutes = this.#hasWaited(cameAt)
        if (range) this.stayed.push({ waitedMinutes, ...range })
        this.#talks(id)
      },
      isEnded: () => this.#agenda.after(0, () => talks.closes(id, 'visitor')),
      isPassedOver: () => {},
    }
    this.#now.came += 1
    line.takesTicket(id, page)
    line.joins(id, wish)
    if (!isStaying) this.#losesPatience(id, cameAt)
  }

  #rangeNow(): Pick<Stayed, 'from' | 'to'> {
    const place = this.#doors.line.standing().length + 1
    const [from, to] = [0.2, 0.8].map(share => waitQuantileMinutes(place, share, this.#plan))
    return { from: from ?? 0, to: to ?? 0 }
  }

  #losesPatience(id: ConversationId, cameAt: Instant): void {
    this.#agenda.after(this.#chance.exponential(this.#plan.patienceMinutes) * minute, () => {
      if (this.#doors.line.places.get(id)?.state !== 'waiting') return
      this.#now.left += 1
      this.#hasWaited(cameAt)
      this.#doors.leaves(id)
    })
  }

  #hasWaited(cameAt: Instant): number {
    const waitedMinutes = (this.#agenda.now - cameAt) / minute
    this.#now.waitedMinutes += waitedMinutes
    return waitedMinutes
  }

  #talks(id: ConversationId): void {
    this.#countBusy()
    this.#busy.add(id)
    this.#agenda.after(this.#chance.exponential(this.#plan.handlingMinutes) * minute, () => {
      this.#countBusy()
      this.#busy.delete(id)
      this.#doors.talks.closes(id, 'counsellor')
    })
  }

  #countBusy(): void {
    this.#now.busyMinutes += (this.#busy.size * (this.#agenda.now - this.#busyUntil)) / minute
    this.#busyUntil = this.#agenda.now
  }

  #turnsThePage(): void {
    this.#countBusy()
    this.stretches.push(this.#now)
    this.#now = { came: 0, left: 0, waitedMinutes: 0, busyMinutes: 0 }
  }
}
