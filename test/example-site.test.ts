import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixedPages } from '../src/server/site/fixed-pages.ts'
import { openPages, type PagesHouse } from './open-pages.ts'

let house: PagesHouse
beforeAll(async () => {
  house = await openPages('site/example')
})
afterAll(() => house.closes())

const ask = (path: string) => house.ask(path)

describe('[SP21] another helpline, with a small folder of its own', () => {
  test('[SP20] talks of its own people, or of "begeleider" where it says nothing', async () => {
    const { text } = await ask('/chat')
    expect(text).toContain('"counsellorRole":"begeleider"')
  })

  test('has all pages of the product and its own, with its name', async () => {
    for (const path of ['/', '/chat', '/bezet', '/desk', '/wie-luistert']) {
      const { status, text } = await ask(path)
      expect([path, status]).toEqual([path, 200])
      expect(text).toContain('De Luisterlijn')
    }
    expect((await ask('/')).text).toContain('Wil je je verhaal kwijt?')
    expect((await ask('/wie-luistert')).text).toContain('Bij De Luisterlijn luisteren vrijwilligers.')
  })

  test.each([
    ...fixedPages.map(({ href }) => href),
    ...['/wie-luistert', '/desk', '/set-up', '/uitnodiging', '/nergens'],
    ...['/status.json', '/status-knop', '/status-knop.svg', '/openingsuren.ics'],
  ])('says nothing of CLBch@t at %s', async path => {
    expect((await ask(path)).text).not.toMatch(/clb|onderwijskiezer|studiekeuze/i)
  })

  test('[SP30] [SP32] has its own colours and drawing on every page, the chat and the desk too', async () => {
    for (const path of ['/', '/chat', '/desk', '/set-up', '/wie-luistert', '/nergens']) {
      const { text } = await ask(path)
      const [, sheet = '', integrity] =
        /<link rel="stylesheet" href="(\/site\/look-[^"]+)" integrity="(sha384-[^"]+)">/.exec(text) ?? []
      expect([path, sheet, integrity]).not.toContain(undefined)
      expect(text.lastIndexOf('rel="stylesheet"')).toBe(text.indexOf(`rel="stylesheet" href="${sheet}"`))
      const { status, text: rules } = await ask(sheet)
      expect(status).toBe(200)
      expect(rules).toContain('--bord: #4a2f7a;')
      const [, logo = ''] = /url\("([^"]+)"\)/.exec(rules) ?? []
      expect((await ask(logo)).text).toMatch(/^<svg /)
    }
  })

  test('loads nothing of CLBch@t into the chat', async () => {
    const { text } = await ask('/chat')
    const [, script = ''] = /<script type="module" src="([^"]+)"/.exec(text) ?? []
    const source = (await ask(script)).text
    expect(source.length).toBeGreaterThan(1000)
    expect(source.replaceAll(/clb\/v1\/[a-z-]+/g, '')).not.toMatch(/clb/i)
  })
})
