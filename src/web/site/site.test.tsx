import { expect, test, vi } from 'vitest'
import type { PageData } from './document.ts'

vi.mock('../shared/favicon.svg', () => ({ default: '/assets/favicon.svg' }))
const { chatPage, deskPage, noticePage, welcomePage } = await import('./site.tsx')

const data: PageData = {
  settings: {
    org: 'clbchat',
    name: 'CLB</script><b>ch@t',
    initiative: 'Een initiatief van je CLB.',
    language: 'nl',
    themes: [{ id: 'gevoel', label: 'Gevoel', wanted: 'social-emotional', isDanger: false }],
    numbers: [{ number: '112', name: 'Noodnummer', purpose: 'Gevaar', always: true }],
    nicknames: ['Wolk', 'Maan', 'Ster', 'Golf'],
    quickExit: 'https://example.org/weer',
    rootKey: null,
    grantsFrom: 0,
    rootGrantsFrom: 0,
    isDemo: true,
  },
  status: { state: 'unattended', waiting: 0 },
  assets: {
    scripts: [{ src: '/assets/page.js', integrity: 'sha384-a' }],
    styles: [{ href: '/assets/page.css', integrity: 'sha384-b' }],
  },
}
const pages = {
  welcome: welcomePage(data),
  chat: chatPage(data),
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
