import * as v from 'valibot'
import { type Refused, refuse } from '../domain/refusal.ts'
import { type DeskFrame, deskFrame, type ToDeskFrame, toDeskFrame } from './desk-frames.ts'
import { type ToVisitorFrame, toVisitorFrame, type VisitorFrame, visitorFrame } from './visitor-frames.ts'

/** The largest frame that is read at all, in UTF-16 units of JSON text (security.md 5.5). */
export const largestFrame = 16_384

function parse<Frame>(schema: v.GenericSchema<unknown, Frame>, text: unknown): Frame | Refused {
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
  return parse(visitorFrame, text)
}

export function parseDeskFrame(text: unknown): DeskFrame | Refused {
  return parse(deskFrame, text)
}

export function parseToVisitorFrame(text: unknown): ToVisitorFrame | Refused {
  return parse(toVisitorFrame, text)
}

export function parseToDeskFrame(text: unknown): ToDeskFrame | Refused {
  return parse(toDeskFrame, text)
}
