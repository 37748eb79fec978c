import { standardLimits as limits } from '../../src/domain/limits.ts'
import type { Outcome } from '../../src/domain/outcome.ts'
import type { ConversationId, CounsellorId, Instant } from '../../src/domain/people.ts'
import { inOrder, type Place, type PlaceIn } from '../../src/domain/queue.ts'
import type { Doors } from './doors.ts'
import type { Watcher } from './house.ts'

interface Note {
  readonly ticketAt: Instant
  joined: boolean
  /** Since when the page is in sight; null when it is not. */
  inSightSince: Instant | null
  toldAt?: Instant
  outcome?: Outcome
}

const longest: Record<string, number> = {
  ticket: limits.ticket,
  taken: limits.handOver + limits.hello,
  interrupted: limits.interrupted,
  closing: limits.closing,
}

/** What a neutral person at the window writes down of an evening, and objects to. The house never sees these notes. */
export class Notes implements Watcher {
  readonly of = new Map<ConversationId, Note>()
  /** Who has a ticket and has not yet gone. */
  readonly inside = new Set<ConversationId>()
  /** How often there was something to judge; an evening without it would prove nothing. */
  readonly judged = { rings: 0, choices: 0, notices: 0, waitedOutside: 0, cameBack: 0 }
  readonly #closesAt: Instant
  readonly #declinedAt = new Map<CounsellorId, Instant>()
  readonly #states = new Map<ConversationId, { readonly state: string; readonly since: Instant }>()
  readonly #outside = new Set<ConversationId>()
  #doors: Doors | undefined
  #head: { readonly id: ConversationId; readonly since: Instant } | undefined

  constructor(closesAt: Instant) {
    this.#closesAt = closesAt
  }

  watches(doors: Doors): void {
    this.#doors = doors
  }

  comes(id: ConversationId, now: Instant): void {
    this.#objectIf(this.of.has(id), `${id} came twice`)
    this.of.set(id, { ticketAt: now, joined: false, inSightSince: now })
  }

  hasTicket(id: ConversationId): void {
    this.inside.add(id)
  }

  isInSight(id: ConversationId, since: Instant | null): void {
    if (since !== null) this.judged.cameBack += 1
    this.#note(id).inSightSince = since
  }

  isTold(id: ConversationId, now: Instant): void {
    const note = this.#note(id)
    this.judged.notices += 1
    note.toldAt ??= now
  }

  /** [QU7] [WT4] Never too many, never too late, and never before somebody who stands outside with an earlier ticket. */
  hasJoined({ conversation }: PlaceIn<'waiting'>): void {
    const { house, line } = this.#house()
    const isUnseen = this.#note(conversation).inSightSince === null
    this.#objectIf(isUnseen, `${conversation} was let in while out of sight`)
    if (this.#outside.delete(conversation)) this.judged.waitedOutside += 1
    this.#note(conversation).joined = true
    const isTooLate = house.now >= this.#closesAt - limits.intakeLatestMinutes * 60_000
    this.#objectIf(isTooLate, `${conversation} was let in in the last half hour`)
    const room = Math.max(4, 4 * house.duty.reachable(house.now).length)
    this.#objectIf(line.standing().length > room, `${conversation} was let in where ${room} may wait`)
    this.#objectIf(this.#isEarlierOne('outside', conversation), `${conversation} came in before their turn`)
  }

  /** [QU8] "Nu niet". A counsellor who went and came again says anew to be ready. */
  hasDeclined(counsellor: CounsellorId, at: Instant | null): void {
    if (at === null) this.#declinedAt.delete(counsellor)
    else this.#declinedAt.set(counsellor, at)
  }

  /** [QU1] [QU2] Nobody who waits in sight is passed by somebody with a later ticket. */
  isRung(rung: PlaceIn<'ringing'>): void {
    const { house, line } = this.#house()
    const restsUntil = (this.#declinedAt.get(rung.counsellor) ?? 0) + limits.declined
    this.#objectIf(house.now < restsUntil, `${rung.counsellor} was rung after "nu niet"`)
    const mine = this.#note(rung.conversation)
    this.#objectIf(mine.inSightSince === null, `${rung.conversation} was rung for while out of sight`)
    this.judged.rings += 1
    const others = line.standing().filter(place => place.conversation !== rung.conversation)
    if (others.some(place => place.state === 'waiting')) this.judged.choices += 1
    this.#objectIf(this.#isEarlierOne('waiting', rung.conversation), `${rung.conversation} overtook somebody`)
  }

  #isEarlierOne(state: Place['state'], than: ConversationId): boolean {
    const { line } = this.#house()
    const { ticketAt } = this.#note(than)
    for (const id of this.inside) {
      const note = this.#note(id)
      if (id === than || note.inSightSince === null || line.places.get(id)?.state !== state) continue
      if (note.ticketAt < ticketAt || (note.ticketAt === ticketAt && id < than)) return true
    }
    return false
  }

  hasEnded(id: ConversationId, outcome: Outcome): void {
    const note = this.#note(id)
    this.#objectIf(note.outcome !== undefined, `${id} ended twice: ${note.outcome}, then ${outcome}`)
    note.outcome = outcome
    if (outcome === 'not-there')
      this.#objectIf(note.inSightSince !== null, `${id} was there, and was not seen`)
    const isDropped = outcome === 'not-there' && note.joined && this.#house().house.now < this.#closesAt
    this.#objectIf(isDropped, `${id} was dropped before the evening was over`)
    if (outcome === 'not-reached') this.#objectIf(!this.#heardInTime(note), `${id} heard it too late`)
  }

  /** After every event. */
  looks(): void {
    const { house, line, talks } = this.#house()
    for (const id of this.inside) {
      const [place, talk] = [line.places.get(id), talks.all.get(id)]
      this.#objectIf(place !== undefined && talk !== undefined, `${id} is in two places`)
      const note = this.#note(id)
      if (!place && !talk) {
        this.#objectIf(note.outcome === undefined, `${id} is lost`)
        this.inside.delete(id)
      }
      if (place)
        this.#objectIf(note.outcome !== undefined, `${id} still stands, and ended as ${note.outcome}`)
      if (place) this.#objectIf(place.ticketAt !== note.ticketAt, `${id} has another ticket`)
      if (place?.state === 'outside') this.#outside.add(id)
      if (place && place.state !== 'ticket' && place.state !== 'outside')
        this.#objectIf(!note.joined, `${id} never joined`)
    }
    if (house.agenda.isInstantOver) for (const id of this.inside) this.#looksAtTheClock(id)
    const known = line.places.size + talks.all.size
    this.#objectIf(known !== this.inside.size, `the house knows ${known}, inside are ${this.inside.size}`)
    for (const { id, status } of house.duty.all()) this.#looksAt(id, status)
    if (house.agenda.isInstantOver) this.#looksForIdleness()
  }

  atTheEnd(): void {
    this.#objectIf(this.inside.size > 0, `${[...this.inside]} never heard how it ended`)
    for (const [id, { outcome }] of this.of) this.#objectIf(!outcome, `${id} never heard how it ended`)
  }

  /** [QU3] [QU6] [CV1] [CV6] [CV7] What has a time does not last longer. */
  #looksAtTheClock(id: ConversationId): void {
    const { house, line, talks } = this.#house()
    const place = line.places.get(id)
    const state = place?.state === 'ringing' ? `ring ${place.offer}` : (place ?? talks.all.get(id))?.state
    if (state === undefined) return
    const known = this.#states.get(id)
    if (known?.state !== state) this.#states.set(id, { state, since: house.now })
    const atMost = place?.state === 'ringing' ? limits.ring : longest[state]
    const isLate = known?.state === state && house.now - known.since >= (atMost ?? Number.POSITIVE_INFINITY)
    this.#objectIf(isLate, `${id} is too long in ${state}`)
  }

