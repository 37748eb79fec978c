import { localMoment } from '../domain/local-moment.ts'
import type { OpeningHours } from '../domain/opening-plan.ts'
import type { CrisisCard } from '../protocol/crisis-card.ts'
import type { DangerWords } from '../protocol/danger-words.ts'
import type { PageSettings } from '../protocol/page-settings.ts'
import type { PublicStatus } from '../protocol/public-status.ts'
import { type Alarm, type AlarmDeps, openAlarm } from './alarm/alarm.ts'
import { openWebhook } from './alarm/post-webhook.ts'
import { openMail } from './alarm/send-mail.ts'
import type { Ways } from './alarm/way.ts'
import { openAuditKey } from './audit/audit-key.ts'
import { AuditSeal } from './audit/audit-seal.ts'
import { noteStart } from './audit/note-start.ts'
import { pruneAuditLog } from './audit/prune-audit-log.ts'
import type { AuditReading } from './audit/read-audit-log.ts'
import { RefusedAttempts } from './audit/refused-attempts.ts'
import type { Commit } from './commit.ts'
import type { ContactDeps } from './contact/contact.ts'
import type { ContactStores } from './contact/contact-messages.ts'
import { openContact } from './contact/open-contact.ts'
import { sweepContact } from './contact/sweep-contact.ts'
import type { ConversationDeps } from './conversations/conversations.ts'
import { CrisisCalls } from './crisis/crisis-calls.ts'
import { type CrisisLogDeps, sweepCrisisDecisions } from './crisis/crisis-decisions.ts'
import type { OwnSettingsDeps } from './door/own-settings-routes.ts'
import type { PrivacyDeps } from './door/privacy-routes.ts'
import type { ShiftRouteDeps } from './door/shift-routes.ts'
import { StatusStream } from './door/status-stream.ts'
import { openKept } from './furnish-stores.ts'
import { type Talks, talksOf } from './furnish-talks.ts'
import type { Ground } from './ground.ts'
import type { MaterialDeps } from './material/material.ts'
import type { Pressure } from './misuse/pressure.ts'
import { ProofOfWork } from './misuse/proof-of-work.ts'
import { type OwedErasure, owedErasure } from './owed-erasure.ts'
import { PinnedKeys } from './pinned-keys.ts'
import { OutcomeCounter } from './queue/day-counts.ts'
import { pointDeskOf } from './queue/point-person.ts'
import { publicStatus } from './queue/public-status.ts'
import type { QueueDeps } from './queue/queue.ts'
import { tellEvening } from './queue/tell-evening.ts'
import type { RegistrationDeps } from './registrations/registrations.ts'
import { channelsNow } from './schedule/channels-now.ts'
import { DecidedNow } from './schedule/decisions.ts'
import { ReferralChecks } from './schedule/referral-checks.ts'
import { type RosterDeps, RosterNow } from './schedule/roster.ts'
import type { ScheduleDeps } from './schedule/schedule.ts'
import type { ShiftNoteDeps } from './schedule/shift-notes.ts'
import { mailSender } from './send-mail.ts'
import type { Site } from './site-folder.ts'
import { DeskPasses } from './staff/desk-passes.ts'
import { KnockingDevices } from './staff/devices.ts'
import { OneTimeCodes } from './staff/one-time-codes.ts'
import { Passkeys } from './staff/passkeys.ts'
import { readOwnSecrets } from './staff/secret-file.ts'
import { SecretHashes } from './staff/secret-hashes.ts'
import type { MainStores, StaffDeps } from './staff/staff.ts'
import { sweepPeople } from './staff/sweep-people.ts'
import { statementFacts } from './statement-facts.ts'
import type { SurveyDeps } from './survey/survey.ts'
import { SurveyPasses } from './survey/survey-passes.ts'
import { sweepSurveyTexts } from './survey/survey-texts.ts'

