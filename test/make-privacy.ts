import { standardRetention } from '../src/domain/retention.ts'
import type { HelplinePrivacy, StatementFacts } from '../src/protocol/privacy.ts'

/** The smallest `privacy.json` that a helpline may have. */
export const smallestPrivacy = {
  controller: { name: 'Springuur', address: 'Dorp 1, Brugge', mail: 'team@springuur.example' },
  authority: { name: 'De toezichthouder', site: 'https://toezicht.example' },
  why: ['Om met je te praten.', 'Voor niets anders.'],
  purposes: [{ title: 'Praten', lines: [] }],
  thirdParties: [],
  measures: { lastTested: null },
  backupDays: 0,
  versions: [{ version: 'A', date: '2026-01-31', changes: ['Dit is de eerste.'] }],
}

/** The same as parsed, with what the test wants otherwise. */
export function makePrivacy(other: Partial<HelplinePrivacy> = {}): HelplinePrivacy {
  return {
    ...smallestPrivacy,
    why: ['Om met je te praten.', 'Voor niets anders.'],
    sharing: [],
    measures: { lines: [], lastTested: null },
    ...other,
  }
}

/** What a house with the numbers of the design does. */
export function makeFacts(other: Partial<StatementFacts> = {}): StatementFacts {
  return {
    retention: standardRetention,
    minutes: { place: 15, interrupted: 10, closing: 10 },
    hours: { passedOver: 12, notes: 12 },
    days: { crisisDecision: 730, shiftNote: 14, roster: 366, staffLeft: 30 },
    ...{ hasMail: false, hasMailbox: false, hasGateway: false, database: 'sqlite' },
    ...other,
  }
}
