import { type StaffRole, staffRoles } from './people.ts'

/**
 * [SI20] Who may do what: every act of the staff, and the roles that may do it. The door knows no other table. There is
 * no act that opens a conversation: only the pages of the two who talk can. Administrators read nothing.
 */
export const acts = {
  /** Sign out, the own ways in, the own sessions, prove again who one is. */
  'own-account': staffRoles,
  /** A desk with the live board: counts and colleagues, never anything of a conversation. */
  'watch-board': ['counsellor', 'coordinator'],
  /** Be rung, talk, keep notes, call a colleague, write down a decision in a crisis. */
  talk: ['counsellor'],
  /** Canned sentences and examples. */
  'read-material': ['counsellor', 'coordinator', 'trainer'],
  /** Change shared sentences, tick examples, say that another service was looked up. */
  'change-material': ['coordinator'],
  'see-roster': ['counsellor', 'coordinator'],
  'plan-roster': ['coordinator'],
  /** Have shifts, swap them, follow the own calendar. */
  'be-in-roster': ['counsellor'],
  /** Open or close the door, the cap, the notice, who is "aanspreekpunt", the test alarm. */
  'run-evening': ['coordinator'],
  /** What people wrote to the team: contact messages, sealed letters; handled, erased. */
  'read-inbox': ['coordinator'],
  /** When professional secrecy was broken, or that was considered. */
  'read-crisis-decisions': ['coordinator', 'data-protection-officer'],
  /** Who of the staff did what (AU10). */
  'read-audit-log': ['coordinator', 'data-protection-officer'],
  /** Who works here, with their ways in and sessions counted. */
  'see-people': ['coordinator', 'administrator', 'data-protection-officer'],
  /** Coordinators invite anyone; administrators invite administrators. */
  invite: ['coordinator', 'administrator'],
  /** Let somebody in, give a new device access, turn somebody down, sign grants. */
  'let-in': ['coordinator'],
  'take-access-away': ['coordinator'],
  /** Sealed key files, for a page that has their passphrase. */
  'read-key-files': ['coordinator'],
  /** Hand the same keys back, sealed for everybody who should open them. */
  'seal-key-files': ['coordinator'],
} as const satisfies Record<string, readonly StaffRole[]>

export type Act = keyof typeof acts

/** The roles that may do this. */
export function whoMay(act: Act): readonly StaffRole[] {
  return acts[act]
}

export function may(role: StaffRole, act: Act): boolean {
  return whoMay(act).includes(role)
}

/** Roles that hold an identity (SE2): each of their ways in opens it, so each brings an identity file. */
export function hasIdentity(role: StaffRole): boolean {
  return role === 'counsellor' || role === 'coordinator'
}

/** The lines that say who somebody with this role is (SE2), the first of which nobody can do without. */
export function grantKindsOf(role: StaffRole): readonly string[] {
  switch (role) {
    case 'counsellor':
      return ['counsellor', 'deputy']
    case 'coordinator':
      return ['deputy', 'counsellor']
    case 'trainer':
      return ['trainer']
    case 'data-protection-officer':
    case 'administrator':
      return []
  }
}