/** Everything of the house but its door. */
export interface Rooms {
  readonly talks: ConversationDeps
  readonly staff: StaffDeps
  readonly passes: DeskPasses
  readonly devices: KnockingDevices
  readonly sweepStaff: () => Promise<void>
  readonly keys: PinnedKeys
  readonly schedule: ScheduleDeps
  readonly own: OwnSettingsDeps
  readonly material: MaterialDeps
  readonly referrals: ReferralChecks
  readonly roster: RosterDeps
  readonly stream: StatusStream
  readonly alarm: Alarm
  readonly erasure: OwedErasure
  readonly registrations: RegistrationDeps
  readonly shiftNotes: ShiftNoteDeps
  readonly survey: SurveyDeps
  readonly sweepSurvey: () => Promise<void>
  readonly settings: () => PageSettings
  readonly status: () => Promise<PublicStatus>
  readonly menu: Site['menus']['nl']
  readonly site: Site
  readonly privacy: PrivacyDeps
  readonly tellEvening: () => Promise<void>
  readonly testAlarm: () => Promise<unknown>
  readonly answerAlarm: Alarm['answer']
  readonly shift: ShiftRouteDeps
  readonly crises: CrisisCalls
  readonly answerCrisis: CrisisCalls['answer']
  readonly crisisLog: CrisisLogDeps
  readonly sweepCrises: () => Promise<void>
  readonly contact: ContactDeps
  readonly sweepContact: () => Promise<void>
  readonly work: ProofOfWork
  readonly pressure: Pressure
  readonly contactPerNetwork: number
  readonly crisisCard: CrisisCard
  readonly dangerWords: DangerWords
  readonly audit: AuditReading
  readonly refused: RefusedAttempts
  readonly pruneAuditLog: () => Promise<void>
}

/** Builds the rooms on their ground. Only what is decided holds over a restart is read here. */
export async function furnish(ground: Ground): Promise<Rooms> {
  const { databases, config, site, clock, log } = ground
  const commit = openKept(databases, () => seal, clock)
  const seal: AuditSeal = new AuditSeal(await openAuditKey(commit, config.dataDirectory))
  await noteStart(commit, seal, config)
  const refused = new RefusedAttempts(commit, clock)
  const staff = await staffOf(ground, commit, refused)
  const keys = new PinnedKeys(config, site, staff)
  const decided = new DecidedNow(commit)
  await decided.recall()
  const schedule = scheduleOf(ground, site.hours, decided)
  const ways = waysOf(ground)
  const alarm: Alarm = alarmOf(ground, ways, () => pointDeskOf(talks.queue))
  const crises: CrisisCalls = crisesOf(ground, ways, () => talks.queue)
  const localAt = (instant: number) => localMoment(schedule.hours.zone, instant)
  const today = () => localAt(clock.now()).date
  const rosterNow = new RosterNow(commit, site.hours.zone)
  await rosterNow.recall(today())
  const counter = new OutcomeCounter(commit, today, error => log.broken('count-owed', error))
  const survey = {
    ...{ commit, clock, localAt, passes: new SurveyPasses(clock) },
    textKeptDays: site.retention.surveyText,
  }
  const talks: Talks = talksOf(ground, {
    ...{ staff, keys, decided, schedule, alarm, crises, counter, rosterNow, survey },
  })
  const { queue } = talks
  const referrals = new ReferralChecks({
    ...{ commit, clock, referrals: site.referrals, zone: schedule.hours.zone },
  })
  await referrals.recall()
  const contact = contactOf(ground, commit, schedule.hours.zone)
  const eraseMain = owedErasure(() => databases.main.eraseJournal(), log).erase
  const audit = { commit, clock, zone: schedule.hours.zone, keptDays: site.retention.auditLog, seal }
  const openNow = channelsNow(() => referrals.now, schedule.hours, clock)
  return {
    ...{ talks, staff, keys, schedule, alarm, crises, contact },
    own: { commit, clock },
    material: { commit, clock, sentences: site.sentences },
    referrals,
    roster: { commit, schedule, staff, rosterNow },
    passes: new DeskPasses(),
    devices: new KnockingDevices(),
    sweepStaff: sweepPeople(staff, eraseMain),
    survey,
    sweepSurvey: sweepSurveyTexts(survey, eraseMain),
    stream: new StatusStream(),
    erasure: talks.erasure,
    registrations: {
      ...{ commit, clock, localAt, form: site.closingForm },
      referrals: site.referrals.map(({ id }) => id),
      plannedTime: site.limits.plannedMinutes * 60_000,
    },
    shiftNotes: { commit, clock, localAt, swept: { hour: 0 } },
    settings: () => keys.pageSettings(),
    menu: site.menus.nl,
    site,
    privacy: { privacy: site.privacy, facts: statementFacts(site, config), today },
    status: () => publicStatus(queue, [site.settings.language], openNow()),
    tellEvening: () => tellEvening(queue, alarm.state()),
    testAlarm: () => alarm.test(),
    answerAlarm: by => alarm.answer(by),
    shift: { news: site.news, practices: site.practices },
    answerCrisis: (counsellor, by) => crises.answer(counsellor, by),
    crisisLog: { commit, clock, zone: schedule.hours.zone },
    sweepCrises: sweepCrisisDecisions({ commit, clock, zone: schedule.hours.zone }),
    sweepContact: sweepContact(contact),
    work: new ProofOfWork(clock, site.limits.workKept, ground.workLevels),
    pressure: queue.pressure,
    contactPerNetwork: site.limits.contactPerNetwork,
    crisisCard: site.crisisCard,
    dangerWords: site.dangerWords,
    ...{ audit, refused, pruneAuditLog: pruneAuditLog(audit, eraseMain) },
  }
}

