import { fromBase64url, toBase64url } from '../../src/crypto/bytes.ts'
import type { SealedMessage } from '../../src/protocol/sealed.ts'
import type { Frame, Lie, Who } from './hostile-line.ts'

// What a liar can do to a frame on its way, in small parts.

export type When = (frame: Frame, way: { readonly who: Who; readonly up: boolean }) => boolean
type Makes = (frame: Frame) => readonly Frame[]

/** Each time that it fits. */
export const always =
  (when: When, makes: Makes): Lie =>
  (frame, way) =>
    when(frame, way) ? makes(frame) : undefined

/** Only the first time. */
export function once(when: When, makes: Makes): Lie {
  let isDone = false
  return (frame, way) => {
    if (isDone || !when(frame, way)) return undefined
    isDone = true
    return makes(frame)
  }
}

/** Several liars at one line: the first that has something to say says it. */
export const several =
  (...lies: readonly Lie[]): Lie =>
  (frame, way) => {
    for (const lie of lies) {
      const told = lie(frame, way)
      if (told) return told
    }
    return undefined
  }

export const messageIn = (frame: Frame) => frame['message'] as SealedMessage

/** A message of this role, the q-th of its page in this epoch, on its way to a reader. */
export const told =
  (r: number, q: number, e = 0, to?: Who): When =>
  (frame, { who, up }) =>
    !up &&
    frame.t === 'message' &&
    (to === undefined || who === to) &&
    messageIn(frame).r === r &&
    messageIn(frame).q === q &&
    messageIn(frame).e === e

/** A frame of this kind to this page. */
export const down =
  (who: Who, t: string): When =>
  (frame, way) =>
    !way.up && way.who === who && frame.t === t

/** A frame of this kind from this page. */
export const up =
  (who: Who, t: string): When =>
  (frame, way) =>
    way.up && way.who === who && frame.t === t

export const withheld: Makes = () => []
export const with_ =
  (change: object): Makes =>
  frame => [{ ...frame, ...change }]
export const inMessage =
  (change: (message: SealedMessage) => object): Makes =>
  frame => [{ ...frame, message: { ...messageIn(frame), ...change(messageIn(frame)) } }]
export const inEnvelope =
  (change: object | ((envelope: Record<string, unknown>) => object)): Makes =>
  frame => {
    const envelope = frame['envelope'] as Record<string, unknown>
    return [
      { ...frame, envelope: { ...envelope, ...(typeof change === 'function' ? change(envelope) : change) } },
    ]
  }

/** The same with one bit changed in the middle. */
export function flipped(text: unknown): string {
  const bytes = fromBase64url(String(text)) ?? new Uint8Array(1)
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return toBase64url(bytes)
}

/** The same with zeros after it, to the next size that is allowed. */
export function longer(text: string): string {
  const bytes = fromBase64url(text) ?? new Uint8Array(0)
  const larger = new Uint8Array(512 + 16)
  larger.set(bytes)
  return toBase64url(larger)
}
