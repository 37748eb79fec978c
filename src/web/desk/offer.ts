import { type ReadonlySignal, signal } from '@preact/signals'
import type { WantedHelp } from '../../domain/queue.ts'
import type { ToDeskFrame } from '../../protocol/desk-frames.ts'

/** Somebody waits for this counsellor: what may be known of it before taking (SE22), by this page's clock. */
export interface Offer {
  readonly id: string
  readonly wanted: WantedHelp
  readonly typesSlowly: boolean
  /** A colleague asks, for a conversation that goes on already (CH1). */
  readonly call: Extract<ToDeskFrame, { t: 'offer' }>['call']
  readonly from: number
  readonly until: number
}

/** An offer as the desk shows it, from its frame; `now` in milliseconds. */
export function offerOf(frame: Extract<ToDeskFrame, { t: 'offer' }>, now: number): Offer {
  const { offer: id, wanted, slow: typesSlowly, call, within } = frame
  return { id, wanted, typesSlowly, call, from: now, until: now + within }
}

/** Whole seconds that the ring still lasts, never below 0. */
export function secondsLeft({ until }: Offer, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** A ring that the server should have ended by now ends by itself this much later, in milliseconds. */
const graceAfterRing = 2_000

/** The one offer that rings now. */
export class RingingOffer {
  readonly #offer = signal<Offer | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  get offer(): ReadonlySignal<Offer | null> {
    return this.#offer
  }

  ring(offer: Offer): void {
    this.letGo()
    this.#offer.value = offer
    // When the line breaks while it rings, nobody says that it is over.
    this.#timer = setTimeout(() => this.letGo(), offer.until - offer.from + graceAfterRing)
  }

  /** Taken, declined, missed, or the visitor left: the ring is over. */
  letGo(): void {
    clearTimeout(this.#timer)
    this.#offer.value = null
  }
}
