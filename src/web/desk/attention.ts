import { effect, type ReadonlySignal, untracked } from '@preact/signals'
import { messageTones, ringTones, type Tone } from '../staff/tones.ts'
import type { Offer } from './offer.ts'

export interface AttentionDeps {
  readonly offer: ReadonlySignal<Offer | null>
  /** Messages of the other side that nobody has looked at yet. */
  readonly unread: ReadonlySignal<number>
  /** Plays tones from now; gives the way to stop them. */
  play(tones: readonly Tone[]): () => void
  /** Shows the notification; gives the way to close it. */
  notify(): () => void
  /** Whether the person has this page in front of them. */
  isLookedAt(): boolean
  now(): number
}

const softAtMostEvery = 4_000

/**
 * Calls the counsellor: a ring for an offer until it is handled, on whatever page or tab they are, with a
 * notification when they look elsewhere; one soft tone for messages that nobody looks at. Gives the way to stop.
 */
export function keepAttention(deps: AttentionDeps): () => void {
  const stopRinging = effect(() => {
    const offer = deps.offer.value
    return offer ? untracked(() => call(deps, offer)) : undefined
  })
  const stopListening = listen(deps)
  return () => {
    stopRinging()
    stopListening()
  }
}

/** Sound first: a browser that fails at the notification must not cost the ring. */
function call({ play, notify, isLookedAt, now }: AttentionDeps, offer: Offer): () => void {
  const silence = play(ringTones((offer.until - now()) / 1000))
  const close = isLookedAt() ? () => undefined : notify()
  return () => {
    silence()
    close()
  }
}

function listen({ unread, play, now }: AttentionDeps): () => void {
  let known = 0
  let saidAt = Number.NEGATIVE_INFINITY
  return effect(() => {
    const count = unread.value
    const isMore = count > known
    known = count
    if (!isMore || now() - saidAt < softAtMostEvery) return
    saidAt = now()
    untracked(() => play(messageTones()))
  })
}
