import type { LongTest } from './long-test.ts'
import { longTests } from './long-tests.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const [name = '', ...wishes] = process.argv.slice(2)
const test = Object.hasOwn(longTests, name) ? longTests[name] : undefined

if (test) await play(test)
else refuse(name === '' ? 'Which long test?' : `No long test is called ${name}.`)

async function play(test: LongTest): Promise<void> {
  try {
    const outcome = await test.run(wishes, say)
    if (typeof outcome === 'object') refuse(outcome.refused)
    else process.exitCode = outcome === 'passed' ? 0 : 1
  } catch (error) {
    const broken = error instanceof Error ? error.message : String(error)
    say(`The run broke: ${broken}`)
    say(JSON.stringify({ test: name, isPassed: false, broken }))
    process.exitCode = 1
  }
}

function refuse(why: string): void {
  say(why)
  say('The long tests are:')
  for (const [known, { usage, about }] of Object.entries(longTests)) {
    say(`  npm run long -- ${known} ${usage}`)
    say(`      ${about}`)
  }
  process.exitCode = 2
}
