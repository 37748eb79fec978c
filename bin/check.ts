import { rmSync } from 'node:fs'
import {
  type Counts,
  countUnitTests,
  failedTests,
  inWords,
  noTests,
  sum,
  unsteadyTests,
} from './check/counts.ts'
import { journeys, traces } from './check/in-browsers.ts'
import { type Outcome, run } from './check/run.ts'
import { weight } from './check/weight.ts'
import { isCi } from './is-ci.ts'

// The one list of checks, the same at home and in CI, cheapest first.
const checks: Record<string, () => Promise<Outcome>> = {
  'types-server': () => plain('tsc', '--noEmit', '-p', 'tsconfig.server.json'),
  'types-web': () => plain('tsc', '--noEmit', '-p', 'tsconfig.web.json'),
  'types-tests': () => plain('tsc', '--noEmit', '-p', 'tsconfig.test.json'),
  lint: () => plain('biome', 'ci', '--error-on-warnings', '--colors=off'),
  arrows: () => plain('depcruise', '--config', '.dependency-cruiser.cjs', 'src'),
  unused: () => plain('knip', '--no-progress'),
  unit,
  build: () => plain('node', 'bin/setup.mjs', '--rebuild'),
  weight,
  // Lighthouse is large: loaded only where it is asked.
  lighthouse: async () => (await import('./check/lighthouse.ts')).lighthouse(),
  journeys,
  traces,
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !checks[name])
if (unknown.length > 0) {
  say(`No check is called ${unknown.join(', ')}. The checks are: ${Object.keys(checks).join(', ')}.`)
  process.exitCode = 2
} else {
  await checkAll(wanted.length > 0 ? wanted : Object.keys(checks))
}

/** Runs every check, also after a failure, and ends with the counts of checks and tests on one line. */
async function checkAll(names: string[]): Promise<void> {
  const lines: string[] = []
  const counts: Counts[] = []
  for (const name of names) {
    const { line, tests, faults } = await checkOne(name)
    lines.push(line, ...faults.map(fault => `    ${fault}`))
    counts.push(tests)
  }
  const total = sum(counts)
  say(`\n${lines.join('\n')}\n\n${inWords(total)}`)
  if (total.failed > 0) process.exitCode = 1
}

async function checkOne(name: string): Promise<{ line: string; tests: Counts; faults: string[] }> {
  say(`\n── ${name}`)
  const begun = Date.now()
  const ended = (await checks[name]?.()) ?? { isGood: false, output: '', tests: noTests }
  const { output, tests, faults = [] } = ended
  const isGood = ended.isGood && !(isCi && tests.skipped > 0)
  if (!isGood) say(output)
  const seconds = ((Date.now() - begun) / 1000).toFixed(1).padStart(6)
  const inside = tests === noTests ? '' : `  (${inWords(tests)})`
  const line = `${isGood ? '✓' : '✗'} ${name.padEnd(13)}${seconds} s${inside}`
  say(line)
  return { line, tests: sum([tests, { ...noTests, [isGood ? 'passed' : 'failed']: 1 }]), faults }
}

async function plain(...command: string[]): Promise<Outcome> {
  return { ...(await run(command, { isShown: false })), tests: noTests }
}

async function unit(): Promise<Outcome> {
  const report = 'test-results/unit.json'
  rmSync(report, { force: true })
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ran = await run(['vitest', 'run', ...reports], { isShown: true })
  for (const name of unsteadyTests(report)) say(`=== PASSED ONLY AT THE SECOND TRY: ${name} ===`)
  return { ...ran, tests: countUnitTests(report), faults: failedTests(report) }
}
