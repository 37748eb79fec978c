import { Chance } from '../evening/chance.ts'
import { HelplineProcess } from './helpline-process.ts'
import { lookIntoData } from './look-into-data.ts'
import { type Outcome, type Play, pause, shortened } from './outcome.ts'
import { Party } from './party.ts'
import type { Staff } from './staff.ts'

/** Longest life of a server between two kills, in milliseconds. */
const longestLife = 2_500
/** A start takes less than this; some are killed on their way. */
const longestStart = 600

/**
 * [ST1] [ST19] The server is killed again and again in the middle of everything: `times` kills at random moments, some
 * of them while it starts. People talk all the time; their pages come back by themselves.
 */
export async function playKills(staff: Staff, { seed, times }: Play): Promise<Outcome> {
  const chance = new Chance(seed)
  const helpline = await HelplineProcess.opens(staff)
  const people = staff.counsellors.length
  const party = await Party.begins(helpline, seed, { visitors: people + 1, desks: people })
  const faults: string[] = []
  try {
    await pause(1_500)
    for (let kills = 0; kills < times; kills++) {
      await pause(chance.between(0, longestLife))
      await helpline.isKilled()
      faults.push(...lookIntoData(helpline.settings.dataDirectory, party.accepted))
      if (chance.happens(0.15)) {
        await helpline.startsAndIsKilled(chance.between(0, longestStart))
        kills += 1
        faults.push(...lookIntoData(helpline.settings.dataDirectory, party.accepted))
      }
      await helpline.starts()
    }
    await party.calms()
    faults.push(...helpline.broken())
  } finally {
    party.closes()
    await helpline.closes()
  }
  const { book } = party
  const found = [...faults, ...book.whatIsWrong(), ...helpline.crashes]
  return {
    figures: { kills: times, talks: book.talks, texts: book.acceptedTexts, accepted: party.accepted.length },
    faults: shortened(found),
  }
}
