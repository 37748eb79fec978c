import { randomBytes } from 'node:crypto'
import { Sought } from './sought.ts'

/**
 * Why something is looked for. `nowhere`: what people type and what their pages keep. `passing`: what the server must
 * hear to know its staff, and may keep nowhere as it came. `control`: what is meant to be there, or the look is blind.
 */
export type Kind = 'nowhere' | 'passing' | 'control'

/** What one evening may leave nowhere: each made anew at random, with a name for who reads a failure. */
export class Marks {
  readonly #texts = new Map<string, string>()
  readonly #keys = new Map<string, Uint8Array>()

  /** A word that somebody types. It has a letter beyond ASCII, which every encoding writes in its own way. */
  types(what: string): string {
    const word = `ruzié${randomBytes(10).toString('hex')}`
    if (this.#texts.has(what)) throw new Error(`${what} was typed already`)
    this.knows(what, word)
    return word
  }

  /** A secret that exists already as text, such as a password. */
  knows(what: string, secret: string, kind: Kind = 'nowhere'): void {
    this.#texts.set(`${kind}: ${what}`, secret)
  }

  /** A copy: pages wipe theirs. */
  holds(what: string, key: Uint8Array, kind: Kind = 'nowhere'): void {
    this.#keys.set(`${kind}: ${what}`, Uint8Array.from(key))
  }

  /** The names of this kind. */
  names(kind: Kind): string[] {
    return [...this.#texts.keys(), ...this.#keys.keys()].filter(name => name.startsWith(`${kind}: `))
  }

  sought(): Sought {
    const sought = new Sought()
    for (const [what, text] of this.#texts) sought.text(what, text)
    for (const [what, key] of this.#keys) sought.bytes(what, key)
    return sought
  }
}
