import { Chance } from '../evening/chance.ts'
import { HelplineProcess } from './helpline-process.ts'
import type { Network } from './network.ts'
import { type Outcome, type Play, pause, shortened } from './outcome.ts'
import { Party } from './party.ts'
import type { Staff } from './staff.ts'

/** One thing that a network does to a person, by name; it lasts until the network heals. */
const troubles: Record<string, (network: Network) => void> = {
  cut: network => network.cut(),
  'cut twice': network => [network.cut(), network.cut()],
  gone: network => network.isGone(),
  'late up': network => network.holds('up'),
  'late down': network => network.holds('down'),
  'late both ways': network => network.holds('up', 'down'),
  'half open at the page': network => network.isHalfOpen('server'),
  'half open at the server': network => network.isHalfOpen('page'),
  'lost up': network => network.loses('up'),
  'lost down': network => network.loses('down'),
  'lost both ways': network => network.loses('up', 'down'),
}
/** What a page only notices by asking takes ten seconds each, so it is played less often. */
const swift = [
  'cut',
  'cut twice',
  'gone',
  'late up',
  'late down',
  'late both ways',
  'half open at the server',
]

/**
 * [WR10] The networks of people break and heal at random moments, `times` times in all, several at once. In the end all
 * networks are well, and both pages of every talk must have heard the same.
 */
export async function playWire(staff: Staff, { seed, times }: Play): Promise<Outcome> {
  const chance = new Chance(seed)
  const helpline = await HelplineProcess.opens(staff)
  const people = staff.counsellors.length
  const party = await Party.begins(helpline, seed, { visitors: people, desks: people })
  const healing: Promise<void>[] = []
  const faults: string[] = []
  try {
    await pause(1_500)
    for (let broken = 0; broken < times; broken++) {
      const player = pick(party.players, chance)
      const name = chance.happens(0.9) ? pick(swift, chance) : pick(Object.keys(troubles), chance)
      troubles[name]?.(player.browser.network)
      healing.push(healsLater(player.browser, chance.between(0, 1_200)))
      await pause(chance.between(0, 500))
    }
    await Promise.all(healing)
    await party.calms()
    faults.push(...helpline.broken())
  } finally {
    party.closes()
    await helpline.closes()
  }
  const sockets = party.players.reduce((sum, { browser }) => sum + browser.network.opened, 0)
  const { talks, acceptedTexts: texts } = party.book
  return {
    figures: { breaks: times, sockets, talks, texts },
    faults: shortened([...faults, ...party.book.whatIsWrong(), ...helpline.crashes]),
  }
}

async function healsLater(browser: { network: Network; wakes(): void }, milliseconds: number): Promise<void> {
  await pause(milliseconds)
  browser.network.heals()
  browser.wakes()
}

function pick<Item>(items: readonly Item[], chance: Chance): Item {
  const item = items[chance.whole(0, items.length - 1)]
  if (item === undefined) throw new Error('there is nothing to pick from')
  return item
}
