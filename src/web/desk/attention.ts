import { effect, type ReadonlySignal, untracked } from '@preact/signals'
import { alarmTones, messageTones, ringTones, type Tone } from '../staff/tones.ts'
import type { Offer } from './offer.ts'

export interface AttentionDeps {
  readonly offer: ReadonlySignal<Offer | null>
  /** [AL14] The alarm at this desk, as long as nobody answered it. */
  readonly isAlarm: ReadonlySignal<boolean>
  /** Whether a conversation goes on here: then the alarm sounds once. */
  isTalking(): boolean
  /** Messages of the other side that nobody has looked at yet. */
  readonly unread: ReadonlySignal<number>
  /** Plays tones from now; gives the way to stop them. */
  play(tones: readonly Tone[]): () => void
  /** Shows the notification; gives the way to close it. */
  notify(about: 'offer' | 'alarm'): () => void
  /** Whether the person has this page in front of them. */
  isLookedAt(): boolean
  now(): number
}

const softAtMostEvery = 4_000
/** In seconds: by then the list of the alarm is told too. */
const alarmSoundsFor = 120

/**
 * Calls the counsellor: a ring for an offer until it is handled, on whatever page or tab they are, with a
 * notification when they look elsewhere; one soft tone for messages that nobody looks at. Gives the way to stop.
 */
export function keepAttention(deps: AttentionDeps): () => void {
  const stopRinging = effect(() => {
    const offer = deps.offer.value
    return offer ? untracked(() => call(deps, offer)) : undefined
  })
  const stopAlarm = effect(() =>
    // The ring for this counsellor comes first: taking it is the answer to the alarm.
    deps.isAlarm.value && !deps.offer.value ? untracked(() => alarm(deps)) : undefined,
  )
  const stopListening = listen(deps)
  return () => {
    stopRinging()
    stopAlarm()
    stopListening()
  }
}

/** Sound first: a browser that fails at the notification must not cost the ring. */
function call({ play, notify, isLookedAt, now }: AttentionDeps, offer: Offer): () => void {
  const silence = play(ringTones((offer.until - now()) / 1000))
  const close = isLookedAt() ? () => undefined : notify('offer')
  return () => {
    silence()
    close()
  }
}

function alarm({ play, notify, isLookedAt, isTalking }: AttentionDeps): () => void {
  const silence = play(alarmTones(isTalking() ? 0 : alarmSoundsFor))
  const close = isLookedAt() ? () => undefined : notify('alarm')
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
