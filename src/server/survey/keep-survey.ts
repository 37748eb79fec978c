import { isRefused, type Refused } from '../../domain/refusal.ts'
import { hourOf, schoolYearOf } from '../../domain/registration.ts'
import { isAnswered } from '../../domain/survey.ts'
import type { SurveyRequest } from '../../protocol/survey.ts'
import { makeSecret } from '../secret.ts'
import type { SurveyDeps } from './survey.ts'
import type { PassUse } from './survey-passes.ts'

/**
 * [SV2] [SV3] Keeps what somebody tapped and wrote after a conversation. Refuses `expired` and `out-of-order` as the pass
 * says. When the disk fails it throws, and the same request may come again: what was kept is not kept twice.
 */
export async function keepSurvey(
  deps: SurveyDeps,
  { pass, taps, text }: SurveyRequest,
): Promise<Refused | undefined> {
  const use = deps.passes.find(pass)
  if (isRefused(use)) return use
  const now = deps.localAt(deps.clock.now())
  const day = now.date
  const when = { schoolYear: schoolYearOf(day), day, hour: hourOf(now) }
  // Apart on purpose: one transaction would lie in the journal as "these taps, this text".
  if (isAnswered(taps))
    await once(use, 'taps', () =>
      deps.commit(({ survey }) => survey.addTaps({ id: makeSecret(16), ...when, ...taps })),
    )
  if (text)
    await once(use, 'text', () =>
      deps.commit(({ survey }) => survey.addText({ id: makeSecret(16), day, letter: text })),
    )
  use.isOver = true
  return undefined
}

async function once(use: PassUse, what: 'taps' | 'text', keep: () => Promise<void>): Promise<void> {
  if (use[what] === 'kept') return
  use[what] = 'busy'
  try {
    await keep()
    use[what] = 'kept'
  } catch (error) {
    use[what] = 'open'
    throw error
  }
}
