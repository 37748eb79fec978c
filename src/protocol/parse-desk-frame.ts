import type { Refused } from '../domain/refusal.ts'
import { type DeskFrame, deskFrame, type ToDeskFrame, toDeskFrame } from './desk-frames.ts'
import { parseFrame } from './parse-frame.ts'

/** [WR1] [PW2] As for visitors, in a file that no visitor's page loads. */
export function parseDeskFrame(text: unknown): DeskFrame | Refused {
  return parseFrame(deskFrame, text)
}

export function parseToDeskFrame(text: unknown): ToDeskFrame | Refused {
  return parseFrame(toDeskFrame, text)
}
