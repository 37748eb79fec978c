import { Chance } from '../evening/chance.ts'
import type { DeskPlayer } from './desk-player.ts'
import { HelplineProcess } from './helpline-process.ts'
import type { Way } from './network.ts'
import { type Outcome, type Play, pause, shortened } from './outcome.ts'
import { Party } from './party.ts'
import type { Staff } from './staff.ts'
import type { VisitorPlayer } from './visitor-player.ts'

/** A page asks after twenty seconds of silence and waits ten for the answer (WR5). */
const pageNotices = 30_000
/** When the page is looked at again it asks at once. */
const wokenPageNotices = 10_000
const slack = 5_000

interface OneWay extends Play {
  /** Whether somebody looks at the page just after the loss: the short way to notice it. */
  readonly isWoken: boolean
}

/**
 * [WR11] Everybody talks; then for everyone one way, or both, loses all that is sent on it, while every socket looks
 * open. Each page must notice by itself that its line is dead, and after it heals everything must have arrived once.
 */
export async function playOneWay(staff: Staff, { seed, times, isWoken }: OneWay): Promise<Outcome> {
  const rounds: Round[] = []
  for (let round = 0; round < times; round++)
    rounds.push(await playRound(staff, { seed: seed + round, isWoken }))
  const noticed = rounds.flatMap(round => round.noticed)
  const texts = rounds.reduce((sum, round) => sum + round.texts, 0)
  return {
    figures: { rounds: times, losses: noticed.length, slowest: Math.round(Math.max(0, ...noticed)), texts },
    faults: shortened(rounds.flatMap(({ faults }) => faults)),
  }
}

interface Round {
  readonly texts: number
  /** After how many milliseconds each page said that its line was lost. */
  readonly noticed: readonly number[]
  readonly faults: readonly string[]
}

async function playRound(
  staff: Staff,
  { seed, isWoken }: { readonly seed: number; readonly isWoken: boolean },
): Promise<Round> {
  const chance = new Chance(seed)
  const helpline = await HelplineProcess.opens(staff)
  const people = staff.counsellors.length
  const party = await Party.begins(helpline, seed, { visitors: people, desks: people })
  try {
    await pause(3_000)
    const lossy = party.players.filter(() => chance.happens(0.6))
    const seen = await Promise.all(lossy.map(player => losesAWay(player, chance, isWoken)))
    for (const { browser } of party.players) browser.network.heals()
    await party.calms()
    const unseen = seen.filter(after => typeof after === 'string')
    const faults = [...unseen, ...party.book.whatIsWrong(), ...helpline.broken(), ...helpline.crashes]
    const noticed = seen.filter(after => typeof after === 'number')
    return { texts: party.book.acceptedTexts, noticed, faults }
  } finally {
    party.closes()
    await helpline.closes()
  }
}

/** After how many milliseconds the page said that its line is lost, or that it did not. */
async function losesAWay(
  player: VisitorPlayer | DeskPlayer,
  chance: Chance,
  isWoken: boolean,
): Promise<number | string> {
  const ways: Way[][] = [['up'], ['down'], ['up', 'down']]
  const lost = ways[chance.whole(0, 2)] ?? []
  const connection = () => ('page' in player ? player.page.connection.value : player.desk.state.value)
  if (connection().is !== 'connected') return 0
  const { name } = player
  player.browser.network.loses(...lost)
  const from = performance.now()
  if (isWoken) player.browser.wakes()
  const within = (isWoken ? wokenPageNotices : pageNotices) + slack
  while (connection().is === 'connected') {
    if (performance.now() - from > within) return `${name} did not notice that ${lost.join(' and ')} was lost`
    await pause(20)
  }
  return performance.now() - from
}
