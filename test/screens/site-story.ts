import { expect, type Page } from '@playwright/test'
import type { At, Play, Story } from './story.ts'

/** The public pages in each state of the door, and every page that they lead to. */
export const siteStory: Story = {
  name: 'The site',
  async play({ opens, at }: Play) {
    const stage = await opens()
    const page = await stage.page('/')
    const shows = async (state: string, words: string | RegExp, isExtra = false) => {
      await page.goto('/')
      await expect(page.getByText(words).first()).toBeVisible()
      await at(state, page, { isExtra })
    }
    await shows('welcome, nobody at the desk', 'Start een gesprek')
    const noor = await stage.isThere('noor')
    await shows('welcome, open', 'Start een gesprek', true)
    await stage.othersWait(3)
    await noor.line.hears('offer')
    await shows('welcome, some wait', /wacht/)
    await stage.decides({ t: 'cap', most: 3 })
    await shows('welcome, full', /vol/)
    await stage.decides({ t: 'cap', most: null })
    await stage.decides({ t: 'notice', text: 'Morgen openen we om 14 uur.' })
    await stage.decides({ t: 'close-now', kind: 'paused', reason: 'We herstellen iets.', minutes: 30 })
    await shows('welcome, paused, with a notice', 'Morgen openen we om 14 uur.')
    await stage.decides({ t: 'as-planned' })
    await stage.decides({ t: 'notice', text: null })
    await stage.decides({
      ...{ t: 'close-now', kind: 'closed', minutes: null },
      reason: 'We zijn met te weinig begeleiders.',
    })
    await shows('welcome, closed on the spot', 'We zijn met te weinig begeleiders.', true)
    await stage.decides({ t: 'as-planned' })
    await everyPage(page, at)
    await contact(page, at)
    await page.goto('/deze-pagina-bestaat-niet')
    await at('a page that is not there', page)
    await byTheHours({ opens, at })
  },
}

/** A message to the team: what is missing, and what is on its way. */
async function contact(page: Page, at: At): Promise<void> {
  await page.goto('/contact')
  const send = page.getByRole('button', { name: 'Verstuur' })
  await send.click()
  await expect(page.getByText('Schrijf eerst je bericht.').first()).toBeVisible()
  await at('contact, nothing written', page, { isExtra: true })
  await page.getByRole('textbox', { name: 'Je bericht' }).fill('Werkt de chat ook in de vakantie?')
  await send.click()
  await expect(send).toBeHidden({ timeout: 20_000 })
  await at('contact, sent', page)
}

/** A house that keeps its hours, and one that nobody set up. */
async function byTheHours({ opens, at }: Play): Promise<void> {
  const closed = await opens('10:12', { keepsHours: true })
  const page = await closed.page('/')
  await at('welcome, closed until the afternoon', page)
  closed.house.clock.forward((10 * 60 + 35) * 60_000)
  await page.goto('/')
  await at('welcome, too late for somebody new', page)
}

/** Every page that the public pages lead to: who adds one to a menu adds it here. */
async function everyPage(page: Page, at: At): Promise<void> {
  const seen = new Set(['/', '/chat', '/desk'])
  const found = ['/']
  for (let path = found.shift(); path !== undefined; path = found.shift()) {
    await page.goto(path)
    if (path !== '/') await at(`page ${path}`, page, { isExtra: path === '/bezet' })
    for (const next of await pagesOn(page)) {
      if (!seen.has(next)) found.push(next)
      seen.add(next)
    }
  }
}

function pagesOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .map(({ href }) => new URL(href))
      .filter(({ origin, pathname }) => origin === location.origin && !/\.\w+$/.test(pathname))
      .map(({ pathname }) => pathname),
  )
}
