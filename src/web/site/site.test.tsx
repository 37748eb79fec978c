import { expect, test, vi } from 'vitest'
import { makeStatus } from '../../../test/make-status.ts'
import type { HoursAhead } from '../../domain/hours-ahead.ts'
import type { WelcomeWords } from '../../protocol/welcome-words.ts'
import type { PageData } from './document.ts'
import { languagesInWords } from './languages-in-words.ts'
import { unknownDoor } from './unknown-door.ts'

vi.mock('../shared/favicon.svg', () => ({ default: '/assets/favicon.svg' }))
const {
  chatPage,
  deskPage,
  elsewherePage,
  hoursPage,
  noticePage,
  statusButton,
  statusSvg,
  textPage,
  welcomePage,
} = await import('./site.tsx')

const data: PageData = {
  settings: {
    org: 'clbchat',
    name: 'CLB</script><b>ch@t',
    initiative: 'Een initiatief van je CLB.',
    language: 'nl',
    themes: [{ id: 'gevoel', label: 'Gevoel', wanted: 'social-emotional', isDanger: false }],
    numbers: [{ number: '112', name: 'Noodnummer', purpose: 'Gevaar', always: true }],
    referrals: [],
    nicknames: ['Wolk', 'Maan', 'Ster', 'Golf'],
    quickExit: 'https://example.org/weer',
    words: {
      counsellorRole: 'begeleider',
      counsellorRoles: 'begeleiders',
      chatLead: 'Dag.',
      ownService: 'Wij',
    },
    rootKey: null,
    grantsFrom: 0,
    rootGrantsFrom: 0,
    isDemo: true,
  },
  status: makeStatus({ state: 'unattended' }),
  menu: [{ href: '/bezet', label: 'Bezet, wat nu?', place: 'bar' }],
  versions: [{ href: '/makkelijk', label: 'Eenvoudig', language: 'nl', isSimple: true }],
  deskHref: '/desk',
  assets: {
    first: [],
    scripts: [{ src: '/assets/page.js', integrity: 'sha384-a' }],
    styles: [{ href: '/assets/page.css', integrity: 'sha384-b' }],
  },
}
const words: WelcomeWords = {
  ...{ title: 'Iemand luistert', hero: 'Wil je praten?', lead: 'Je mag hier komen.' },
  purposes: ['Over school'],
  questions: [
    { title: 'Mag ik komen?', lines: ['Ja.'], links: [{ label: 'Ouders', href: '/ouders' }] },
    { title: 'Wat kost het?', lines: ['Niets.'], links: [] },
  ],
}
const welcomeOf = (data: PageData) => welcomePage({ ...data, words })
const pages = {
  welcome: welcomeOf(data),
  chat: chatPage(data),
  elsewhere: elsewherePage(data),
  desk: deskPage({ ...data, demoAccounts: [] }),
  notice: noticePage({ ...data, title: 'Deze pagina bestaat niet', lines: ['Kijk het adres na.'] }),
}

test.each(Object.entries(pages))(
  'the %s page is whole HTML that the content security policy allows',
  (_, html) => {
    expect(html).toMatch(/^<!doctype html><html lang="nl-BE"/)
    expect(html).not.toMatch(/ style="| on[a-z]+="/)
    expect(html).toContain('<script type="module" src="/assets/page.js" integrity="sha384-a"></script>')
    expect(html.match(/<script(?! type="(?:module|application\/json)")/g)).toBeNull()
  },
)

test.each(Object.entries(pages))('on the %s page no setting can end the script that holds it', (_, html) => {
  const settings = /<script type="application\/json" id="settings">(.*?)<\/script>/.exec(html)?.[1] ?? ''
  expect(JSON.parse(settings)).toEqual(data.settings)
  expect(html).not.toContain('</script><b>')
})

test.each(Object.entries(pages))('the %s page of a demo says so and points to the empty desk', (_, html) => {
  expect(html).toContain('Dit is een demo.')
  expect(html).toContain('href="/desk"')
})

