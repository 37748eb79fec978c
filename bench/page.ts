import type { Browser, Page } from '@playwright/test'
import { findChromium } from '../bin/test-programs/find-browsers.ts'
import { launchBrowser } from '../test/browsers.ts'
import { DemoHelpline } from '../test/journeys/demo-helpline.ts'
import { type Judged, judge } from '../test/lighthouse.ts'
import { weigh } from '../test/page-weight.ts'
import type { Figure, Measured } from './figures.ts'

/**
 * What a visitor's browser loads, and how long it takes on a phone: 1.6 Mbit/s, 150 ms there and back, a quarter of this
 * machine's speed. Yardsticks: the welcome page without script in the same run, and what others load (performance.md):
 * Live Helper Chat 254 KiB in 9 requests, Mibew 149 KiB in 34, font and pictures included.
 */
const full = { rounds: 5, judgements: 3 }
const small: typeof full = { rounds: 1, judgements: 0 }

const phone = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
const slowdown = 4

export async function page(isSmall: boolean): Promise<Measured> {
  const { rounds, judgements } = isSmall ? small : full
  // Without a browser the half is still a measurement, and the table shows that it is half.
  if (!findChromium()) return { about: 'sizes only: no Chromium was found', figures: await weights() }
  const helpline = await DemoHelpline.starts()
  const browser = await launchBrowser('chromium')
  try {
    const loads = []
    for (let round = 0; round < rounds; round++)
      loads.push({
        welcome: await load(browser, `${helpline.url}/`, '#start', { javaScriptEnabled: false }),
        chat: await load(browser, `${helpline.url}/chat`, '#nickname'),
      })
    const judged = {
      '/': await judge(helpline.url, '/', judgements),
      '/chat': await judge(helpline.url, '/chat', judgements),
    }
    return {
      about: 'the welcome page without script, and the chat until its form can be used',
      figures: [
        ...(await weights()),
        ...loaded(loads),
        ...judgementsOf('/', judged['/']),
        ...judgementsOf('/chat', judged['/chat']),
      ],
    }
  } finally {
    await browser.close()
    await helpline.closes()
  }
}

interface Load {
  readonly milliseconds: number
  readonly kilobytes: number
  readonly requests: number
}

/** A first visit: nothing is in the cache. It is over when `usable` is drawn; what comes after is counted too. */
async function load(browser: Browser, url: string, usable: string, options = {}): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  const page = await context.newPage()
  const counted = await slowedAndCounted(page)
  const begun = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator(usable).first().waitFor()
  const milliseconds = performance.now() - begun
  // The line of the door's state stays open, so the network is never quiet.
  await page.waitForLoadState('load')
  await page.waitForTimeout(2_000)
  await context.close()
  return { milliseconds, ...counted }
}

async function slowedAndCounted(page: Page): Promise<{ kilobytes: number; requests: number }> {
  const counted = { kilobytes: 0, requests: 0 }
  const session = await page.context().newCDPSession(page)
  session.on('Network.requestWillBeSent', () => {
    counted.requests += 1
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    counted.kilobytes += encodedDataLength / 1_000
  })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', phone)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return counted
}

async function weights(): Promise<Figure[]> {
  const chat = await weigh('visitor')
  const welcome = await weigh('welcome')
  const kilobytes = (bytes: number) => ({ unit: 'kB', rounds: [bytes / 1_000] })
  return [
    { name: 'chat, script and styles until its form can be used', ...kilobytes(chat.first), most: 45 },
    { name: 'chat, script and styles, all that it ever loads', ...kilobytes(chat.whole), most: 45 },
    { name: 'chat, files', unit: '', rounds: [chat.requests] },
    { name: 'welcome page, script and styles that it loads', ...kilobytes(welcome.whole) },
  ]
}

type Loads = readonly Record<'welcome' | 'chat', Load>[]

function loaded(loads: Loads): Figure[] {
  const figure = (name: string, unit: string, which: (round: Loads[number]) => number) => ({
    name,
    unit,
    rounds: loads.map(which),
  })
  return [
    figure('welcome page without script, readable', 'ms', ({ welcome }) => welcome.milliseconds),
    figure('welcome page without script, all of it', 'kB', ({ welcome }) => welcome.kilobytes),
    figure('welcome page without script, requests', '', ({ welcome }) => welcome.requests),
    figure('chat, form can be used', 'ms', ({ chat }) => chat.milliseconds),
    figure('chat, all of it', 'kB', ({ chat }) => chat.kilobytes),
    figure('chat, requests', '', ({ chat }) => chat.requests),
  ]
}

function judgementsOf(page: string, judged: readonly Judged[]): Figure[] {
  if (judged.length === 0) return []
  const category = (name: keyof Judged['scores']) => ({
    name: `Lighthouse ${page}, ${name}`,
    unit: 'of 100',
    rounds: judged.map(({ scores }) => scores[name]),
    least: 98,
  })
  return [
    ...(['performance', 'accessibility', 'best-practices', 'seo'] as const).map(category),
    {
      name: `Lighthouse ${page}, largest part drawn`,
      unit: 'ms',
      rounds: judged.map(one => one.largestPaint),
    },
    { name: `Lighthouse ${page}, deaf to a finger`, unit: 'ms', rounds: judged.map(one => one.blocked) },
  ]
}
