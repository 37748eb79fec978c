import { expect, test, vi } from 'vitest'
import { makeFacts, makePrivacy } from '../../../test/make-privacy.ts'
import { makeStatus } from '../../../test/make-status.ts'
import type { HelplinePrivacy, StatementFacts } from '../../protocol/privacy.ts'
import { daysInWords, hoursInWords, minutesInWords } from './kept-in-words.ts'
import type { PrivacyData } from './privacy-data.ts'

vi.mock('../shared/favicon.svg', () => ({ default: '/assets/favicon.svg' }))
const { privacyPage, rightsPage, statementPage, reportsPage } = await import('./site.tsx')

const page = {
  settings: {
    ...{ org: 'springuur', name: 'Springuur', initiative: 'Springuur is van ons.', language: 'nl' as const },
    themes: [{ id: 'gevoel', label: 'Gevoel', wanted: 'social-emotional' as const, isDanger: false }],
    numbers: [{ number: '112', name: 'Noodnummer', purpose: 'Gevaar', always: true }],
    ...{ referrals: [], nicknames: ['Wolk', 'Maan', 'Ster', 'Golf'], quickExit: 'https://example.org/' },
    words: {
      counsellorRole: 'begeleider',
      counsellorRoles: 'begeleiders',
      chatLead: 'Dag.',
      ownService: 'Wij',
    },
    ...{ rootKey: null, grantsFrom: 0, rootGrantsFrom: 0, isDemo: false },
  },
  status: makeStatus(),
  ...{ menu: [], versions: [], deskHref: '/desk' },
  assets: { first: [], scripts: [], styles: [] },
}
const dataOf = (facts: Partial<StatementFacts>, privacy: Partial<HelplinePrivacy> = {}): PrivacyData => ({
  ...page,
  ...{ facts: makeFacts(facts), privacy: makePrivacy(privacy), today: '2026-11-27' },
})

/** The words between the heading and the numbers to call, without tags. */
function wordsOf(html: string): string {
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? []
  return main
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
}
const statement = (facts: Partial<StatementFacts> = {}, privacy: Partial<HelplinePrivacy> = {}) =>
  wordsOf(statementPage(dataOf(facts, privacy)))

const otherTerms: Partial<StatementFacts> = {
  retention: { surveyText: 41, contactMessage: 43, auditLog: 47 },
  minutes: { place: 21, interrupted: 17, closing: 13 },
  hours: { passedOver: 19, notes: 11 },
  days: { crisisDecision: 53, shiftNote: 7, roster: 37, staffLeft: 23 },
}

test('[PV5] another term in the settings is another term in the statement, each of them', () => {
  const terms = (found: StatementFacts) => [
    ...Object.values(found.retention).map(daysInWords),
    ...Object.values(found.minutes).map(minutesInWords),
    ...Object.values(found.hours).map(hoursInWords),
    ...Object.values(found.days).map(daysInWords),
  ]
  const [usual, other] = [makeFacts(), makeFacts(otherTerms)]
  for (const term of terms(usual)) expect(statement()).toContain(term)
  for (const term of terms(other)) expect(statement(otherTerms)).toContain(term)
  expect(statement(otherTerms)).not.toContain('6 maanden')
  expect(wordsOf(privacyPage(dataOf(otherTerms)))).toContain('43 dagen')
  expect(wordsOf(rightsPage(dataOf(otherTerms)))).toContain('43 dagen')
})

test('[PV5] no number stands in the statement that the settings do not have', () => {
  const set = [21, 17, 13, 19, 11, 41, 43, 47, 53, 7, 37, 23, 29]
  const days = ['31', '2026', '1']
  const found = statement(otherTerms, { backupDays: 29 }).match(/\d+/g) ?? []
  expect(found.length).toBeGreaterThan(set.length)
  expect(found.filter(number => !set.includes(Number(number)) && !days.includes(number))).toEqual([])
})

test.each([
  ['mail', { hasMail: true }, 'Een maildienst bezorgt die.', 'Deze chat verstuurt geen mails.'],
  ['a mailbox', { hasMailbox: true }, 'ook zelf in de mailbox', 'Bestaat niet.'],
  ['a gateway', { hasGateway: true }, 'een berichtendienst', 'Bestaat niet.'],
  [
    'PostgreSQL',
    { database: 'postgresql' as const },
    'De databank is PostgreSQL.',
    'het bestand op de schijf',
  ],
])('[PV5] the statement speaks of %s exactly where it is set', (_, facts, said, unsaid) => {
  expect(statement(facts)).toContain(said)
  expect(statement(facts)).not.toContain(unsaid)
  expect(statement()).not.toContain(said)
})

test('[PV5] what is kept as it came, or as a tick, may be read by who runs the database, and the statement says so', () => {
  const html = statementPage(dataOf({}))
  const readersOf = (id: string) =>
    wordsOf(`<main>${/Wie leest het<\/dt>(.*?)<\/dd>/s.exec(html.split(`id="${id}"`)[1] ?? '')?.[1]}</main>`)
  for (const id of ['contact', 'bevraging']) expect(readersOf(id)).toContain('wie de databank beheert')
})

