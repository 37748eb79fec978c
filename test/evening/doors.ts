import type { ConversationId, CounsellorId, Discipline } from '../../src/domain/people.ts'
import { type Refused, refuse } from '../../src/domain/refusal.ts'
import { House } from './house.ts'
import { Line } from './line.ts'
import type { Desk, VisitorPage } from './people.ts'
import { Talks } from './talks.ts'

/** What comes from outside and concerns both the line and the conversations: pages and desks that come and go. */
export class Doors {
  readonly house: House
  readonly line: Line
  readonly talks: Talks

  constructor(...ground: ConstructorParameters<typeof House>) {
    this.house = new House(...ground)
    this.line = new Line(this.house)
    this.talks = new Talks(this.house, this.line)
  }

  /** Whether the house still has something of this visitor. */
  knows(id: ConversationId): boolean {
    return this.line.places.has(id) || this.talks.all.has(id)
  }

  losesPage(id: ConversationId): void {
    this.house.pages.delete(id)
    this.talks.losesSight(this.talks.all.get(id), 'visitor')
    this.line.losesSight(id)
  }

  pageBack(id: ConversationId, page: VisitorPage): void {
    if (!this.knows(id)) return
    this.house.pages.set(id, page)
    this.talks.visitorBack(id)
    this.line.comesBack(id)
  }

  leaves(id: ConversationId): void {
    this.house.pages.delete(id)
    this.line.leaves(id)
    this.talks.leaves(id)
  }

  deskArrives(id: CounsellorId, disciplines: readonly Discipline[], desk: Desk): void {
    const { desks, duty, now } = this.house
    desks.set(id, desk)
    const status = this.talks.busyWith(id) ? 'talking' : 'away'
    duty.arrive({ id, name: id, disciplines, status }, now)
    this.talks.deskBack(id)
    this.line.settle()
  }

  losesDesk(id: CounsellorId): void {
    this.house.duty.leave(id, this.house.now)
    this.house.desks.delete(id)
    this.talks.isFreeAgain(id)
    this.talks.losesSight(this.talks.busyWith(id), 'counsellor')
    this.line.losesDesk(id)
  }

  isReady(id: CounsellorId): Refused | undefined {
    const { duty, now } = this.house
    const status = duty.find(id)?.status
    if (status === undefined) return refuse('not-allowed')
    if (status === 'ringing' || status === 'talking') return refuse('out-of-order')
    this.talks.isFreeAgain(id)
    duty.set(id, 'free', now)
    this.line.settle()
    return undefined
  }
}
