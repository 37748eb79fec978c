import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { TestVisitor } from '../pages-in-node.ts'
import { agendaOf, type Visit } from './agenda.ts'
import { HiddenDesk } from './hidden-desk.ts'
import type { LongTest, Say } from './long-test.ts'
import { pause } from './program.ts'
import { faultsOf, figuresOf, type Ring, type RingFigures, slowestOf } from './ring-figures.ts'
import { tableHead, tableLine } from './ring-table.ts'
import { browserNames, onStage, type Stage } from './stage.ts'

const options = v.strictObject({
  browser: v.picklist(browserNames),
  minutes: v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(1), v.maxValue(24 * 60)),
})

/** [DK14] Noor's desk rings in a tab that she does not look at, for an hour. */
export const backgroundTab: LongTest = {
  about: 'rings a desk whose tab is behind another; measures when title, sound and notification come and go',
  usage: '[--minutes 60] [--browser chromium|firefox]',
  async run(wishes, say) {
    const wish = readWishes(wishes)
    if ('refused' in wish) return wish
    const { minutes, browser } = wish
    return (await onStage(browser, say, stage => play(stage, minutes, say))) ? 'passed' : 'failed'
  },
}

function readWishes(wishes: readonly string[]): v.InferOutput<typeof options> | { refused: string } {
  try {
    const text = { type: 'string' } as const
    const known = { minutes: { ...text, default: '60' }, browser: { ...text, default: 'chromium' } }
    const parsed = v.safeParse(options, { ...parseArgs({ args: [...wishes], options: known }).values })
    return parsed.success
      ? parsed.output
      : { refused: '--minutes is a number from 1 to 1440; --browser is chromium or firefox.' }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'An option is not known.' }
  }
}

async function play(stage: Stage, minutes: number, say: Say): Promise<boolean> {
  const { browser, helpline, hasScreen, soundCard } = stage
  say(`${browser.version}, ${hasScreen ? 'with a screen' : 'headless'}, ${minutes} minutes`)
  const desk = await HiddenDesk.sitsDown(browser, helpline.url)
  const hiddenAt = Date.now()
  if (soundCard?.sounds.length === 0) throw new Error('the sound card did not hear the test of the sound')
  say(`The desk is behind another tab. Times are milliseconds.\n${tableHead}`)
  const rings: RingFigures[] = []
  for (const visit of agendaOf(minutes)) {
    await until(hiddenAt + visit.atMinute * 60_000)
    const ring = await comeAndGo(helpline.url, visit)
    const figures = figuresOf(ring, await desk.tells(), soundCard?.sounds)
    rings.push(figures)
    say(tableLine(figures))
    if (visit.isMissed) await desk.isThereAgain()
  }
  await until(hiddenAt + minutes * 60_000)
  await desk.tells()
  if (soundCard && !soundCard.isListening) throw new Error('the sound card stopped')
  return conclude(stage, minutes, rings, say)
}

/** A visitor asks for a place; and leaves while it rings, or stays until nobody came. */
async function comeAndGo(url: string, { atMinute, isMissed }: Visit): Promise<Ring> {
  const visitor = await TestVisitor.arrives(url, () => {
    throw new Error('nobody takes this visitor')
  })
  await visitor.takesTicket()
  const askedAt = Date.now()
  visitor.line.send({ t: 'join', lang: 'nl', wanted: 'no-preference', slow: false })
  await pause(isMissed ? 22_000 : 8_000)
  const leftAt = Date.now()
  visitor.line.send({ t: 'leave' })
  await pause(3_000)
  visitor.line.cut()
  return { atMinute, isMissed, askedAt, leftAt: isMissed ? null : leftAt }
}

function conclude(stage: Stage, minutes: number, rings: readonly RingFigures[], say: Say): boolean {
  const isPassed = rings.every(ring => faultsOf(ring).length === 0)
  say(
    isPassed
      ? `All ${rings.length} rings were noticed in time, and quiet in time when they were over.`
      : 'FAILED: see WRONG above.',
  )
  const { browser, hasScreen, soundCard } = stage
  const about = { browser: browser.version, hasScreen, isHeard: soundCard !== undefined, minutes }
  say(JSON.stringify({ test: 'background-tab', isPassed, ...about, slowest: slowestOf(rings), rings }))
  return isPassed
}

const until = (instant: number) => pause(Math.max(0, instant - Date.now()))
