/** What is asked after the end, in three taps. Every list is closed, and every question may be skipped (SV1). */
export const feelings = ['much-worse', 'worse', 'same', 'better', 'much-better'] as const
export const gains = ['yes', 'a-little', 'no'] as const
export const recommendations = ['yes', 'maybe', 'no'] as const

export interface SurveyTaps {
  /** How one feels now, against the beginning. */
  readonly feeling: (typeof feelings)[number] | null
  /** Whether one gained something from it. */
  readonly gained: (typeof gains)[number] | null
  /** Whether one would tell a friend about it. */
  readonly recommends: (typeof recommendations)[number] | null
}

export const noTaps: SurveyTaps = { feeling: null, gained: null, recommends: null }

/** [SV1] Whether anything was answered; an empty answer is none and counts as none. */
export function isAnswered({ feeling, gained, recommends }: SurveyTaps): boolean {
  return feeling !== null || gained !== null || recommends !== null
}
