import { randomBytes } from 'node:crypto'
import type { StaffRole } from '../domain/people.ts'

/** Somebody of the demo helpline. Invented; the password is made anew for every installation. */
export interface DemoPerson {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: StaffRole
  readonly disciplines: readonly string[]
  readonly password: string
}

/** Two counsellors, a coordinator and an administrator. */
export function invitePeople(): DemoPerson[] {
  return [
    person('noor', 'Noor', 'counsellor', ['psycho-pedagogical', 'study-choice']),
    person('farid', 'Farid', 'counsellor', ['social', 'medical']),
    person('bram', 'Bram', 'coordinator'),
    person('lies', 'Lies', 'administrator'),
  ]
}

function person(username: string, name: string, role: StaffRole, disciplines: string[] = []): DemoPerson {
  return {
    id: randomBytes(9).toString('base64url'),
    username,
    name,
    role,
    disciplines,
    password: makePhrase(),
  }
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 25 letters in groups of five, without those that look alike: about 123 bits. */
export function makePhrase(): string {
  const groups = Array.from({ length: 5 }, () => Array.from({ length: 5 }, pickLetter).join(''))
  return groups.join('-')
}

function pickLetter(): string {
  const [byte = 0] = randomBytes(1)
  // A byte above the last whole round would make the first letters more likely.
  return byte < 256 - (256 % letters.length) ? (letters[byte % letters.length] ?? 'a') : pickLetter()
}
