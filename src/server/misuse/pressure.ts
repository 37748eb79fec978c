import type { Instant } from '../../domain/people.ts'
import { askingsPerVisitor, mostTickets, type PressureLimits, workLevel } from '../../domain/work-level.ts'
import type { Clock } from '../clock.ts'
import type { Counted, Network } from '../network.ts'

const minute = 60_000
/** Tickets of one network are counted so long (FL4), and press on its own level so long (FL2). Minutes. */
const countedMinutes = 15
const lateMinutes = 10
/** As many networks as are remembered; the one that was quiet the longest goes first. */
const remembered = 10_000

/** What came from one network, minute by minute; the place of a minute is used again a quarter of an hour later. */
interface Came {
  minute: number
  readonly tickets: number[]
  readonly asked: number[]
  raised: number
  raisedUntil: Instant
}

/**
 * [FL2] [FL4] How much presses on the door, and from where. A network is known by a keyed hash only (SI14); in memory,
 * and gone when its key is.
 */
export class Pressure {
  readonly #clock: Clock
  readonly limits: PressureLimits
  readonly #came = new Map<string, Came>()
  /** Tickets of everybody in this minute and the one before. */
  #all = { minute: 0, now: 0, before: 0 }
  /** The part of the room outside the full queue that is taken, 0 to 1; the queue says it. */
  fullness = 0

  constructor(clock: Clock, limits: PressureLimits) {
    this.#clock = clock
    this.limits = limits
  }

  /** Work was asked for. */
  asked(network: Network): void {
    for (const { key } of network) {
      const came = this.#turn(key)
      came.asked[came.minute % countedMinutes] = (came.asked[came.minute % countedMinutes] ?? 0) + 1
      // Asking costs nothing: past what a class asks it is held against nobody else of the wider network.
      if (late(came, came.asked) > this.limits.perNetwork * askingsPerVisitor) return
    }
  }

  /** Counts a ticket, before anything is waited for. Gives false, and counts nothing, where this network has had its part. */
  takes(network: Network): boolean {
    if (!this.hasRoom(network)) return false
    const counts = network.map(({ key }) => {
      const { tickets, minute: now } = this.#turn(key)
      const count = (tickets[now % countedMinutes] ?? 0) + 1
      tickets[now % countedMinutes] = count
      return count
    })
    // [FL3] One network's flood makes it no harder for others than one class would; nor does that of a wider one.
    if (counts.every(count => count <= this.limits.perNetwork)) this.#turnAll().now += 1
    return true
  }

  /** [FL4] [FL10] Whether one more ticket may go to this network. */
  hasRoom(network: Network): boolean {
    return network.every(({ key, room }) => sum(this.#turn(key).tickets) < mostTickets(this.limits) * room)
  }

  /**
   * [FL2] [FL10] How hard the work of somebody from this network is now, of so many levels. `liveOf`: the pages with a ticket of
   * what is counted under a key.
   */
  levelFor(network: Network, liveOf: (key: string) => number, levels: number): number {
    const all = this.#turnAll()
    const part = (this.#clock.now() % minute) / minute
    const levelOf = ({ key, pace }: Counted) => {
      const came = this.#turn(key)
      const pressing = {
        ofNetwork: Math.max(liveOf(key), late(came, came.tickets)),
        askedByNetwork: late(came, came.asked),
        ofAll: all.now + all.before * (1 - part),
        fullness: this.fullness,
        raised: this.#clock.now() < came.raisedUntil ? came.raised : 0,
      }
      return workLevel(pressing, { perNetwork: this.limits.perNetwork * pace }, levels)
    }
    return Math.max(...network.map(levelOf))
  }

  /** [FL2] A level harder for this network, as long as its hash lives; for who was fooled at the desk. */
  raise([own]: Network, until: Instant): void {
    if (!own) return
    const came = this.#turn(own.key)
    came.raised = this.#clock.now() < came.raisedUntil ? came.raised + 1 : 1
    came.raisedUntil = until
  }

  #turn(key: string): Came {
    const now = Math.floor(this.#clock.now() / minute)
    const known = this.#came.get(key)
    const came = known ?? {
      ...{ minute: now, raised: 0, raisedUntil: 0 },
      tickets: Array<number>(countedMinutes).fill(0),
      asked: Array<number>(countedMinutes).fill(0),
    }
    for (let past = Math.max(came.minute + 1, now - countedMinutes + 1); past <= now; past++) {
      came.tickets[past % countedMinutes] = 0
      came.asked[past % countedMinutes] = 0
    }
    came.minute = now
    this.#came.delete(key)
    const [oldest] = this.#came.keys()
    if (!known && this.#came.size >= remembered && oldest !== undefined) this.#came.delete(oldest)
    this.#came.set(key, came)
    return came
  }

  #turnAll() {
    const now = Math.floor(this.#clock.now() / minute)
    const { minute: then, now: last } = this.#all
    if (now !== then) this.#all = { minute: now, now: 0, before: now === then + 1 ? last : 0 }
    return this.#all
  }
}

const sum = (counts: readonly number[]) => counts.reduce((whole, count) => whole + count, 0)

/** Of the last ten minutes, this one included. */
function late({ minute: now }: Came, counts: readonly number[]): number {
  let whole = 0
  for (let ago = 0; ago < lateMinutes; ago++)
    whole += counts[(now - ago + countedMinutes) % countedMinutes] ?? 0
  return whole
}
