import { launchOptions } from '../../test/browsers.ts'
import { DemoHelpline } from '../../test/journeys/demo-helpline.ts'
import { judge } from '../../test/lighthouse.ts'
import { type Counts, noTests } from './counts.ts'
import type { Outcome } from './run.ts'

const least = 98
/** Not performance, which is a time: `npm run bench -- page` measures it (decision 0031). */
const asked = ['accessibility', 'best-practices', 'seo'] as const
const mostJumps = 0.1

/** [PW10] The welcome page and the chat by Lighthouse, in the built product. Without Chromium they count as skipped. */
export async function lighthouse(): Promise<Outcome> {
  const pages = ['/', '/chat'] as const
  if (!launchOptions.chromium) {
    process.stdout.write('=== NOT FOUND: chromium. LIGHTHOUSE IS SKIPPED. ===\n')
    return { isGood: true, output: '', tests: { ...noTests, skipped: pages.length } }
  }
  const helpline = await DemoHelpline.starts()
  let tests: Counts = noTests
  const output: string[] = []
  try {
    for (const page of pages) {
      const [judged] = await judge(helpline.url, page)
      if (!judged) continue
      const { scores, faults, jumps } = judged
      const isGood = asked.every(name => scores[name] >= least) && jumps <= mostJumps
      process.stdout.write(`${page} ${JSON.stringify(scores)}, jumps ${jumps.toFixed(3)}\n`)
      if (!isGood) output.push(`${page} ${faults.join('; ')}`)
      tests = isGood ? { ...tests, passed: tests.passed + 1 } : { ...tests, failed: tests.failed + 1 }
    }
  } finally {
    await helpline.closes()
  }
  return { isGood: tests.failed === 0, output: output.join('\n'), tests }
}
