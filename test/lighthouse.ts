import { chromium } from '@playwright/test'
import lighthouse, { type Config, type Flags } from 'lighthouse'
import { launchOptions } from './browsers.ts'
import { freePort } from './free-port.ts'

/** What Lighthouse says of a page: 0 to 100 in each category, and which audits were not passed whole. */
export interface Judged {
  readonly scores: Readonly<Record<string, number>>
  readonly faults: readonly string[]
  /** Milliseconds until the largest part of the page is drawn, on the simulated phone. */
  readonly largestPaint: number
}

/**
 * The chat is kept out of search engines on purpose: who searches must find the first page, which says what this is, and
 * no list of visited pages should show a chat. So the one audit that asks for the opposite is left out there.
 */
const hidden: Config = { extends: 'lighthouse:default', settings: { skipAudits: ['is-crawlable'] } }

/** Lighthouse's own phone on a slow network (simulated, so that a busy machine counts less), so many times. */
export async function judge(
  url: string,
  { times, isHidden }: { times: number; isHidden: boolean },
): Promise<Judged[]> {
  const port = await freePort()
  const options = launchOptions.chromium
  const browser = await chromium.launch({
    ...options,
    args: [...(options?.args ?? []), `--remote-debugging-port=${port}`],
  })
  try {
    const judged: Judged[] = []
    for (let time = 0; time < times; time++) judged.push(await judgeOnce(url, port, isHidden))
    return judged
  } finally {
    await browser.close()
  }
}

async function judgeOnce(url: string, port: number, isHidden: boolean): Promise<Judged> {
  const flags: Flags = { port, logLevel: 'error' }
  const ended = await lighthouse(url, flags, isHidden ? hidden : undefined)
  if (!ended) throw new Error(`Lighthouse did not judge ${url}`)
  const { categories, audits, runtimeError } = ended.lhr
  if (runtimeError) throw new Error(`Lighthouse did not judge ${url}: ${runtimeError.message}`)
  const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])
  const weighty = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  )
  const faults = weighty.flatMap(id => {
    const audit = audits[id]
    return audit && audit.score !== null && audit.score < 1
      ? [`${id}: ${audit.title} ${audit.displayValue ?? ''}`]
      : []
  })
  return {
    scores: Object.fromEntries(scores),
    faults,
    ...(process.env['SHIFTS']
      ? {
          shifts: JSON.stringify(audits['layout-shifts']?.details).slice(0, 3000),
          tasks: JSON.stringify(audits['long-tasks']?.details).slice(0, 1500),
        }
      : {}),
    largestPaint: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
  }
}
