import type { AuditAction } from '../../domain/audit-log.ts'
import type { Override } from '../../domain/opening-plan.ts'
import type { Refused } from '../../domain/refusal.ts'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import { setPointPerson } from './point-person.ts'
import type { QueueDeps } from './queue.ts'
import { sweepQueue } from './sweep-queue.ts'
import { tellBoard } from './tell-places.ts'

const minute = 60_000

/** What only a coordinator decides about the door, from the live board. */
export type Decision = Extract<
  DeskFrame,
  { t: 'open-extra' | 'close-now' | 'as-planned' | 'cap' | 'notice' | 'point-person' }
>

/** [OH13] A decision on the spot: on the disk first, and then it holds on every open page within a second. */
export async function decide(deps: QueueDeps, decision: Decision, by: string): Promise<Refused | undefined> {
  const { decided, delivery, clock } = deps
  const now = clock.now()
  const act = (action: AuditAction) => ({ actor: by, action })
  switch (decision.t) {
    case 'open-extra':
      await decided.decide(
        ({ overrides }) => ({ overrides: [...withoutClosings(overrides), extra(now, decision.minutes)] }),
        act('opened-extra'),
      )
      break
    case 'close-now':
      await decided.decide(
        ({ overrides }) => ({ overrides: [...overrides, closing(now, decision)] }),
        act('closed-now'),
      )
      break
    case 'as-planned':
      await decided.decide(() => ({ overrides: [] }), act('back-to-plan'))
      break
    case 'point-person': {
      const refused = await setPointPerson(deps, decision.counsellor, by)
      if (refused) return refused
      await tellBoard(deps)
      break
    }
    case 'cap':
      await decided.decide(() => ({ cap: decision.most }), act('cap-changed'))
      break
    case 'notice':
      await decided.decide(() => ({ notice: decision.text }), act('notice-changed'))
      delivery.visitors.tellAll({ t: 'notice', text: decision.text })
      delivery.desks.tellAll({ t: 'notice', text: decision.text })
  }
  await sweepQueue(deps)
  return undefined
}

/** Who opens an extra session takes back what was shut on the spot. */
function withoutClosings(overrides: readonly Override[]): readonly Override[] {
  return overrides.filter(({ kind }) => kind === 'extra-session')
}

function extra(now: number, minutes: number): Override {
  return { kind: 'extra-session', from: now, until: now + minutes * minute, because: null }
}

function closing(now: number, { kind, reason, minutes }: DeskFrame & { t: 'close-now' }): Override {
  return { kind, reason, from: now, until: minutes === null ? null : now + minutes * minute }
}
