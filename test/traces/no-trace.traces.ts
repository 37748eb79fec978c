import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { BrowserName } from '../browsers.ts'
import { Network } from '../faults/network.ts'
import { freePort } from '../free-port.ts'
import { TestHouse } from '../open-house.ts'
import { TestProxy } from '../proxy.ts'
import { LeakingPage, mustBeCaught } from './leaking-page.ts'
import { type Looked, lookThrough, type Trace } from './look-through.ts'
import { makeWord, textMark } from './marks.ts'
import { ProfileBrowser } from './profile-browser.ts'
import { emptyReport, note, publish, type Report } from './report.ts'
import { watchSecrets } from './seen-secrets.ts'
import { TracedTalk } from './traced-talk.ts'
import { askWith } from './useless-secret.ts'
import { type Place, talks, waysOut } from './ways-out.ts'
import { showsNothingOf } from './what-shows.ts'

// One profile through a whole evening: each test goes on where the last one stopped.
test.describe.configure({ mode: 'serial' })

const minute = 60_000
const happened: TracedTalk[] = []
let place: Place
let report: Report
let name: BrowserName

test.beforeAll(async ({ browserName }) => {
  name = browserName === 'firefox' ? 'firefox' : 'chromium'
  const port = await freePort()
  const network = await Network.to(port)
  const url = `http://localhost:${network.port}`
  const house = await TestHouse.open({ port, publicUrl: url, staffUrl: url })
  const browser = await ProfileBrowser.make(name)
  report = emptyReport(`${name} ${await browser.starts(watchSecrets)}`)
  const leaking = await LeakingPage.opens(browser.context)
  await leaking.leaks()
  place = { house, network, browser, leaking, url }
})

test.afterAll(async () => {
  if (report) publish(name, report)
  await place?.browser.isThrownAway()
  await place?.leaking.goes()
  place?.network.closes()
  await place?.house.closes()
})

/** Ten minutes without a connection, and ten in which who was cut off may still go back in line (CV6, CH7). */
async function allIsErased(): Promise<void> {
  for (const _ of ['lost', 'erased']) {
    place.house.clock.forward(11 * minute)
    await place.house.house.sweep()
  }
}

/** Looks for everything of everybody, and for what a page leaked on purpose. */
async function search(when: string, leaking = place.leaking): Promise<Looked> {
  const marks = happened.flatMap(talk => [...talk.marks, ...talk.resumeMarks])
  const looked = await lookThrough(place.browser.folder, [...marks, ...leaking.marks])
  const ways = happened.map(({ way }) => way)
  note(report, when, looked, ways)
  return looked
}

function caught({ traces }: Looked): Set<string> {
  return new Set(traces.filter(({ mark }) => mark.way === 'a page that leaks').map(({ mark }) => mark.what))
}

/** Channels that a browser writes down while it runs, within seconds. */
const atOnce = ['field in a form', 'textarea', 'sessionStorage', 'history.state']

/** Of these, what this page let out and is not on the disk yet. */
async function leftOutBy(leaking: LeakingPage): Promise<string[]> {
  const seen = caught(await lookThrough(place.browser.folder, leaking.marks))
  return atOnce.filter(channel => !seen.has(channel))
}

/** R may lie where a tab's own storage is written down, as the text that it is. */
function isAllowed({ mark, file, writing }: Trace): boolean {
  const itsPlace = /^profile\/(Default\/Session Storage\/|sessionstore(-backups\/|\.jsonlz4$))/
  return mark.what === 'R' && itsPlace.test(file) && /^base64(url)?\+0 in/.test(writing)
}

function ofPeople({ traces }: Looked): string[] {
  return traces
    .filter(trace => trace.mark.way !== 'a page that leaks' && !isAllowed(trace))
    .map(({ mark, writing, file, how }) => `${mark.way}, ${mark.what}: ${writing} in ${file} (${how})`)
}

test('[NT7] a page comes back from memory by Back in this browser, so that what Back shows means something', async () => {
  expect(await place.leaking.comesBackFromMemory()).toBe(true)
})

for (const [way, goesOut] of Object.entries(waysOut))
  test(`[NT2] [NT6] somebody talks, and leaves: ${way}`, async () => {
    const talk = await goesOut(place)
    happened.push(talk)
    await talk.isOver()
  })

test('[NT2] [NT4] while the browser runs nothing of them lies on its disk, and all that leaks on purpose is seen', async () => {
  const looked = await search('while it runs')
  expect(ofPeople(looked)).toEqual([])
  const seen = caught(looked)
  // What waits to be written comes later: here only that the search sees what is there.
  expect(seen).toContain('textarea')
  expect(seen).toContain('sessionStorage')
})

