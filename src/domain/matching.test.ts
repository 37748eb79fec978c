import { expect, test } from 'vitest'
import { standardLimits as limits } from './limits.ts'
import { type Candidate, chooseCounsellor } from './matching.ts'
import type { Discipline } from './people.ts'
import { beHead, freshWaiting, type PlaceIn, type WantedHelp, wantedHelp } from './queue.ts'

const now = 1_000_000
const minute = 60_000

function head(wanted: WantedHelp): PlaceIn<'waiting'> {
  const held = { conversation: 'visitor', ticketAt: now - minute, epoch: 0 }
  return beHead(freshWaiting(held, { language: 'nl', wanted, typesSlowly: false }), now)
}

function person(id: string, disciplines: readonly Discipline[], freeSince = 0): Candidate {
  return { id, disciplines, freeSince }
}

const teacher = person('noor', ['psycho-pedagogical'], 2)
const colleague = person('sam', ['social'], 1)
const nurse = person('farid', ['medical'], 3)
const adviser = person('lien', ['study-choice', 'social'], 4)

test('[QU11] a visitor gets somebody trained for the help that is wanted', () => {
  const everyone = [teacher, colleague, nurse, adviser]
  const chosen = wantedHelp.map(wanted => [
    wanted,
    chooseCounsellor(head(wanted), everyone, everyone, now, limits),
  ])
  expect(Object.fromEntries(chosen)).toEqual({
    ...{ 'study-choice': 'lien', medical: 'farid', 'social-emotional': 'sam', 'no-preference': 'sam' },
  })
})

test('[QU9] [QU11] of those who fit, whoever was free the longest is rung, in whatever order they are named', () => {
  for (const free of [
    [teacher, adviser, colleague],
    [colleague, teacher, adviser],
  ])
    expect(chooseCounsellor(head('social-emotional'), free, free, now, limits)).toBe('sam')
})

test('[QU11] while somebody who fits is talking, a visitor waits for them two minutes and no longer', () => {
  const after = (milliseconds: number) =>
    chooseCounsellor(head('medical'), [teacher], [teacher, nurse], now + milliseconds, limits)
  expect(after(0)).toBeUndefined()
  expect(after(2 * minute - 1)).toBeUndefined()
  expect(after(2 * minute)).toBe('noor')
})

test('[QU11] a visitor waits for nobody who is not there', () => {
  expect(chooseCounsellor(head('medical'), [teacher], [teacher], now, limits)).toBe('noor')
})

test('[QU11] a visitor without a preference never waits for anybody in particular, nor for a trained one', () => {
  const volunteer = person('els', [])
  expect(chooseCounsellor(head('no-preference'), [volunteer], [volunteer, nurse], now, limits)).toBe('els')
})

test('[QU11] when nobody is free nobody is rung, however long a visitor waits', () => {
  for (const wanted of wantedHelp)
    expect(chooseCounsellor(head(wanted), [], [nurse, adviser], now + 60 * minute, limits)).toBeUndefined()
})

test('[QU11] who looks for a counsellor does not reorder the others', () => {
  const free = Object.freeze([nurse, teacher])
  expect(chooseCounsellor(head('no-preference'), free, free, now, limits)).toBe('noor')
})