test.each(['welcome', 'chat', 'notice'] as const)(
  'without script the %s page still has a way out and a number',
  page => {
    expect(pages[page]).toContain('href="https://example.org/weer"')
    expect(pages[page]).toContain('href="tel:112"')
  },
)

test('[WP1] whoever comes to a page finds past the bar, the pages, the foot and the mark of where one is', () => {
  const menu = [...data.menu, { href: '/privacy', label: 'Privacy', place: 'foot' as const }]
  const html = elsewherePage({ ...data, menu })
  expect(html).toContain('<a class="skip-link" href="#inhoud">')
  expect(html).toContain('<main id="inhoud"')
  expect(html.match(/<h1/g)).toHaveLength(1)
  expect(html).toContain('<details class="bar-fold fold">')
  expect(html.match(/<a href="\/bezet" aria-current="page">/g)).toHaveLength(2)
  expect(/<footer.*<\/footer>/s.exec(html)?.[0]).toMatch(
    /href="\/privacy".*href="\/desk".*initiatief van je CLB/s,
  )
  expect(welcomeOf(data)).toContain('<a class="wordmark" href="/" aria-current="page">')
})

test('[WP1] who reads English hears what stands around the page in Dutch, and the page and its menu in English', () => {
  const page = {
    ...{ href: '/en/rules', language: 'en' as const, title: 'The rules', lead: null, isSimple: false },
    ...{ blocks: [], versions: [] },
  }
  const menu = [{ href: '/en/rules', label: 'The rules', place: 'bar' as const }]
  const html = textPage({ ...data, menu, page, origin: 'https://chat.example' })
  expect(html).toMatch(/^<!doctype html><html lang="en/)
  expect(html).toMatch(/<nav class="bar" aria-label="Pages"><details[^>]*><summary>All pages/)
  for (const part of ['header class="top"', 'footer class="site-foot"'])
    expect(html).toMatch(new RegExp(`<${part}[^>]*lang="nl-BE"`))
  expect(html).toContain('<main id="inhoud" class="public-main" tabindex="-1"><h1>The rules</h1>')
})

test.each(['welcome', 'elsewhere', 'notice'] as const)(
  '[WP2] beside the %s page stands whom to call, in the same place',
  page => {
    const beside = /<aside class="public-side".*?<\/aside>/s.exec(pages[page])?.[0]
    expect(beside).toMatch(/Is het dringend\?.*volwassene die je vertrouwt.*href="tel:112".*drie keer/s)
  },
)

test('[WP3] who comes reads first whether it is open, then what for, then the answers in the helpline\u2019s order', () => {
  const html = welcomeOf({ ...data, settings: { ...data.settings, hoursText: 'Maandag van 17 tot 21 uur.' } })
  const order = ['id="status"', 'id="start"', 'Over school', 'antwoordt in het Nederlands', 'Mag ik komen?']
  const places = [...order, 'href="/ouders"', 'Wat kost het?', 'Maandag van 17'].map(text =>
    html.indexOf(text),
  )
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
  expect(html).toContain('<title>CLB&lt;/script>&lt;b>ch@t: Iemand luistert</title>')
})

test('[WP4] one reads in which languages somebody can answer', () => {
  expect(languagesInWords(['nl'])).toBe('Je begeleider antwoordt in het Nederlands.')
  expect(languagesInWords(['nl', 'fr', 'tr'])).toBe(
    'Je begeleider antwoordt in het Nederlands, het Frans of het Turks.',
  )
})

test('[WP6] a page that hears nothing any more tells the usual hours and that a number can be called, never "nu"', () => {
  const { words, more } = unknownDoor('Maandag van 17 tot 21 uur.')
  expect(words).toBe('We weten nu niet of er iemand is.')
  expect(more).toContain('Meestal zijn we er zo: maandag van 17 tot 21 uur.')
  expect(unknownDoor(undefined).more).not.toContain('Meestal')
  expect(pages.welcome).toContain('<noscript><p class="door-more">Zo was het om 15 uur.')
})

test('who has no scripts reads on the chat page what to do, and is not asked into a line where one cannot stand', () => {
  const [, noscript] = chatPage({ ...data, status: makeStatus({ mayCome: true }) }).split('<noscript>')
  expect(noscript).toContain('Zet scripts aan en laad de pagina opnieuw.')
  expect(noscript).toContain('nummers op deze pagina')
  expect(noscript).not.toContain('Er is nu iemand voor jou.')
})

test('[SP5] on the welcome page one finds the same in simpler words, where the helpline wrote it', () => {
  expect(pages.welcome).toContain('<a href="/makkelijk" hreflang="nl" lang="nl">Eenvoudig</a>')
})

test('[VP11] the coordinator\u2019s words stand on every public page', () => {
  const told = { ...data, status: makeStatus({ notice: 'Vandaag antwoordt er <later> iemand.' }) }
  for (const html of [welcomeOf(told), chatPage(told), noticePage({ ...told, title: 'x', lines: [] })])
    expect(html).toContain('Vandaag antwoordt er &lt;later> iemand.')
})

test('the welcome page tells the week where the helpline has one, a line for days with the same hours', () => {
  expect(pages.welcome).not.toContain('<ul class="hours">')
  const hoursText = 'Maandag, dinsdag en donderdag van 17 tot 21 uur. Woensdag van 14 tot 21 uur.'
  const html = welcomeOf({ ...data, settings: { ...data.settings, hoursText } })
  expect(html).toContain('<li>Maandag, dinsdag en donderdag van 17 tot 21 uur.</li>')
  expect(html).toContain('<li>Woensdag van 14 tot 21 uur.</li>')
})

test('[VP10] a visitor finds the button exactly when the server says that one may come', () => {
  for (const mayCome of [true, false]) {
    const html = welcomeOf({ ...data, status: makeStatus({ state: 'full', mayCome }) })
    expect(/<a id="start"[^>]* hidden/.test(html)).toBe(!mayCome)
  }
})

const never = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
const evening = (date: string) => ({ opensAt: { date, time: '17:00' }, closesAt: { date, time: '21:00' } })
const hoursOf = (other: Partial<HoursAhead>) =>
  hoursPage({
    ...data,
    ...{ keepsHours: true, origin: 'https://chat.example' },
    ahead: {
      week: { ...never, wednesday: [{ from: '14:00', to: '21:00' }] },
      ...{ daysApart: [], closures: [], schoolHolidays: [], publicHolidays: [] },
      ...other,
    },
  })

test('[WP7] who wonders when somebody is there reads the week, today marked, also without script', () => {
  const html = hoursOf({})
  expect(html).toMatch(/Woensdag<span class="is-today">vandaag<\/span><\/th><td>Van 14 tot 21 uur<\/td>/)
  expect(html).toMatch(/Zondag<\/th><td>Dicht<\/td>/)
  expect(html).toContain('href="/openingsuren.ics"')
  expect(html).toContain('Er zijn geen dagen gepland die anders zijn.')
})

test('[WP7] for every holiday, and every day that is otherwise, one reads whether somebody is there', () => {
  const html = hoursOf({
    daysApart: [{ date: '2026-12-10', because: 'We volgen een opleiding.', sessions: [] }],
    closures: [{ from: { date: '2027-01-20', time: '09:00' }, until: null, reason: 'We verhuizen.' }],
    schoolHolidays: [
      { kind: 'christmas', from: '2026-12-21', to: '2027-01-03', sessions: [evening('2026-12-22')] },
    ],
    publicHolidays: [{ date: '2026-12-25', name: 'Kerstmis', sessions: [] }],
  })
  expect(html).toContain('<b>Donderdag 10 december:</b> Dicht<small>We volgen een opleiding.</small>')
  expect(html).toContain(
    'Vanaf woensdag 20 januari 2027 om 9 uur. We weten nog niet tot wanneer. We verhuizen.',
  )
  expect(html).toContain('21 december tot en met 3 januari 2027')
  expect(html).toContain('Dinsdag 22 december van 17 tot 21 uur')
  expect(html).toMatch(/Kerstmis<span class="when">vrijdag 25 december<\/span><\/th><td><div>Dicht/)
})

test('[WP8] a school copies the code of the button as text, with the whole address, and nothing of it runs here', () => {
  const html = hoursOf({})
  expect(html).toContain('&lt;a href=&quot;https://chat.example/&quot;>')
  expect(html).toContain('&lt;img src=&quot;https://chat.example/status-knop.svg&quot;')
})

test('[VP12] the button for school sites is a link and a drawing: no script, no style, nothing loaded, nothing counted', () => {
  const html = statusButton(makeStatus({ state: 'open' }), data.settings, 'https://chat.example/')
  expect(html).toContain('href="https://chat.example/"')
  expect(html).toContain('<title>CLB&lt;/script>&lt;b>ch@t: Er is nu iemand voor jou.</title>')
  expect(html).not.toMatch(/<script|<style|<link|<img|style=|src=|<b>/)
})

test('[VP12] the image for school sites is one SVG that says what it shows', () => {
  const svg = statusSvg(makeStatus({ state: 'closed', mayCome: false }), { name: 'CLBch@t & co' })
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  expect(svg).toContain('<title>CLBch@t &amp; co: Nu is er niemand.</title>')
  expect(svg).not.toMatch(/<script|<style|href=|style=/)
  const opening = { isOpen: false, reason: null, opensAt: { date: '2026-11-27', time: '14:00' } } as const
  expect(statusSvg(makeStatus({ state: 'closed', opening }), { name: 'x' })).toContain(
    'Weer open vrijdag om 14 uur',
  )
})

const listening = {
  ...{ id: 'tele-onthaal', name: 'Tele-Onthaal', purpose: 'Een luisterend oor', isUrgent: true },
  channels: [{ kind: 'phone' as const, to: '106', always: true }],
}
const young = {
  ...{ id: 'jac', name: 'JAC', purpose: 'Voor jongeren', isUrgent: false },
  channels: [
    { kind: 'chat' as const, to: 'https://jac.example', always: false },
    { kind: 'site' as const, to: 'https://site.example', always: false },
  ],
}
const withReferrals = (other: Parameters<typeof makeStatus>[0]) => ({
  ...data,
  settings: { ...data.settings, referrals: [young, listening] },
  status: makeStatus(other),
})

test('[RF5] "Bezet, wat nu?" says without script whom to go to: somebody trusted, who always answers, the others', () => {
  const html = elsewherePage(withReferrals({ state: 'closed', mayCome: false }))
  const order = ['een volwassene die je vertrouwt', 'href="tel:106"', 'href="https://site.example"']
  const places = order.map(text => html.indexOf(text))
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
  expect(html).toContain('aria-label="106: bel Tele-Onthaal, 1 0 6"')
  expect(html).not.toContain('Chat is nu open')
  const open = elsewherePage(withReferrals({ mayCome: true, openNow: { 'jac/chat': 'open' } }))
  expect(open).toContain('Chat is nu open')
  expect(open).toContain('href="/chat"')
})

test('[RF5] the welcome page shows who answers now exactly while nobody may come in', () => {
  const shut = welcomeOf(withReferrals({ state: 'closed', mayCome: false, openNow: { 'jac/chat': 'open' } }))
  const section = /<section id="elsewhere".*?<\/section>/s.exec(shut)?.[0] ?? ''
  expect(section).not.toMatch(/^<section[^>]*hidden/)
  expect(section).toContain('href="tel:106"')
  expect(section).toContain('data-open="jac/chat"')
  expect(section).toContain('href="/bezet"')
  expect(welcomeOf(withReferrals({ mayCome: true }))).toMatch(/<section id="elsewhere"[^>]*hidden/)
})
