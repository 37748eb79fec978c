import * as v from 'valibot'
import { type Refused, refuse } from '../domain/refusal.ts'
import { type ToVisitorFrame, toVisitorFrame, type VisitorFrame, visitorFrame } from './visitor-frames.ts'

/** The largest frame that is read at all, in UTF-16 units of JSON text (security.md 5.5). */
export const largestFrame = 16_384

/** One frame of this kind out of JSON text, or `unknown-frame` or `too-large`. */
export function parseFrame<Frame>(schema: v.GenericSchema<unknown, Frame>, text: unknown): Frame | Refused {
  if (typeof text !== 'string') return refuse('unknown-frame')
  if (text.length > largestFrame) return refuse('too-large')
  try {
    const parsed = v.safeParse(schema, JSON.parse(text), { abortEarly: true })
    return parsed.success ? parsed.output : refuse('unknown-frame')
  } catch {
    return refuse('unknown-frame')
  }
}

/** [WR1] Every frame is parsed at the door: a known kind with exactly its own fields, or a refusal. */
export function parseVisitorFrame(text: unknown): VisitorFrame | Refused {
  return parseFrame(visitorFrame, text)
}

export function parseToVisitorFrame(text: unknown): ToVisitorFrame | Refused {
  return parseFrame(toVisitorFrame, text)
}
