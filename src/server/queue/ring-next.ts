import { nextInLine, type PlaceIn, ring } from '../../domain/queue.ts'
import { makeSecret } from '../secret.ts'
import type { OnDuty } from './duty.ts'
import type { QueueDeps } from './queue.ts'

/**
 * [QU2] As long as somebody waits and somebody is free, the first who waits is brought to who was free the longest.
 * Called after everything that may have freed a counsellor or brought a visitor.
 */
export async function ringNext(deps: QueueDeps): Promise<void> {
  while (deps.duty.isAnyoneFree(deps.clock.now())) {
    const rung = await ringOne(deps)
    if (!rung) return
  }
}

async function ringOne(deps: QueueDeps): Promise<boolean> {
  const { commit, duty, clock, limits } = deps
  const rung = await commit(async ({ places }) => {
    const now = clock.now()
    const next = nextInLine(await places.inLine())
    const counsellor = duty.nextFree(now)
    if (!next || !counsellor) return undefined
    const ringing = ring(next, counsellor.id, makeSecret(16), now, limits)
    await places.save(ringing)
    // Before the commit resolves another ring may be decided: this counsellor must no longer look free to it.
    duty.set(counsellor.id, 'ringing', now)
    return { ringing, counsellor }
  })
  if (rung) tellOffer(deps, rung.ringing, rung.counsellor)
  return rung !== undefined
}

function tellOffer({ delivery, limits }: QueueDeps, place: PlaceIn<'ringing'>, counsellor: OnDuty): void {
  const { language: lang, wanted, typesSlowly: slow } = place.wish
  delivery.desks.tell(counsellor.id, { t: 'status', status: 'ringing' })
  delivery.desks.tell(counsellor.id, {
    t: 'offer',
    offer: place.offer,
    lang,
    wanted,
    slow,
    within: limits.ring,
  })
}
