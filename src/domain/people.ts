/** Milliseconds since 1970-01-01T00:00Z. Signed objects use seconds instead (SE15). */
export type Instant = number

/** 16 random bytes made by the visitor's page, base64url. It names the conversation, never the person. */
export type ConversationId = string

/** The id in a counsellor's grant. */
export type CounsellorId = string

/** The two who talk. */
export type Speaker = 'visitor' | 'counsellor'

/** Everyone who may be heard in a conversation: a colleague joins only after the visitor's yes (SE32). */
export type Voice = Speaker | 'colleague'

export const staffRoles = [
  'counsellor',
  'coordinator',
  'data-protection-officer',
  'trainer',
  'administrator',
] as const

/** What a counsellor was trained for. */
export const disciplines = ['psycho-pedagogical', 'social', 'medical', 'study-choice'] as const

export type Discipline = (typeof disciplines)[number]

export type StaffRole = (typeof staffRoles)[number]
