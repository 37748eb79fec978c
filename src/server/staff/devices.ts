import type { Instant } from '../../domain/people.ts'
import type { DeviceRequest } from '../../protocol/people.ts'
import { makeSecret } from '../secret.ts'
import type { Way } from './people.ts'

/** Time for two people to read six digits aloud and press once. */
const kept = 10 * 60_000
const mostForAName = 6
/** One network cannot take all the places of a name. */
const mostFromAnAddress = 2
const mostInAll = 500

/** Somebody with a new device, or who lost every way in, and what their page brought. Nobody, for a name that is not here. */
export interface Knocking {
  readonly id: string
  readonly username: string
  readonly account: string | null
  /** The key of the address that asked. */
  readonly address: string
  readonly asked: Pick<DeviceRequest, 'identity' | 'age' | 'ageFiles'>
  /** Null for nobody. */
  readonly way: Way | null
  readonly at: Instant
  readonly until: Instant
  readonly state: 'waiting' | 'given' | 'turned-down'
}

/** [SI25] Devices that ask for access: in memory only, for ten minutes, a few for each name. */
export class KnockingDevices {
  readonly #all = new Map<string, Knocking>()

  /** Undefined when as many wait for this name, or in all, as may. */
  add(asked: Omit<Knocking, 'id' | 'at' | 'until' | 'state'>, now: Instant): Knocking | undefined {
    this.#forget(now)
    const sameName = [...this.#all.values()].filter(({ username }) => username === asked.username)
    const sameAddress = sameName.filter(({ address }) => address === asked.address)
    if (sameName.length >= mostForAName || sameAddress.length >= mostFromAnAddress) return undefined
    if (this.#all.size >= mostInAll) return undefined
    const one = { ...asked, id: makeSecret(16), at: now, until: now + kept, state: 'waiting' } as const
    this.#all.set(one.id, one)
    return one
  }

  find(id: string, now: Instant): Knocking | undefined {
    this.#forget(now)
    return this.#all.get(id)
  }

  waiting(now: Instant): readonly Knocking[] {
    this.#forget(now)
    return [...this.#all.values()].filter(({ state }) => state === 'waiting')
  }

  /** What the page hears of it until its time is over; what it brought is not kept longer. */
  settle(id: string, state: 'given' | 'turned-down'): void {
    const found = this.#all.get(id)
    if (found) this.#all.set(id, { ...found, way: null, state })
  }

  #forget(now: Instant): void {
    for (const [id, { until }] of this.#all) if (now >= until) this.#all.delete(id)
  }
}
