import { chromium } from '@playwright/test'
import lighthouse, { type Config } from 'lighthouse'
import { launchOptions } from './browsers.ts'
import { freePort } from './free-port.ts'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof categories)[number]

/** What Lighthouse says of a page, on its phone with a slow network. */
export interface Judged {
  /** From 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>
  /** The audits that count and were not passed whole, in words. */
  readonly faults: readonly string[]
  /** Milliseconds until the largest part of the page is drawn. */
  readonly largestPaint: number
  /** Milliseconds in which the page would not hear a finger, between the first paint and quiet. */
  readonly blocked: number
  /** How much of the page jumps while it loads; 0 is nothing, 0.1 the most that Lighthouse calls good. */
  readonly jumps: number
}

/**
 * The chat is kept out of search engines on purpose: who searches must find the first page, which says what this is. So
 * the one audit that asks for the opposite is left out there, and nothing else.
 */
const leftOut: Readonly<Record<string, readonly string[]>> = { '/chat': ['is-crawlable'] }

/**
 * Judges a page of a running house, so many times. The slow network and phone are simulated from what was measured on
 * this machine, so that a busy moment counts less. Throws when Lighthouse cannot judge.
 */
export async function judge(house: string, page: '/' | '/chat', times = 1): Promise<Judged[]> {
  const port = await freePort()
  const options = launchOptions.chromium
  const args = [...(options?.args ?? []), `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ ...options, args })
  try {
    const judged: Judged[] = []
    for (let time = 0; time < times; time++) judged.push(await judgeAtLast(house, page, port))
    return judged
  } finally {
    await browser.close()
  }
}

/** On a busy machine a recording may miss its own beginning. Lighthouse then says so, and asks to be run again. */
async function judgeAtLast(house: string, page: string, port: number, tries = 3): Promise<Judged> {
  try {
    return await judgeOnce(house, page, port)
  } catch (cause) {
    if (tries === 1) throw cause
    return judgeAtLast(house, page, port, tries - 1)
  }
}

async function judgeOnce(house: string, page: string, port: number): Promise<Judged> {
  const config: Config = {
    extends: 'lighthouse:default',
    settings: { onlyCategories: [...categories], skipAudits: [...(leftOut[page] ?? [])] },
  }
  const ended = await lighthouse(`${house}${page}`, { port, logLevel: 'silent' }, config)
  if (!ended || ended.lhr.runtimeError)
    throw new Error(`Lighthouse could not judge ${page}: ${ended?.lhr.runtimeError?.message ?? 'it ended'}`)
  const { lhr } = ended
  const figure = (audit: string) => lhr.audits[audit]?.numericValue ?? Number.NaN
  return {
    scores: {
      performance: scoreOf(lhr, 'performance'),
      accessibility: scoreOf(lhr, 'accessibility'),
      'best-practices': scoreOf(lhr, 'best-practices'),
      seo: scoreOf(lhr, 'seo'),
    },
    faults: faultsIn(lhr),
    largestPaint: figure('largest-contentful-paint'),
    blocked: figure('total-blocking-time'),
    jumps: figure('cumulative-layout-shift'),
  }
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']

const scoreOf = ({ categories }: Report, name: Category) => Math.round((categories[name]?.score ?? 0) * 100)

function faultsIn({ categories, audits }: Report): string[] {
  const counting = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  )
  return [...new Set(counting)].flatMap(id => {
    const audit = audits[id]
    const isFault = audit && audit.score !== null && audit.score < 1
    return isFault ? [`${audit.title} ${audit.displayValue ?? ''}`.trim()] : []
  })
}
