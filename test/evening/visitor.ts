import type { ConversationId } from '../../src/domain/people.ts'
import { wantedHelp } from '../../src/domain/queue.ts'
import type { Agenda } from './agenda.ts'
import type { Chance } from './chance.ts'
import type { Doors } from './doors.ts'
import type { Notes } from './notes.ts'
import type { VisitorPage } from './people.ts'

const second = 1000
const minute = 60 * second

/** An evening and its people, as one visitor or counsellor meets it. */
export interface World {
  readonly agenda: Agenda
  readonly chance: Chance
  readonly doors: Doors
  readonly notes: Notes
  readonly patienceMinutes: number
  readonly talkMinutes: number
  /** Mean time until a page or desk drops out of sight. */
  readonly steadyMinutes: number
  readonly missChance: number
}

/** A visitor with some patience, a page that may vanish and come back, and something to talk about. */
export class Visitor implements VisitorPage {
  readonly #id: ConversationId
  readonly #world: World
  #isInSight = true

  constructor(id: ConversationId, world: World) {
    this.#id = id
    this.#world = world
  }

  comes(): void {
    const { doors, notes, agenda, chance } = this.#world
    notes.comes(this.#id, agenda.now)
    if (doors.line.takesTicket(this.#id, this)) notes.hasEnded(this.#id, 'tried-closed')
    else {
      notes.hasTicket(this.#id)
      this.#after(chance.between(1, 8) * second, () => this.#asks())
      if (chance.happens(0.02)) this.#goesOutOfSight()
      else this.#losesSightSometime()
    }
  }

  isTaken(): void {
    const { chance, doors } = this.#world
    if (chance.happens(0.03)) this.#freezes()
    this.#after(chance.between(0.2, 3) * second, () => {
      if (this.#isInSight) doors.talks.handsOverKey(this.#id)
    })
  }

  isOpened(): void {
    const { chance, talkMinutes } = this.#world
    const speaker = chance.happens(0.5) ? 'visitor' : 'counsellor'
    const length = chance.exponential(talkMinutes) * minute
    if (chance.happens(0.04)) this.#after(length / 3, () => this.#leaves())
    this.#after(length, () => this.#ends(speaker))
  }

  isEnded(): void {
    const { chance, doors } = this.#world
    if (chance.happens(0.2)) return
    this.#after(chance.between(1, 40) * second, () => {
      if (this.#isInSight) doors.talks.closes(this.#id, 'visitor')
    })
  }

  isPassedOver(): void {
    const { chance, doors, agenda, notes } = this.#world
    this.#after(chance.between(1, 90) * second, () => {
      this.#isInSight = true
      notes.isInSight(this.#id, agenda.now)
      doors.pageBack(this.#id, this)
    })
  }

  #asks(): void {
    const { doors, chance, patienceMinutes } = this.#world
    if (!this.#isInSight) return
    const wanted = wantedHelp[chance.whole(0, 7)] ?? 'no-preference'
    const wish = { language: 'nl', wanted, typesSlowly: chance.happens(0.1) }
    const refused = doors.line.joins(this.#id, wish)?.refused
    if (refused === 'closed-now') doors.line.drops(this.#id, 'tried-closed')
    if (!refused) this.#after(chance.exponential(patienceMinutes) * minute, () => this.#losesPatience())
  }

  #losesPatience(): void {
    if (this.#world.doors.line.places.has(this.#id)) this.#leaves()
  }

  #leaves(): void {
    if (this.#isInSight) this.#world.doors.leaves(this.#id)
  }

  /** Whoever is out of sight cannot end it; it is tried again as long as both are kept waiting. */
  #ends(speaker: 'visitor' | 'counsellor'): void {
    const { doors } = this.#world
    const talk = doors.talks.all.get(this.#id)
    if (talk?.state !== 'open' && talk?.state !== 'interrupted') return
    const isThere = speaker === 'visitor' ? this.#isInSight : doors.house.desks.has(talk.counsellor)
    if (isThere) doors.talks.closes(this.#id, speaker)
    else this.#after(30 * second, () => this.#ends(speaker))
  }

  #losesSightSometime(): void {
    const { chance, doors, steadyMinutes } = this.#world
    this.#after(chance.exponential(steadyMinutes) * minute, () => {
      if (!doors.knows(this.#id)) return
      // A frozen page is not lost a second time; its own return is on the agenda.
      if (!this.#isInSight) return
      this.#goesOutOfSight()
      const isForGood = chance.happens(0.2)
      const minutes = chance.happens(0.75) ? chance.exponential(1) : chance.between(8, 25)
      if (!isForGood) this.#after(minutes * minute, () => this.#comesBack())
    })
  }

  #comesBack(): void {
    const { doors, notes, agenda } = this.#world
    if (!doors.knows(this.#id)) return
    this.#isInSight = true
    notes.isInSight(this.#id, agenda.now)
    doors.pageBack(this.#id, this)
    if (doors.line.places.get(this.#id)?.state === 'ticket') this.#asks()
    this.#losesSightSometime()
  }

  #goesOutOfSight(): void {
    this.#isInSight = false
    this.#world.notes.isInSight(this.#id, null)
    this.#world.doors.losesPage(this.#id)
  }

  /** The page is connected, and does nothing any more: as good as out of sight, though the house cannot know. */
  #freezes(): void {
    this.#isInSight = false
    this.#world.notes.isInSight(this.#id, null)
  }

  #after(milliseconds: number, act: () => void): void {
    this.#world.agenda.after(milliseconds, act)
  }
}
