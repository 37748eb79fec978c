import type { Instant } from './people.ts'

/** What an act of the audit log is about: what one may look for. */
export const auditKinds = ['sign-in', 'people', 'keys', 'reading', 'evening', 'house'] as const
export type AuditKind = (typeof auditKinds)[number]

/**
 * [AU3] Every act that is written into the audit log. Nothing of a visitor is one, nor who took which conversation, nor
 * looking at the board.
 */
export const auditActions = {
  'signed-in-by-password': 'sign-in',
  'signed-in-by-passkey': 'sign-in',
  'sign-in-refused': 'sign-in',
  'signed-out': 'sign-in',
  'proved-again': 'sign-in',
  'proof-refused': 'sign-in',
  'sessions-ended': 'sign-in',
  'way-added': 'sign-in',
  'way-removed': 'sign-in',

  invited: 'people',
  'invitation-withdrawn': 'people',
  'invitation-answered': 'people',
  'let-in': 'people',
  'turned-down': 'people',
  'access-given': 'people',
  'access-taken-away': 'people',
  'account-erased': 'people',

  'grants-added': 'keys',
  'grants-from-raised': 'keys',
  'key-file-read': 'keys',
  'own-key-file-kept': 'keys',
  'key-files-replaced': 'keys',

  'inbox-read': 'reading',
  'message-handled': 'reading',
  'message-reopened': 'reading',
  'message-erased': 'reading',
  'survey-texts-read': 'reading',
  'crisis-decision-written': 'reading',
  'crisis-decisions-read': 'reading',
  'audit-log-read': 'reading',

  'opened-extra': 'evening',
  'closed-now': 'evening',
  'back-to-plan': 'evening',
  'cap-changed': 'evening',
  'notice-changed': 'evening',
  'point-person-changed': 'evening',
  'shifts-proposed': 'evening',
  'shift-added': 'evening',
  'shift-changed': 'evening',
  'shift-removed': 'evening',
  'swap-undone': 'evening',
  'calendar-renewed': 'evening',
  'sentence-changed': 'evening',
  'example-checked': 'evening',
  'referral-checked': 'evening',

  'set-up': 'house',
  started: 'house',
  'settings-changed': 'house',
  'site-changed': 'house',
  'messages-expired': 'house',
  'survey-texts-expired': 'house',
  'audit-log-pruned': 'house',
} as const satisfies Record<string, AuditKind>

export type AuditAction = keyof typeof auditActions

export function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(auditActions, action)
}

/** The actions of a kind. */
export function actionsOf(kind: AuditKind): readonly AuditAction[] {
  return Object.keys(auditActions)
    .filter(isAuditAction)
    .filter(action => auditActions[action] === kind)
}

const hour = 60 * 60_000

/** [AU3] When, as the log keeps it. A decision about professional secrecy is known to the hour and no finer (CR7). */
export function auditTime(action: AuditAction, now: Instant): Instant {
  return action === 'crisis-decision-written' ? Math.floor(now / hour) * hour : now
}

/** The house itself, and somebody who is not signed in. Else an actor is the id of an account. */
export const systemActor = 'system'
export const nobodyActor = 'nobody'
/** The object of a refused sign-in under a name that is not here: the name is not written down. */
export const somebody = 'somebody'

/** [AU2] One entry. What it says of whom is ids only: no text, no address, no conversation. */
export interface AuditEntry {
  /** From 1, without a gap. */
  readonly seq: number
  readonly at: Instant
  readonly actor: string
  readonly action: AuditAction
  /** What it was done to: the id of an account, a way in, a message, the name of a key file; empty where the action says it all. */
  readonly object: string
  /** How often or how many, where that is counted; else 1. */
  readonly times: number
  /** 32 bytes in hex: it stands for this entry and for all before it. */
  readonly hash: string
}

/** The last entry of a day: who has noted its hash knows later that nothing before it was changed. */
export interface DayHead {
  /** Of the wall calendar, as 2026-11-27. */
  readonly day: string
  readonly seq: number
  readonly hash: string
}

/** Nobody hears one of these for another: no I, L, O, U, 0 or 1. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const shortLength = 12
const wholeHash = /^[0-9a-f]{64}$/

/** [AU11] A hash that one can read aloud and write down: 12 of 30 signs, in threes of four. It stands for 58 bits of it. */
export function shortHead(hash: string): string {
  if (!wholeHash.test(hash)) return '?'
  const base = BigInt(letters.length)
  let left = BigInt(`0x${hash}`)
  let signs = ''
  for (let count = 0; count < shortLength; count++) {
    signs += letters[Number(left % base)] ?? ''
    left /= base
  }
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}

const shortHash = /^[2-9A-HJKMNP-TV-Z]{12}$/

/** Whether this is the hash that somebody noted, whole or short, as they typed it. Undefined when it is neither. */
export function headMatcher(noted: string): ((hash: string) => boolean) | undefined {
  const whole = noted.trim().toLowerCase()
  if (wholeHash.test(whole)) return hash => hash === whole
  const short = noted.toUpperCase().replace(/[\s-]/g, '')
  return shortHash.test(short) ? hash => shortHead(hash).replaceAll('-', '') === short : undefined
}
