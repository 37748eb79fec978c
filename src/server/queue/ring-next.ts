import { chooseCounsellor } from '../../domain/matching.ts'
import type { CounsellorId } from '../../domain/people.ts'
import { beHead, type PlaceIn, ring } from '../../domain/queue.ts'
import { makeSecret } from '../secret.ts'
import type { QueueDeps } from './queue.ts'

type Ringer = Pick<QueueDeps, 'commit' | 'duty' | 'clock' | 'limits' | 'delivery'>

/**
 * [QU2] As long as somebody waits and somebody fitting is free, the first who waits is brought to who was free the
 * longest. Called after everything that may have freed a counsellor or brought a visitor.
 */
export async function ringNext(deps: Ringer): Promise<void> {
  // Also with nobody free: who has become the first in line is remembered from now on (QU11).
  for (let rung = await ringOne(deps); rung; rung = await ringOne(deps))
    tellOffer(deps, rung.ringing, rung.counsellor)
}

async function ringOne(
  deps: Ringer,
): Promise<{ ringing: PlaceIn<'ringing'>; counsellor: CounsellorId } | undefined> {
  const { commit, duty, clock, limits } = deps
  let chosen: CounsellorId | undefined
  const rung = commit(async ({ places }) => {
    const now = clock.now()
    const first = await places.nextInLine()
    if (!first) return undefined
    const head = beHead(first, now)
    const counsellor = chooseCounsellor(head, duty.free(now), duty.reachable(now), now, limits)
    if (counsellor === undefined) {
      if (head !== first) await places.save(head)
      return undefined
    }
    // The database allows one ring a counsellor, whatever memory believes.
    if (await places.ringingFor(counsellor)) return undefined
    const ringing = ring(head, counsellor, makeSecret(16), now, limits)
    await places.save(ringing)
    // Before the commit resolves another ring may be decided: this counsellor must no longer look free to it.
    duty.set(counsellor, 'ringing', now)
    chosen = counsellor
    return { ringing, counsellor }
  })
  return rung.catch(error => {
    // The ring was not kept: nobody else would ever end it, and this counsellor would never be rung again.
    if (chosen !== undefined) duty.set(chosen, 'free', clock.now())
    throw error
  })
}

function tellOffer({ delivery, limits }: Ringer, place: PlaceIn<'ringing'>, counsellor: CounsellorId): void {
  const { language: lang, wanted, typesSlowly: slow } = place.wish
  delivery.desks.tell(counsellor, { t: 'status', status: 'ringing' })
  const asked = { lang, wanted, slow, within: limits.ring, call: null }
  delivery.desks.tell(counsellor, { t: 'offer', offer: place.offer, ...asked })
}