async function staffOf(
  { config, site, clock }: Ground,
  commit: Commit<MainStores>,
  refused: RefusedAttempts,
): Promise<StaffDeps> {
  const secrets = await readOwnSecrets(commit, config.dataDirectory)
  return {
    commit,
    clock,
    mode: config.mode,
    hashes: new SecretHashes(secrets.pepper),
    codes: new OneTimeCodes(secrets.codesKey),
    passkeys: new Passkeys(config.staffUrl),
    refused,
    invitationKept: site.limits.invitation,
  }
}

function scheduleOf({ config, clock }: Ground, hours: OpeningHours, decided: DecidedNow): ScheduleDeps {
  return { hours, overrides: () => decided.now.overrides, clock, isAlwaysOpen: !config.keepsHours }
}

function waysOf({ config, site, clock }: Ground): Ways {
  const helpline = site.settings.name
  const { mail, alarmWebhookUrl } = config
  return {
    mail: mail && openMail({ settings: mail, helpline, deskUrl: `${config.staffUrl}/desk` }),
    webhook: alarmWebhookUrl === null ? null : openWebhook({ url: alarmWebhookUrl, helpline, clock }),
  }
}

function contactOf(
  { databases, config, site, clock, log }: Ground,
  commit: Commit<ContactStores>,
  zone: string,
): ContactDeps {
  const helpline = site.settings.name
  return openContact({
    ...{ commit, clock, log, zone, helpline, mailbox: site.mailbox },
    keptDays: site.retention.contactMessage,
    erasure: owedErasure(() => databases.main.eraseJournal(), log),
    send: config.mail && mailSender({ settings: config.mail, helpline, within: 30_000 }),
    deskUrl: `${config.staffUrl}/desk`,
  })
}

function alarmOf({ site, clock, log }: Ground, ways: Ways, pointDesk: AlarmDeps['pointDesk']): Alarm {
  return openAlarm({ people: site.alarmPeople, pointDesk, limits: site.limits, ...ways, clock, log })
}

function crisesOf({ site, clock, log }: Ground, ways: Ways, queue: () => QueueDeps): CrisisCalls {
  const { alarmPeople: people, limits } = site
  return new CrisisCalls({
    ...{ people, limits, ...ways, clock, log },
    isInCrisis: counsellor => queue().duty.find(counsellor)?.isCrisis,
    inCrisis: () =>
      queue()
        .duty.all()
        .flatMap(({ id, isCrisis }) => (isCrisis ? [id] : [])),
    isWatched: () => queue().delivery.boards.count > 0,
  })
}
