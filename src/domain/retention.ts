interface Term {
  readonly days: number
  /** Without it: one day. */
  readonly shortest?: number
  readonly longest: number
}

/**
 * How long each class of data is kept, in days, with the outer bound (numbers.md, "Retention defaults"). A helpline sets
 * another number from 1 day, or from the inner bound where there is one, up to that bound.
 */
export const retentionTerms = {
  /** Answers in somebody's own words at the end of a conversation. */
  surveyText: { days: 90, longest: 5 * 365 },
  /** A message to the team by the contact form. */
  contactMessage: { days: 183, longest: 5 * 365 },
  /** An entry of the audit log. Who would look into something needs at least half a year of it. */
  auditLog: { days: 2 * 365, shortest: 183, longest: 5 * 365 },
} as const satisfies Record<string, Term>

export type RetentionClass = keyof typeof retentionTerms
export type Retention = { readonly [Class in RetentionClass]: number }

export const standardRetention = Object.fromEntries(
  Object.entries(retentionTerms).map(([name, { days }]) => [name, days]),
) as Retention
