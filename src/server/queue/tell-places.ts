import type { QueueDeps } from './queue.ts'

/** Tells every visitor in line the own place, from 1, where it changed, and every desk how many wait. */
export async function tellPlaces(deps: QueueDeps): Promise<void> {
  const { commit, delivery, toldPlaces } = deps
  const inLine = await commit(({ places }) => places.inLine())
  const standing = new Set(inLine.map(place => place.conversation))
  for (const told of toldPlaces.keys()) if (!standing.has(told)) toldPlaces.delete(told)
  for (const [index, { conversation }] of inLine.entries()) {
    if (toldPlaces.get(conversation) === index + 1) continue
    toldPlaces.set(conversation, index + 1)
    delivery.visitors.tell(conversation, { t: 'place', place: index + 1 })
  }
  await tellBoard(deps)
}

/** [QU10] The live board: counts and colleagues, never anything of a conversation. */
export async function tellBoard({ commit, delivery, duty, clock }: QueueDeps): Promise<void> {
  const inLine = await commit(({ places }) => places.inLine())
  const now = clock.now()
  const first = inLine[0]
  delivery.desks.tellAll({
    t: 'board',
    waiting: inLine.length,
    longest: first ? Math.max(0, now - first.ticketAt) : 0,
    colleagues: duty.all().map(({ id, name, status, since }) => ({ id, name, status, since: now - since })),
  })
}