test('[PV5] the short pages promise the erasing of a message where the software does it: not in a mailbox', () => {
  const data = dataOf({ hasMailbox: true })
  for (const page of [privacyPage(data), rightsPage(data)])
    expect(wordsOf(page)).toContain('van onze server, ten laatste na 6 maanden')
})

test('[PV5] the statement of a demo says that it is one', () => {
  const demo = dataOf({})
  const html = statementPage({ ...demo, settings: { ...demo.settings, isDemo: true } })
  expect(wordsOf(html)).toContain('Dit is een demo op één toestel.')
  expect(statement()).not.toContain('demo')
})

test('[PV3] a reader sees who works for the helpline, in which country, and why outside the EU', () => {
  const parties = [
    { name: 'Wolkenhuis', task: 'zorgt voor de server.', country: 'BE' },
    { name: 'Postduif', task: 'bezorgt mails.', country: 'US', reason: 'Er is geen ander.' },
  ]
  const words = statement({}, { thirdParties: parties })
  for (const said of ['Wolkenhuis: zorgt voor de server.', 'Land: België', 'Land: Verenigde Staten'])
    expect(words).toContain(said)
  expect(words).toContain('Dit land ligt buiten de Europese Unie. De reden: Er is geen ander.')
  expect(words).not.toContain('Wie voor ons werkt, zit in de Europese Unie')
  expect(statement({}, { thirdParties: parties.slice(0, 1) })).toContain('Wie voor ons werkt, zit in')
  expect(statement()).toContain('Er werkt geen ander bedrijf voor ons met je gegevens.')
})

test('[PV6] what will change is announced before it holds, with its date, and what changed before stays to be read', () => {
  const versions = [
    { version: 'C', date: '2026-12-24', changes: ['We bewaren nog minder.'], announced: '2026-11-20' },
    { version: 'B', date: '2026-11-27', changes: ['We bewaren minder.'] },
    { version: 'A', date: '2026-01-31', changes: ['Dit is de eerste.'] },
  ]
  const words = statement({}, { versions })
  expect(words).toContain('Versie B. Ze geldt sinds 27 november 2026.')
  expect(words).toMatch(/Vanaf 24 december 2026: We bewaren nog minder. Aangekondigd op 20 november 2026./)
  expect(words).toMatch(/Versie B, 27 november 2026 We bewaren minder. Versie A, 31 januari 2026/)
  expect(wordsOf(privacyPage(dataOf({}, { versions })))).toContain('Vanaf 24 december 2026')
  expect(statement()).not.toContain('Dit verandert binnenkort')
})

test('[PV4] in one minute a reader has five cards of two sentences, no cookie banner, and the way to the whole text', () => {
  const html = privacyPage(dataOf({}))
  const cards = [...html.matchAll(/<section class="privacy-card">(.*?)<\/section>/gs)]
  const sentences = cards.map(([, card = '']) =>
    card
      .split('<p>')
      .slice(1, 3)
      .join(' ')
      .match(/[.!?]\s*</g),
  )
  expect(sentences.map(found => found?.length)).toEqual([2, 2, 2, 2, 2])
  expect(wordsOf(html)).toContain('Bezoekers krijgen geen cookies.')
  for (const to of ['/privacy/verklaring', '/rechten']) expect(html).toContain(`href="${to}"`)
})

test('[PV10] whoever asks what they may ask reads every right, how, and where to complain', () => {
  const words = wordsOf(rightsPage(dataOf({}, { ownRightsAge: 12 })))
  const rights = ['Zien', 'Een kopie', 'Verbeteren', 'Aanvullen', 'Wissen', 'Beperken', 'Bezwaar', 'Meenemen']
  for (const said of [...rights, 'Toestemming intrekken', 'gratis', 'binnen één maand', '12 jaar'])
    expect(words).toContain(said)
  for (const said of ['Dorp 1, Brugge', 'team@springuur.example', 'De toezichthouder'])
    expect(words).toContain(said)
  expect(wordsOf(rightsPage(dataOf({})))).not.toContain('12 jaar')
})

test('[PV10] the contact form is named exactly where there is one', () => {
  const contact = { href: '/contact', label: 'Contact', place: 'foot' as const }
  expect(rightsPage(dataOf({}))).not.toContain('href="/contact"')
  expect(rightsPage({ ...dataOf({}), menu: [contact] })).toContain('href="/contact">Met het contactformulier')
})

test('[PV23] a reader finds reports with year, size and pages; without one, what is to come', () => {
  const report = { file: 'a.pdf', schoolYear: '2024-2025', title: 'Ons jaar', bytes: 1_240_000, pages: 24 }
  const words = wordsOf(reportsPage({ ...page, coming: [], reports: [report] }))
  expect(words).toContain('Ons jaar Schooljaar 2024-2025 · PDF, 1,2 MB · 24 pagina\u2019s')
  const none = wordsOf(reportsPage({ ...page, coming: ['Later meer.'], reports: [] }))
  expect(none).toContain('Er staat hier nog geen jaarverslag. Later meer.')
})
