import type { SurveyRequest } from '../../protocol/survey.ts'

const longestWait = 15_000

/** [SV5] Gives the status of the answer, or null when there was none: offline, or too slow. */
export async function postSurvey(request: SurveyRequest): Promise<number | null> {
  try {
    const { status } = await fetch('/api/survey', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(longestWait),
    })
    return status
  } catch {
    return null
  }
}
