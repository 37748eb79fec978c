import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { TestVisitor } from '../pages-in-node.ts'
import { agendaOf, type Visit } from './agenda.ts'
import { BarePage } from './bare-page.ts'
import { HiddenDesk } from './hidden-desk.ts'
import type { LongTest, Say } from './long-test.ts'
import { pause } from './program.ts'
import { faultsOf, figuresOf, type Ring, type RingFigures, slowestOf } from './ring-figures.ts'
import { tableHead, tableLine } from './ring-table.ts'
import { browserNames, onStage, type Stage } from './stage.ts'

const options = v.strictObject({
  browser: v.picklist(browserNames),
  minutes: v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(1), v.maxValue(24 * 60)),
  freezing: v.boolean(),
  'without-lock': v.boolean(),
})
type Wish = v.InferOutput<typeof options>

/**
 * [DK2] Noor's desk rings in a tab that she does not look at, for an hour. With `--freezing`, in a Chromium that
 * freezes every page it may, and without the leave for notifications, which would spare the desk already;
 * with `--without-lock` it fails there, as it should.
 */
export const backgroundTab: LongTest = {
  about: 'rings a desk whose tab is behind another; measures when title, sound and notification come and go',
  usage: '[--minutes 60] [--browser chromium|firefox] [--freezing [--without-lock]]',
  async run(wishes, say) {
    const wish = readWishes(wishes)
    if ('refused' in wish) return wish
    const { browser, freezing: isFreezing } = wish
    if (isFreezing && browser !== 'chromium') return { refused: '--freezing is for chromium.' }
    return (await onStage({ browser, isFreezing }, say, stage => play(stage, wish, say)))
      ? 'passed'
      : 'failed'
  },
}

function readWishes(wishes: readonly string[]): Wish | { refused: string } {
  try {
    const text = { type: 'string' } as const
    const yes = { type: 'boolean', default: false } as const
    const known = {
      minutes: { ...text, default: '60' },
      browser: { ...text, default: 'chromium' },
      freezing: yes,
      'without-lock': yes,
    }
    const parsed = v.safeParse(options, { ...parseArgs({ args: [...wishes], options: known }).values })
    const refused = '--minutes is a number from 1 to 1440; --browser is chromium or firefox.'
    return parsed.success ? parsed.output : { refused }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : 'An option is not known.' }
  }
}

async function play(stage: Stage, wish: Wish, say: Say): Promise<boolean> {
  const { browser, helpline, hasScreen, soundCard } = stage
  const { minutes, freezing } = wish
  say(`${browser.version}, ${hasScreen ? 'with a screen' : 'headless'}, ${minutes} minutes`)
  const bare = freezing ? await BarePage.opens(browser, helpline.url) : undefined
  const ways = { mayNotify: !freezing, hasLock: !wish['without-lock'], covers: freezing ? 8 : 1 }
  const desk = await HiddenDesk.sitsDown(browser, helpline.url, ways)
  if (soundCard?.sounds.length === 0) throw new Error('the sound card did not hear the test of the sound')
  say(`The desk is behind another tab. Times are milliseconds.\n${tableHead}`)
  const hiddenAt = Date.now()
  const rings: RingFigures[] = []
  for (const visit of agendaOf(minutes)) {
    await until(hiddenAt + visit.atMinute * 60_000)
    const ring = await comeAndGo(helpline.url, visit)
    const written = { signs: await desk.tells(), sounds: soundCard?.sounds, mayNotify: ways.mayNotify }
    const figures = figuresOf(ring, written)
    rings.push(figures)
    say(tableLine(figures))
    if (visit.isMissed && figures.offer !== null) await desk.isThereAgain()
  }
  await until(hiddenAt + minutes * 60_000)
  await desk.tells()
  if (soundCard && !soundCard.isListening) throw new Error('the sound card stopped')
  return conclude(stage, { wish, rings, bareFreezes: await bare?.freezes() }, say)
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

interface Played {
  readonly wish: Wish
  readonly rings: readonly RingFigures[]
  /** How often the bare page was frozen; undefined when nothing freezes pages. */
  readonly bareFreezes: number | undefined
}

function conclude(stage: Stage, { wish, rings, bareFreezes }: Played, say: Say): boolean {
  const isPassed = bareFreezes !== 0 && rings.every(ring => faultsOf(ring).length === 0)
  if (bareFreezes !== undefined) say(`A bare page beside the desk was frozen ${bareFreezes} times.`)
  say(
    isPassed
      ? `All ${rings.length} rings were noticed in time, and quiet in time when they were over.`
      : 'FAILED: see WRONG above, or no page was frozen at all.',
  )
  const { browser, hasScreen, soundCard } = stage
  const about = {
    ...wish,
    browser: browser.version,
    hasScreen,
    isHeard: soundCard !== undefined,
    bareFreezes,
  }
  say(JSON.stringify({ test: 'background-tab', isPassed, ...about, slowest: slowestOf(rings), rings }))
  return isPassed
}

const until = (instant: number) => pause(Math.max(0, instant - Date.now()))
