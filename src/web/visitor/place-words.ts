import { timeInWords } from '../../domain/hours-in-words.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { visitorTexts } from './texts.ts'
import type { Closing } from './waiting-news.ts'

const texts = visitorTexts.waiting

/** How many are before this place, in words. */
export function placeWords(place: number): string {
  return place <= 1 ? texts.first : texts.ahead(place - 1)
}

/** That it closes, and whether this visitor is still reached. The clock time only where the server told it. */
export function closingWords({ isReached, at }: Closing, now: number, status?: PublicStatus | null): string {
  if (isReached) return texts.closesReached
  const closesAt = status?.opening.isOpen ? status.opening.closesAt : null
  if (closesAt) return texts.notReached(texts.closesAt(timeInWords(closesAt.time)))
  return texts.notReached(texts.closesIn(Math.round((at - now) / 60_000)))
}
