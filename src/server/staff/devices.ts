import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../domain/people.ts'
import type { DeviceRequest } from '../../protocol/people.ts'
import type { Network } from '../network.ts'
import type { Way } from './people.ts'

/** Time for two people to read six digits aloud and press once. */
const kept = 10 * 60_000
const mostForAName = 6
/** One network cannot take all the places of a name, nor can a wider one (FL10). */
const mostFromANetwork = 2
/** Devices of names that are here. */
const mostInAll = 500
/** Names that knocked; the one that did longest ago goes first. */
const namesRemembered = 10_000
/** Bytes of an id: its end, what makes it another one, and their proof. */
const madeLength = 10
const idLength = 16

/** Somebody with a new device, or who lost every way in, and what their page brought. */
interface Brought {
  readonly account: string
  readonly asked: Pick<DeviceRequest, 'identity' | 'age' | 'ageFiles'>
  /** Null once it was settled. */
  readonly way: Way | null
}

export interface Knocking extends Brought {
  readonly id: string
  readonly at: Instant
  readonly until: Instant
  readonly state: 'waiting' | 'given' | 'turned-down'
}

/** One who knocked for a name that may be here or not. */
interface Knock {
  readonly username: string
  readonly from: Network
  /** Null for a name that is not here, and for what does not fit who is called so. */
  readonly device: Brought | null
}

/**
 * [SI25] Devices that ask for access: in memory only, for ten minutes, a few for each name. Whether a name is here changes
 * nothing of what a stranger hears: names are counted alike, and an id proves itself, so that nothing has to be kept of
 * a name that was made up. Such names can therefore take no place of a real one, however many there are.
 */
export class KnockingDevices {
  readonly #devices = new Map<string, Knocking>()
  readonly #knocks = new Map<string, readonly { readonly from: Network; readonly until: Instant }[]>()
  readonly #key = randomBytes(32)

  /** Undefined when as many wait for this name, from there or in all, as may. */
  add({ username, from, device }: Knock, now: Instant): Pick<Knocking, 'id' | 'until'> | undefined {
    this.#forget(now)
    const knocks = (this.#knocks.get(username) ?? []).filter(({ until }) => now < until)
    const countOf = (key: string) => knocks.filter(knock => knock.from.some(one => one.key === key)).length
    if (from.some(({ key, room }) => countOf(key) >= mostFromANetwork * room)) return undefined
    // The second is a no to everybody, also to a name that would take no place.
    if (knocks.length >= mostForAName || this.#devices.size >= mostInAll) return undefined
    const until = now + kept
    const id = this.#makeId(until)
    this.#remember(username, [...knocks, { from, until }])
    if (device) this.#devices.set(id, { ...device, id, at: now, until, state: 'waiting' })
    return { id, until }
  }

  /** For deputies: a device of somebody who is here. */
  find(id: string, now: Instant): Knocking | undefined {
    this.#forget(now)
    return this.#devices.get(id)
  }

  /** For who knocked: a name that is not here waits until its time is over. Undefined for what never knocked, or too long ago. */
  stateOf(id: string, now: Instant): Knocking['state'] | undefined {
    return this.#isOurs(id, now) ? (this.find(id, now)?.state ?? 'waiting') : undefined
  }

  waiting(now: Instant): readonly Knocking[] {
    this.#forget(now)
    return [...this.#devices.values()].filter(({ state }) => state === 'waiting')
  }

  /** What the page hears of it until its time is over; what it brought is not kept longer. */
  settle(id: string, state: 'given' | 'turned-down'): void {
    const found = this.#devices.get(id)
    if (found) this.#devices.set(id, { ...found, way: null, state })
  }

  #makeId(until: Instant): string {
    const made = randomBytes(madeLength)
    made.writeUIntBE(until, 0, 6)
    return Buffer.concat([made, this.#proofOf(made)]).toString('base64url')
  }

  #isOurs(id: string, now: Instant): boolean {
    const bytes = Buffer.from(id, 'base64url')
    if (bytes.length !== idLength || bytes.toString('base64url') !== id) return false
    const made = bytes.subarray(0, madeLength)
    return timingSafeEqual(bytes.subarray(madeLength), this.#proofOf(made)) && now < made.readUIntBE(0, 6)
  }

  #proofOf(made: Uint8Array): Buffer {
    const whole = createHmac('sha256', this.#key).update(made).digest()
    return whole.subarray(0, idLength - madeLength)
  }

  /** The name that knocked last stands last. */
  #remember(username: string, knocks: readonly { readonly from: Network; readonly until: Instant }[]): void {
    this.#knocks.delete(username)
    const [oldest] = this.#knocks.keys()
    if (this.#knocks.size >= namesRemembered && oldest !== undefined) this.#knocks.delete(oldest)
    this.#knocks.set(username, knocks)
  }

  #forget(now: Instant): void {
    for (const [id, { until }] of this.#devices) if (now >= until) this.#devices.delete(id)
    for (const [username, knocks] of this.#knocks) {
      if (knocks.some(({ until }) => now < until)) return
      this.#knocks.delete(username)
    }
  }
}
