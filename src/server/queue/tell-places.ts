import type { Instant } from '../../domain/people.ts'
import { letInNext } from './let-in.ts'
import type { InLine } from './places.ts'
import { pointPersonOf } from './point-person.ts'
import type { QueueDeps } from './queue.ts'
import { waitsOf } from './waits.ts'

/**
 * [QU17] The places from this ticket on have changed: soon everyone from there hears the own place, from 1, and the wait,
 * where it differs from what was told before; and every desk how many wait.
 */
export async function tellPlaces({ telling }: QueueDeps, from: Instant): Promise<void> {
  telling.changedFrom(from)
  await telling.soon()
}

/** [QU10] [QU17] Nobody stands elsewhere, but something of the board or of the waits may have changed. */
export async function tellBoard({ telling }: QueueDeps): Promise<void> {
  await telling.soon()
}

/** What `Telling` does when it is time. */
export async function tellNow(deps: QueueDeps): Promise<void> {
  const { commit, telling } = deps
  for (const { ticketAt } of await letInNext(deps)) telling.changedFrom(ticketAt)
  const { size, waits, first, line } = await commit(async ({ places }) => {
    const size = await places.sizeOfLine()
    const waits = waitsOf(deps, size)
    const from = telling.take(waits)
    const line = from === undefined ? [] : await places.inLineFrom(from)
    return { size, waits, first: await places.firstTicketAt(), line }
  })
  tellLine(deps, size - line.length, line, waits)
  tellDesks(deps, size, first)
}

/** `line` is the end of the line, behind so many others; `waits` are those of the whole line. */
function tellLine(
  { evening, delivery }: QueueDeps,
  before: number,
  line: readonly InLine[],
  waits: ReturnType<typeof waitsOf>,
): void {
  for (const [index, { conversation, isTalking }] of line.entries()) {
    const place = before + index + 1
    // Who talks already asked for a colleague (CH6): how many stand before is all that page needs.
    const wait = isTalking ? null : (waits[place - 1] ?? null)
    if (!evening.isNews(conversation, place, wait)) continue
    if (isTalking)
      delivery.visitors.tell(conversation, { t: 'colleague-asked', c: conversation, ahead: place - 1 })
    else delivery.visitors.tell(conversation, { t: 'place', place, wait })
  }
}

/** A page reads frames up to a size, and nobody reads a longer list. */
const mostColleagues = 60

/** [QU10] The live board: counts and colleagues, never anything of a conversation. */
function tellDesks(deps: QueueDeps, waiting: number, first: Instant | undefined): void {
  const { delivery, duty, clock, crises } = deps
  const now = clock.now()
  const point = pointPersonOf(deps)?.id
  const ago = (instant: Instant) => Math.max(0, now - instant)
  delivery.desks.tellAll({
    t: 'board',
    waiting,
    longest: first === undefined ? 0 : ago(first),
    colleagues: duty
      .all()
      .slice(0, mostColleagues)
      .map(({ id, name, status, since, busyFrom, isCrisis, until }) => ({
        ...{ id, name, status, since: ago(since), isCrisis, isPointPerson: id === point },
        left: until === null ? null : Math.max(0, until - now),
        crisisAnsweredBy: isCrisis ? crises.answeredBy(id) : null,
        talking: status === 'talking' && busyFrom !== null ? ago(busyFrom) : null,
      })),
  })
}
