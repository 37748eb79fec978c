import { localMoment } from '../../domain/local-moment.ts'
import type { LocalDate } from '../../domain/opening-plan.ts'
import type { CounsellorId, Instant } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import type { CrisisDecisionRequest, CrisisDecisionsAnswer } from '../../protocol/crisis-decision.ts'
import type { Audited } from '../audit/audit-log.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { Accounts } from '../staff/people.ts'

/** When, as the helpline's wall clock shows it and no finer (CR7). */
export interface DayHour {
  readonly day: LocalDate
  readonly hour: number
}

export interface CrisisDecision extends CrisisDecisionRequest, DayHour {
  readonly counsellor: CounsellorId
}

export interface DecisionsRead extends DayHour {
  readonly reader: string
}

/** Decisions about professional secrecy in the main store, inside one transaction. */
export interface CrisisDecisions {
  /** Once: a decision of the same id is kept as it is. */
  add(decision: CrisisDecision): Promise<void>
  /** How many this counsellor wrote down in this hour. */
  count(counsellor: CounsellorId, when: DayHour): Promise<number>
  /** The newest first. */
  newest(most: number): Promise<readonly CrisisDecision[]>
  /** Somebody reads them: kept once an hour. */
  addRead(read: DecisionsRead): Promise<void>
  newestReads(most: number): Promise<readonly DecisionsRead[]>
  /** Erases decisions and reads from before this day. */
  forgetBefore(day: LocalDate): Promise<void>
}

export interface CrisisLogDeps {
  readonly commit: Commit<Audited & { accounts: Accounts; crisisDecisions: CrisisDecisions }>
  readonly clock: Clock
  /** Of the helpline's wall clock. */
  readonly zone: string
}

const mostInAnHour = 20
const mostShown = 500
const mostReads = 20
const hour = 60 * 60_000
const day = 24 * hour
/** As long as an audit log is kept (numbers.md): two years. */
export const crisisDecisionKept = 730 * day

/** [CR7] A counsellor writes a decision down; the server adds who, the day and the hour. Refuses `too-fast`. */
export async function keepCrisisDecision(
  { commit, clock, zone }: CrisisLogDeps,
  counsellor: CounsellorId,
  request: CrisisDecisionRequest,
): Promise<Refused | undefined> {
  const when = dayHour(zone, clock.now())
  return commit(async ({ crisisDecisions, auditLog }) => {
    if ((await crisisDecisions.count(counsellor, when)) >= mostInAnHour) return refuse('too-fast')
    await crisisDecisions.add({ ...request, ...when, counsellor })
    await auditLog.append({ actor: counsellor, action: 'crisis-decision-written' })
    return undefined
  })
}

/** [CR8] Gives every decision that is kept, and writes down who reads it; what is older than two years goes first. */
export async function readCrisisDecisions(
  { commit, clock, zone }: CrisisLogDeps,
  reader: string,
): Promise<CrisisDecisionsAnswer> {
  const now = clock.now()
  return commit(async ({ accounts, crisisDecisions, auditLog }) => {
    await crisisDecisions.forgetBefore(dayHour(zone, now - crisisDecisionKept).day)
    await crisisDecisions.addRead({ ...dayHour(zone, now), reader })
    await auditLog.appendOnceIn(hour, { actor: reader, action: 'crisis-decisions-read' })
    const names = new Map((await accounts.all()).map(({ id, name }) => [id, name]))
    const [decisions, reads] = [
      await crisisDecisions.newest(mostShown),
      await crisisDecisions.newestReads(mostReads),
    ]
    return {
      decisions: decisions.map(({ id: _, counsellor, what, ...decision }) => ({
        ...{ ...decision, what: [...what], by: names.get(counsellor) ?? null },
      })),
      reads: reads.map(({ reader, ...when }) => ({ ...when, by: names.get(reader) ?? null })),
    }
  })
}

/** [CR8] Erases what is older than two years, also where nobody reads. Looks once a day. */
export function sweepCrisisDecisions({ commit, clock, zone }: CrisisLogDeps): () => Promise<void> {
  let lookedOn: LocalDate = ''
  return async () => {
    const now = clock.now()
    const today = dayHour(zone, now).day
    if (today === lookedOn) return
    await commit(({ crisisDecisions }) =>
      crisisDecisions.forgetBefore(dayHour(zone, now - crisisDecisionKept).day),
    )
    lookedOn = today
  }
}

function dayHour(zone: string, now: Instant): DayHour {
  const { date, time } = localMoment(zone, now)
  return { day: date, hour: Number(time.slice(0, 2)) }
}
