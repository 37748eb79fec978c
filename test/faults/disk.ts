import { Chance } from '../evening/chance.ts'
import { HelplineProcess } from './helpline-process.ts'
import { lookIntoData } from './look-into-data.ts'
import { type Outcome, type Play, pause, shortened } from './outcome.ts'
import { Party } from './party.ts'
import { makeSmallDisk, type SmallDisk } from './small-disk.ts'
import type { Staff } from './staff.ts'

const reads = ['/', '/chat', '/desk', '/status.json']

/**
 * [ST20] The disk fills up while people talk, `times` times. What cannot be kept is refused and never called accepted;
 * reading goes on; with space again everything that waited arrives. None where no disk can be made.
 */
export async function playDisk(
  staff: Staff,
  { seed, times }: Play,
  disk = makeSmallDisk(),
): Promise<Outcome | undefined> {
  if (!disk) return undefined
  const chance = new Chance(seed)
  const helpline = await HelplineProcess.opens(staff, disk.directory)
  const people = staff.counsellors.length
  const party = await Party.begins(helpline, seed, { visitors: people, desks: people })
  const faults: string[] = []
  try {
    for (let filled = 0; filled < times; filled++) {
      await pause(chance.between(1_500, 3_000))
      faults.push(...(await livesThroughFullDisk(disk, party, chance)))
    }
    await pause(1_500)
    await party.calms()
    faults.push(...lookIntoData(disk.directory, party.accepted))
  } finally {
    party.closes()
    await helpline.closes()
    disk.isTakenAway()
  }
  const refused = party.players.reduce((sum, { browser }) => sum + browser.askedToTryAgain, 0)
  if (refused === 0) faults.push('nothing was refused: the disk was never full')
  const { talks, acceptedTexts: texts } = party.book
  return {
    figures: { fillings: times, refused, talks, texts },
    faults: shortened([...faults, ...party.book.whatIsWrong(), ...helpline.crashes]),
  }
}

async function livesThroughFullDisk(disk: SmallDisk, party: Party, chance: Chance): Promise<string[]> {
  const { helpline, players } = party
  const faults: string[] = []
  disk.fills(helpline)
  await pause(chance.between(2_000, 4_000))
  for (const path of reads)
    if (!(await isRead(`${helpline.url}${path}`))) faults.push(`${path} cannot be read on a full disk`)
  faults.push(...lookIntoData(disk.directory, party.accepted))
  const [visitor] = players
  visitor?.browser.network.cut()
  await pause(chance.between(1_000, 2_000))
  const isKilled = chance.happens(0.3)
  if (isKilled) await helpline.isKilled()
  faults.push(...lookIntoData(disk.directory, party.accepted))
  const isOpen = !isKilled || (await helpline.startsIfItCan())
  disk.hasSpaceAgain(helpline)
  if (!isOpen) await helpline.starts()
  return faults
}

/** One that shares its transaction with a write that fails is told to try again, so it may. */
async function isRead(url: string): Promise<boolean> {
  for (let tries = 0; tries < 4; tries++) {
    if ((await fetch(url)).ok) return true
    await pause(150)
  }
  return false
}
