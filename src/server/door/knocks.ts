import type { IncomingMessage } from 'node:http'
import type { Clock } from '../clock.ts'
import { type Network, networkUnder } from '../network.ts'
import { hashSecret } from '../secret.ts'
import { readCookie } from './access.ts'
import { Bursts } from './bursts.ts'

/** More than the sessions of the largest helpline. */
const remembered = 1_000
/** A desk opens one line, and one anew when that is lost. */
const mostOfADesk = 5

/**
 * [FL5] [FL12] Who may open a line now. Where a network knocks too often, a desk of somebody who is signed in is counted by
 * itself: its browser brings the cookie along, and what was seen of cookies is remembered. Nothing is asked of a database here, or
 * a flood of invented cookies would cost more than one without.
 */
export class Knocks {
  readonly #ofNetworks: Bursts
  readonly #ofDesks: Bursts
  readonly #cookieName: string
  /** Hashes of cookies, the one that was seen last stands last. They open nothing: a desk still has to bring its pass. */
  readonly #signedIn = new Set<string>()

  constructor(clock: Clock, cookieName: string) {
    this.#ofNetworks = new Bursts(clock)
    this.#ofDesks = new Bursts(clock, mostOfADesk)
    this.#cookieName = cookieName
  }

  /** This cookie was looked at just now, and is of somebody. */
  knows(cookie: string): void {
    const hash = hashSecret(cookie)
    this.#signedIn.delete(hash)
    const [oldest] = this.#signedIn
    if (this.#signedIn.size >= remembered && oldest !== undefined) this.#signedIn.delete(oldest)
    this.#signedIn.add(hash)
  }

  /** Counts one more from there, and says whether it may come. */
  takes(network: Network): boolean {
    return this.#ofNetworks.takes(network)
  }

  /** The same for a line; what a cookie is worth is looked at for a desk only. */
  takesLine(path: '/api/visitor' | '/api/desk', request: IncomingMessage, network: Network): boolean {
    if (this.takes(network)) return true
    const cookie = path === '/api/desk' ? readCookie(request, this.#cookieName) : undefined
    const hash = cookie && hashSecret(cookie)
    return hash !== undefined && this.#signedIn.has(hash) && this.#ofDesks.takes(networkUnder(hash))
  }
}
