import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DemoHelpline } from '../journeys/demo-helpline.ts'
import { startChromium } from './chromium.ts'
import type { DeskBrowser } from './desk-browser.ts'
import { startFirefox } from './firefox.ts'
import type { Say } from './long-test.ts'
import { Screen } from './screen.ts'
import { SoundCard } from './sound-card.ts'
import { installStagePrograms } from './stage-programs.ts'

export const browserNames = ['chromium', 'firefox'] as const

export interface StageWish {
  readonly browser: (typeof browserNames)[number]
  readonly isFreezing: boolean
}

const startBrowser = { chromium: startChromium, firefox: startFirefox }

/** A helpline of its own, and a browser with a screen and a sound card: all that a desk is made of. */
export interface Stage {
  readonly helpline: DemoHelpline
  readonly browser: DeskBrowser
  readonly hasScreen: boolean
  /** Undefined where no sound can be listened to. */
  readonly soundCard: SoundCard | undefined
}

/** Opens all of it, and closes it again whatever happens, also at Ctrl+C. */
export async function onStage<Result>(
  wish: StageWish,
  say: Say,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const closers: (() => Promise<void>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close().catch(() => undefined)
  }
  const leave = () => void closeAll().then(() => process.exit(130))
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  try {
    return await play(await open(wish, say, closers))
  } finally {
    process.off('SIGINT', leave)
    process.off('SIGTERM', leave)
    await closeAll()
  }
}

async function open(wish: StageWish, say: Say, closers: (() => Promise<void>)[]): Promise<Stage> {
  installStagePrograms(say)
  const folder = await mkdtemp(join(tmpdir(), 'clbchat-long-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const helpline = await DemoHelpline.starts()
  closers.push(() => helpline.closes())
  const screen = process.env['DISPLAY'] ? undefined : await Screen.lights()
  if (screen) closers.push(() => screen.goesDark())
  const soundCard = await SoundCard.opens(folder)
  if (soundCard) closers.push(() => soundCard.closes())
  const hasScreen = screen !== undefined || process.env['DISPLAY'] !== undefined
  if (!hasScreen) say('No screen and no Xvfb here: the browser runs without windows (headless).')
  if (!soundCard) say('No PulseAudio here: what really sounds is not measured, only what is planned.')
  const env = { ...screen?.env, ...soundCard?.env }
  const { isFreezing } = wish
  const browser = await startBrowser[wish.browser]({ folder, env, hasScreen, isFreezing })
  closers.push(() => browser.closes())
  return { helpline, browser, hasScreen, soundCard }
}
