import { heaviest, weigh } from '../../test/page-weight.ts'
import { noTests } from './counts.ts'
import type { Outcome } from './run.ts'

/** [PW3] What a visitor's browser loads of the built pages, and whether it is light enough. */
export async function weight(): Promise<Outcome> {
  const lines: string[] = []
  let isGood = true
  for (const page of ['welcome', 'visitor'] as const) {
    const weighed = await weigh(page)
    for (const part of ['first', 'whole'] as const) {
      const isLight = weighed[part] <= heaviest[page][part]
      isGood &&= isLight
      lines.push(`${page}, ${part}: ${weighed[part]} of at most ${heaviest[page][part]} bytes`)
    }
  }
  const output = lines.join('\n')
  process.stdout.write(`${output}\n`)
  return { isGood, output: isGood ? '' : 'Too heavy: see docs/rules/page-weight.md, PW3.', tests: noTests }
}