test('[NT2] [NT4] nor when it was closed', async () => {
  await place.leaking.cleansUp()
  await place.browser.closes()
  const looked = await search('closed')
  expect(ofPeople(looked)).toEqual([])
  report.caught.push(...caught(looked))
  expect(mustBeCaught(name).filter(channel => !report.caught.includes(channel))).toEqual([])
})

test('[NT3] an R that lies on the disk opens nothing', async () => {
  await allIsErased()
  const answers = await Promise.all(
    happened.flatMap(talk => talk.resumeSecrets).map(secret => askWith(place.house, secret)),
  )
  expect(answers.length).toBeGreaterThan(5)
  expect(new Set(answers)).toEqual(new Set([410]))
})

test('[NT2] [NT5] the browser opens what was open: nothing of them; then somebody talks, and it is killed', async () => {
  await nothingIsRestored()
  const leaking = await LeakingPage.opens(place.browser.context)
  await leaking.leaks()
  const talk = await talks({ ...place, leaking }, 'browser killed')
  happened.push(talk)
  // What a browser has not written yet is lost by the kill: then it would say nothing of what is written.
  await expect.poll(() => leftOutBy(leaking), { timeout: 30_000 }).toEqual([])
  await place.browser.isKilled()
  await talk.counsellor.line.hears('peer')
  const looked = await search('killed', leaking)
  await leaking.goes()
  expect(ofPeople(looked)).toEqual([])
  expect(atOnce.filter(channel => !caught(looked).has(channel))).toEqual([])

  // It may be a telephone that closed the tab: whoever has the device may go on until the talk is erased.
  const last = talk.resumeSecrets.at(-1) ?? ''
  expect(await askWith(place.house, last)).toBe(200)
  await allIsErased()
  expect(await askWith(place.house, last)).toBe(410)
  await talk.isOver()
})

test('[NT5] [NT2] after the kill the browser opens what was open, and nothing of it shows or is written', async () => {
  await nothingIsRestored()
  await place.browser.closes()
  expect(ofPeople(await search('opened again and closed'))).toEqual([])
})

/**
 * The browser starts and opens by itself what was open: its pages show no word of anybody. The tool sees such pages in
 * Chromium only; of Firefox there is what it writes down of them at once, which is searched later.
 */
async function nothingIsRestored(): Promise<void> {
  const { browser } = place
  const begun = Date.now()
  await browser.starts(watchSecrets)
  const isOpen = () => browser.context.pages().some(page => page.url().startsWith('http'))
  const isThere = name === 'chromium' ? isOpen : () => isWrittenAnew(begun)
  await expect.poll(isThere, { timeout: 20_000 }).toBe(true)
  const words = happened.flatMap(talk => talk.words)
  for (const page of browser.context.pages()) await showsNothingOf(page, words)
}

/** Whether Firefox has written since then that a page of the house is open. */
async function isWrittenAnew(since: number): Promise<boolean> {
  const { sessionFolder } = place.browser
  const { traces } = await lookThrough(sessionFolder, [textMark('', 'address', new URL(place.url).host)])
  const files = [...new Set(traces.map(({ file }) => join(sessionFolder, file)))]
  const written = await Promise.all(files.map(file => stat(file).catch(() => undefined)))
  return written.some(one => one !== undefined && one.mtimeMs > since)
}

test('[NT8] in a private window not even the address of the site stays', async () => {
  const word = makeWord()
  const proxy = await TestProxy.standsBefore(place.house.url, { upgrades: 'refuses', isHoldingBack: false })
  const browser = await ProfileBrowser.make(name, { isPrivate: true })
  try {
    await browser.starts(watchSecrets)
    const talk = new TracedTalk('private window', await browser.opensTab(), place.house)
    await talk.happens(proxy.url.replace('127.0.0.1', `${word}.localhost`))
    await talk.stops()
    await talk.saysHowItWas()
    await browser.closes()
    await talk.isOver()
    const address = textMark('private window', 'address', word)
    const { traces } = await lookThrough(browser.folder, [address, ...talk.marks, ...talk.resumeMarks])
    const isAddress = ({ mark }: Trace) => mark.what === 'address'
    report.privateWindow = {
      address: traces.filter(isAddress).length,
      words: traces.filter(trace => !isAddress(trace)).length,
    }
    expect(traces.map(({ mark, file }) => `${mark.what} in ${file}`)).toEqual([])
  } finally {
    await browser.isThrownAway()
    await proxy.goes()
  }
})