  /** One conversation for each counsellor, and the status says so. */
  #looksAt(id: string, status: string): void {
    const { line, talks } = this.#house()
    let [rings, busy] = [0, 0]
    for (const place of line.places.values())
      if (place.state === 'ringing' && place.counsellor === id) rings += 1
    for (const talk of talks.all.values()) if (talk.counsellor === id && talk.state !== 'closing') busy += 1
    this.#objectIf(rings + busy > 1, `${id} has ${rings} rings and ${busy} conversations`)
    this.#objectIf((status === 'ringing') !== (rings === 1), `${id} is ${status} with ${rings} rings`)
    this.#objectIf((status === 'talking') !== (busy === 1), `${id} is ${status} with ${busy} conversations`)
  }

  /** [QU2] [QU11] Nobody waits in sight while somebody is free, but for two minutes at most for somebody who fits. */
  #looksForIdleness(): void {
    const { house, line } = this.#house()
    const waiting = [...line.places.values()]
      .filter(place => place.state === 'waiting')
      .filter(place => this.#note(place.conversation).inSightSince !== null)
    const first = waiting.sort(inOrder)[0]
    if (first?.conversation !== this.#head?.id)
      this.#head = first ? { id: first.conversation, since: house.now } : undefined
    if (!first || !this.#head || house.duty.free(house.now).length === 0) return
    const mayWait = first.wish.wanted !== 'no-preference' && house.now - this.#head.since < limits.matching
    this.#objectIf(!mayWait, `${first.conversation} waits while somebody is free`)
  }

  /** [WT5] Ten minutes before closing at the latest; who was out of sight then, on return. */
  #heardInTime({ toldAt, inSightSince }: Note): boolean {
    const noticeAt = this.#closesAt - limits.closingNotice
    if (toldAt === undefined || inSightSince === null) return false
    return toldAt <= noticeAt || (inSightSince >= noticeAt && toldAt <= inSightSince)
  }

  #note(id: ConversationId): Note {
    const note = this.of.get(id)
    if (!note) throw new Error(`nobody saw ${id} come`)
    return note
  }

  #house(): Doors {
    if (!this.#doors) throw new Error('these notes are of no house')
    return this.#doors
  }

  #objectIf(isWrong: boolean, what: string): void {
    if (!isWrong) return
    const minutes = this.#doors && (this.#closesAt - this.#doors.house.now) / 60_000
    throw new Error(`${what} (${minutes?.toFixed(2)} minutes before closing)`)
  }
}
