import type { CounsellorId } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { hourOf, isContact, isKnown, lengthOf, schoolYearOf } from '../../domain/registration.ts'
import type { RegistrationRequest } from '../../protocol/registration.ts'
import { countOwn } from './own-counts.ts'
import type { RegistrationDeps } from './registrations.ts'

/**
 * [RG4] [RG5] Keeps a closing form that was filled in, in a transaction of its own: nothing of the conversation is looked
 * at or written. The same id again replaces what was filed. Refuses `unknown-frame` for a theme or a service that this
 * helpline does not have.
 */
export async function recordRegistration(
  deps: RegistrationDeps,
  by: CounsellorId,
  { id, begun, lasted, isCrisis, answers }: RegistrationRequest,
): Promise<Refused | undefined> {
  const { commit, clock, form, referrals, plannedTime, localAt } = deps
  const themes = form.themes.map(theme => theme.id)
  if (!isKnown(answers, { themes, referrals })) return refuse('unknown-frame')
  const began = localAt(clock.now() - begun)
  const registration = {
    ...{ id, isCrisis, answers },
    schoolYear: schoolYearOf(began.date),
    day: began.date,
    hour: hourOf(began),
    length: lengthOf(lasted),
    isOver45: lasted > plannedTime,
  }
  const isNew = await commit(({ registrations }) => registrations.put(registration))
  // Apart on purpose: one transaction would lie in the journal as "this person, this row".
  if (isNew && isContact(answers.type)) await countOwn(deps, by, lasted)
  return undefined
}
