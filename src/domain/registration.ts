import type { LocalMoment } from './opening-plan.ts'

/** What the closing form asks. Every list is closed, and no answer is free text (SE39). */
export const contactTypes = [
  'conversation',
  'silent',
  'click',
  'test-or-fake',
  'abusive',
  'sexually-inappropriate',
  'technical',
  'thanks',
] as const
export type ContactType = (typeof contactTypes)[number]
export type NonContact = Exclude<ContactType, 'conversation'>

/**
 * [RG1] Only a talk counts as a contact and is asked about. The seven others are work too: they are counted apart, and
 * closing one costs a single press. A "thank you" has no theme, so it is asked nothing either.
 */
export function isContact(type: ContactType): type is 'conversation' {
  return type === 'conversation'
}

export const whoKinds = ['pupil', 'parent', 'teacher', 'someone-else', 'unknown'] as const
export const ageBands = [
  'under-10',
  '10-11',
  '12-13',
  '14-15',
  '16-17',
  '18-25',
  'over-25',
  'unknown',
] as const
export const genders = ['m', 'v', 'x', 'not-said'] as const
/** Province at most: a municipality with an age and a theme points at one child. */
export const provinces = [
  'antwerpen',
  'limburg',
  'oost-vlaanderen',
  'vlaams-brabant',
  'west-vlaanderen',
  'brussel',
  'unknown',
] as const
export const schoolLevels = [
  'primary',
  'secondary-1',
  'secondary-2',
  'secondary-3',
  'special',
  'other',
  'unknown',
] as const
/** A is danger now, E is low; what each means is in the site folder. */
export const riskLevels = ['A', 'B', 'C', 'D', 'E'] as const
export const riskActions = [
  'asked-directly',
  'gave-numbers',
  'made-safety-plan',
  'involved-adult',
  'called-coordinator',
  'called-emergency-services',
  'none-needed',
] as const
/** Beside the services of the site folder, of which the own CLB is one. */
export const ownReferrals = ['trusted-adult', 'school', 'doctor'] as const
export const followUps = ['none', 'comes-back', 'takes-step', 'own-clb-follows'] as const

export type Who = (typeof whoKinds)[number]
export type AgeBand = (typeof ageBands)[number]
export type Gender = (typeof genders)[number]
export type Province = (typeof provinces)[number]
export type SchoolLevel = (typeof schoolLevels)[number]
export type RiskLevel = (typeof riskLevels)[number]
export type RiskAction = (typeof riskActions)[number]
export type FollowUp = (typeof followUps)[number]

export type Risk =
  | { readonly level: 'not-applicable' }
  /** What was done about it: one act at least, or "none needed". */
  | { readonly level: RiskLevel; readonly actions: readonly RiskAction[] }

export interface ConversationAnswers {
  readonly type: 'conversation'
  /** Ids of the site folder's closing form, one at least. */
  readonly themes: readonly string[]
  readonly isHeavy: boolean
  readonly who: Who
  readonly ageBand: AgeBand
  readonly gender: Gender
  readonly province: Province
  readonly schoolLevel: SchoolLevel
  readonly risk: Risk
  /** Ids of services of the site folder, or own referrals. */
  readonly referredTo: readonly string[]
  readonly followUp: FollowUp
}

export type Answers = { readonly type: NonContact } | ConversationAnswers

/** The form while it is filled in: what must be chosen is null until somebody does. */
export interface ClosingDraft extends Omit<ConversationAnswers, 'type' | 'isHeavy' | 'risk'> {
  readonly type: ContactType | null
  readonly isHeavy: boolean | null
  readonly riskLevel: Risk['level']
  readonly riskActions: readonly RiskAction[]
}

export const emptyDraft: ClosingDraft = {
  type: null,
  themes: [],
  isHeavy: null,
  who: 'unknown',
  ageBand: 'unknown',
  gender: 'not-said',
  province: 'unknown',
  schoolLevel: 'unknown',
  riskLevel: 'not-applicable',
  riskActions: [],
  referredTo: [],
  followUp: 'none',
}

export type Missing = 'type' | 'themes' | 'heavy' | 'risk-actions'

/** [RG2] [RG3] The answers to file, or what must still be chosen, in the order of the form. */
export function answersOf(draft: ClosingDraft): Answers | { readonly missing: readonly Missing[] } {
  const { type, isHeavy, riskLevel, riskActions: actions, ...rest } = draft
  if (type === null) return { missing: ['type'] }
  if (!isContact(type)) return { type }
  const missing: Missing[] = []
  if (rest.themes.length === 0) missing.push('themes')
  if (isHeavy === null) missing.push('heavy')
  if (riskLevel !== 'not-applicable' && actions.length === 0) missing.push('risk-actions')
  if (isHeavy === null || missing.length > 0) return { missing }
  const risk = riskLevel === 'not-applicable' ? { level: riskLevel } : { level: riskLevel, actions }
  return { ...rest, type, isHeavy, risk }
}

/** [RG4] Whether every theme and referral is one that this helpline has. */
export function isKnown(
  answers: Answers,
  { themes, referrals }: { readonly themes: readonly string[]; readonly referrals: readonly string[] },
): boolean {
  if (answers.type !== 'conversation') return true
  const known = [...referrals, ...ownReferrals]
  return answers.themes.every(id => themes.includes(id)) && answers.referredTo.every(id => known.includes(id))
}

export const lengths = ['under-5', '5-15', '15-30', '30-45', '45-60', '60-90', 'over-90'] as const
export type Length = (typeof lengths)[number]

const ends: readonly (readonly [number, Length])[] = [
  [5, 'under-5'],
  [15, '5-15'],
  [30, '15-30'],
  [45, '30-45'],
  [60, '45-60'],
  [90, '60-90'],
]

/** [RG5] Length in a bucket: exact minutes would say which talk it was. */
export function lengthOf(milliseconds: number): Length {
  const minutes = milliseconds / 60_000
  return ends.find(([end]) => minutes < end)?.[1] ?? 'over-90'
}

/** The hour in which it began, 0 to 23, on the helpline's wall clock. */
export function hourOf({ time }: LocalMoment): number {
  return Number(time.slice(0, 2))
}

/** 1 September to 31 August, as `2026-2027`. `date` as `2026-11-27`. */
export function schoolYearOf(date: string): string {
  const year = Number(date.slice(0, 4))
  const first = Number(date.slice(5, 7)) >= 9 ? year : year - 1
  return `${first}-${first + 1}`
}

/** [RG5] What is kept of a talk or of what was none. Nothing leads to a person or to a conversation. */
export interface Registration {
  /** Made at random by the page: it names this row and nothing else. */
  readonly id: string
  readonly schoolYear: string
  readonly day: string
  readonly hour: number
  readonly length: Length
  readonly isCrisis: boolean
  readonly isOver45: boolean
  readonly answers: Answers
}
