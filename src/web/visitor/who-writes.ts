import { visitorTexts } from './texts.ts'
import type { Talking } from './visitor-state.ts'

/** The sign of typing has no name in it (SE21): where two may be meant, none is guessed. */
export function whoWrites({ counsellor, colleague }: Talking): string {
  return colleague === null ? counsellor : visitorTexts.talk.oneOfThem
}
