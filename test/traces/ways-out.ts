import { expect } from '@playwright/test'
import { visitorTexts } from '../../src/web/visitor/texts.ts'
import type { Network } from '../faults/network.ts'
import { nothingStored, storedBy } from '../journeys/watch-page.ts'
import type { TestHouse } from '../open-house.ts'
import { address, goes } from './back-button.ts'
import type { LeakingPage } from './leaking-page.ts'
import type { ProfileBrowser } from './profile-browser.ts'
import { TracedTalk } from './traced-talk.ts'
import { showsNothingOf } from './what-shows.ts'

const minute = 60_000

/** Where people talk in these tests, and what stands beside them. */
export interface Place {
  readonly house: TestHouse
  readonly network: Network
  readonly browser: ProfileBrowser
  readonly leaking: LeakingPage
  readonly url: string
}

type Options = { readonly isShared?: boolean }

/** Somebody talks, with a line begun, and the browser has had the time to write it all down. */
export async function talks(place: Place, way: string, options: Options = {}): Promise<TracedTalk> {
  const page = await place.browser.opensTab()
  await page.goto(place.leaking.neutral)
  page.on('dialog', dialog => void dialog.accept().catch(() => undefined))
  const talk = new TracedTalk(way, page, place.house)
  await talk.happens(place.url, options)
  await isWrittenDown(place, talk)
  return talk
}

async function isWrittenDown({ leaking, browser }: Place, { page }: TracedTalk): Promise<void> {
  await leaking.untilWritten(browser.sessionFolder)
  await page.bringToFront()
}

/** The ways out in which the browser lives on; each gives what was said, for the search afterwards. */
export const waysOut: Readonly<Record<string, (place: Place) => Promise<TracedTalk>>> = {
  async 'normal end'(place) {
    const talk = await talks(place, 'normal end')
    await talk.stops()
    await talk.saysHowItWas()
    await isWrittenDown(place, talk)
    await goes(talk.page, 'back')
    await showsNothingOf(talk.page, talk.words)
    await goes(talk.page, 'forward')
    await showsNothingOf(talk.page, talk.words)
    return talk
  },

  async 'quick exit'(place) {
    const talk = await talks(place, 'quick exit')
    const { page } = talk
    const isElsewhere = ({ hostname }: URL) => !['localhost', '127.0.0.1'].includes(hostname)
    await page.route(isElsewhere, route =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Zonnig</h1>' }),
    )
    await page.getByRole('link', { name: 'Snel weg' }).click()
    await expect(page.getByRole('heading', { name: 'Zonnig' })).toBeVisible()
    await showsNothingOf(page, talk.words)
    const behind = await allBehind(talk, place.leaking.neutral)
    expect(behind.filter(one => new URL(one).pathname === '/chat')).toEqual([])
    return talk
  },

  async 'tab closed'(place) {
    const talk = await talks(place, 'tab closed')
    await talk.page.close({ runBeforeUnload: false })
    await talk.counsellor.line.hears('peer')
    place.house.clock.forward(11 * minute)
    await place.house.house.sweep()
    return talk
  },

  async 'reload and end'(place) {
    const talk = await talks(place, 'reload and end')
    await talk.page.reload()
    await talk.reads('answer')
    await talk.looks()
    await isWrittenDown(place, talk)
    await talk.stops()
    return talk
  },

  async 'back and forward'(place) {
    const talk = await talks(place, 'back and forward')
    await goes(talk.page, 'back')
    await showsNothingOf(talk.page, talk.words)
    await goes(talk.page, 'forward')
    await talk.reads('answer')
    await talk.looks()
    await talk.stops()
    await goes(talk.page, 'back')
    await showsNothingOf(talk.page, talk.words)
    return talk
  },

  async 'time-out'(place) {
    const talk = await talks(place, 'time-out')
    place.network.isGone()
    await talk.counsellor.line.hears('peer')
    place.house.clock.forward(11 * minute)
    await place.house.house.sweep()
    await talk.counsellor.line.hears('ended')
    place.network.heals()
    await talk.page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(talk.page.getByText(visitorTexts.end.lostConnection)).toBeVisible()
    return talk
  },

  async 'shared computer'(place) {
    const talk = await talks(place, 'shared computer', { isShared: true })
    expect(await storedBy(talk.page)).toEqual(nothingStored)
    await talk.stops()
    return talk
  },
}

/** Every address behind the Back button, down to where this tab began; on none of them stands a word. */
async function allBehind({ page, words }: TracedTalk, begin: string): Promise<string[]> {
  const behind: string[] = []
  while (behind.at(-1) !== begin) {
    await goes(page, 'back')
    behind.push(await address(page))
    await showsNothingOf(page, words)
  }
  return behind
}
