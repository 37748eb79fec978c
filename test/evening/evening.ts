import { standardLimits } from '../../src/domain/limits.ts'
import { Agenda } from './agenda.ts'
import { Chance } from './chance.ts'
import { ClosingTime } from './closing-time.ts'
import { Counsellor } from './counsellor.ts'
import { Doors } from './doors.ts'
import { Notes } from './notes.ts'
import { Visitor, type World } from './visitor.ts'

const minute = 60_000
const opensAt = Date.UTC(2026, 0, 14, 16)

/** Plays one whole evening of this seed, looks after every event, and gives the notes. Throws at the first objection. */
export function playEvening(seed: number): { notes: Notes; events: number } {
  const chance = new Chance(seed)
  const agenda = new Agenda(opensAt)
  const closesAt = opensAt + (chance.happens(0.25) ? 7 : 4) * 60 * minute
  const notes = new Notes(closesAt)
  const doors = new Doors(agenda, standardLimits, notes)
  notes.watches(doors)
  const closing = new ClosingTime(doors, closesAt, visitor => notes.isTold(visitor, agenda.now))
  doors.house.doorkeeper = closing
  const world: World = {
    agenda,
    chance,
    doors,
    notes,
    patienceMinutes: chance.between(4, 90),
    talkMinutes: chance.between(10, 40),
    steadyMinutes: chance.between(8, 60),
    missChance: chance.happens(0.3) ? 0 : chance.between(0, 0.3),
  }
  fillEvening(world, closing)
  let events = 0
  while (agenda.step()) {
    events += 1
    notes.looks()
  }
  notes.atTheEnd()
  return { notes, events }
}

/** Counsellors with their shifts, the first for the whole evening; visitors at random moments, a few after closing. */
function fillEvening(world: World, closing: ClosingTime): void {
  const { agenda, chance } = world
  const { closesAt } = closing
  for (let n = chance.whole(1, 7); n > 0; n -= 1) {
    const isAllEvening = n === 1 || chance.happens(0.5)
    const from = isAllEvening ? opensAt : chance.between(opensAt, closesAt - 60 * minute)
    const until = isAllEvening ? closesAt : chance.between(from + 30 * minute, closesAt)
    const counsellor = new Counsellor(`counsellor ${n}`, world, { until, closing })
    agenda.at(Math.round(from), () => counsellor.comes())
  }
  const between = 60 / chance.between(3, 30)
  let number = 0
  for (let at = opensAt; at < closesAt + 10 * minute; at += chance.exponential(between) * minute) {
    number += 1
    const visitor = new Visitor(`visitor ${number}`, world)
    agenda.at(Math.round(at) + 1, () => visitor.comes())
  }
}
