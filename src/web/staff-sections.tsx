import { hasIdentity, may } from '../domain/roles.ts'
import type { PageSettings } from '../protocol/page-settings.ts'
import { AuditBook } from './coordinator/audit-book.ts'
import { AuditSection } from './coordinator/audit-section.tsx'
import { auditTexts } from './coordinator/audit-texts.ts'
import { ClosingFormSection } from './coordinator/closing-form-section.tsx'
import { CrisisLogSection } from './coordinator/crisis-log-section.tsx'
import type { PeopleParts } from './coordinator/people-entry.tsx'
import { ReferralChecks } from './coordinator/referral-checks.ts'
import { ReferralsSection } from './coordinator/referrals-section.tsx'
import { RosterSection as CoordinatorRoster } from './coordinator/roster-section.tsx'
import { startInbox } from './coordinator/start-inbox.tsx'
import { texts as closingTexts } from './coordinator/texts-closing-form.ts'
import { crisisTexts } from './coordinator/texts-crisis.ts'
import { referralTexts } from './coordinator/texts-referrals.ts'
import type { Desk } from './desk/desk.ts'
import { practiceSection } from './desk/open-practice.tsx'
import { RosterSection } from './desk/roster-section.tsx'
import { AccessSection } from './staff/access/access-section.tsx'
import { accessTexts } from './staff/access/texts.ts'
import type { DeskMaterial } from './staff/desk-material.ts'
import { get, post } from './staff/post.ts'
import { rosterTexts } from './staff/roster-texts.ts'
import type { Section } from './staff/sections.tsx'
import { SentencesSection } from './staff/sentences-section.tsx'
import type { SignedIn } from './staff/sign-in.ts'
import { sentenceSectionTexts } from './staff/texts-sentences.ts'
import type { StepUp } from './staff/way-in/step-up.ts'

export interface Parts {
  readonly person: SignedIn
  readonly material: DeskMaterial
  /** Null for who has no desk. */
  readonly desk: Desk | null
  readonly people: PeopleParts
  readonly stepUp: StepUp
  readonly settings: PageSettings
  /** Only in the demo, for who has one there. */
  readonly demoPhrase: string | null
  toWork(): void
}

/** The parts of the staff page beside the own work, for this role, in the order of the bar. */
export function sectionsFor(parts: Parts): readonly Section[] {
  const { person, settings, material, desk, people, stepUp, toWork } = parts
  const { role } = person
  const practice = practiceSection({ role, desk, settings, material, toWork })
  return [
    ...inboxSection(parts),
    ...rosterSection(person),
    ...sentencesSection(person, material),
    ...referralsSection(person, settings),
    ...closingFormSection(person, material),
    ...crisisLogSection(person, material),
    ...auditSection(person, material),
    ...practice,
    people.section,
    accessSection(person, settings, stepUp),
  ]
}

function inboxSection({
  person,
  people: { people },
  settings,
  stepUp,
  demoPhrase,
}: Parts): readonly Section[] {
  if (!people || !may(person.role, 'read-inbox')) return []
  return [startInbox({ people, settings, again: ask => stepUp.again(ask), demoPhrase })]
}

function accessSection(person: SignedIn, settings: PageSettings, stepUp: StepUp): Section {
  const show = () => <AccessSection {...{ person, settings, post, get, stepUp }} />
  return { id: 'access', label: accessTexts.label, show }
}

function rosterSection({ id, role }: SignedIn): readonly Section[] {
  const roster = { id: 'roster', label: rosterTexts.label }
  if (role === 'counsellor') return [{ ...roster, show: () => <RosterSection post={post} me={id} /> }]
  return role === 'coordinator' ? [{ ...roster, show: () => <CoordinatorRoster post={post} /> }] : []
}

function closingFormSection({ role }: SignedIn, { examples }: DeskMaterial): readonly Section[] {
  if (role !== 'coordinator') return []
  const show = () => <ClosingFormSection {...{ post, examples }} />
  return [{ id: 'closing-form', label: closingTexts.label, show }]
}

function sentencesSection({ role }: SignedIn, material: DeskMaterial): readonly Section[] {
  if (role !== 'counsellor' && role !== 'coordinator') return []
  const show = () => <SentencesSection material={material} role={role} />
  return [{ id: 'sentences', label: sentenceSectionTexts.section, show }]
}

function referralsSection({ role }: SignedIn, { referrals }: PageSettings): readonly Section[] {
  if (role !== 'coordinator') return []
  const checks = new ReferralChecks({ get, post })
  const show = () => <ReferralsSection checks={checks} referrals={referrals} />
  return [{ id: 'referrals', label: referralTexts.section, show }]
}

function crisisLogSection({ role }: SignedIn, { examples }: DeskMaterial): readonly Section[] {
  const section = { id: 'crisis-log', label: crisisTexts.log.label }
  if (role === 'data-protection-officer') return [{ ...section, show: () => <CrisisLogSection /> }]
  return role === 'coordinator' ? [{ ...section, show: () => <CrisisLogSection examples={examples} /> }] : []
}

function auditSection({ role }: SignedIn, { own }: DeskMaterial): readonly Section[] {
  if (!may(role, 'read-audit-log')) return []
  const book = new AuditBook({ post, own: hasIdentity(role) ? own : null, now: () => Date.now() })
  return [{ id: 'audit-log', label: auditTexts.label, show: () => <AuditSection book={book} /> }]
}
