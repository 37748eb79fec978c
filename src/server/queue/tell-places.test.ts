import { expect, test } from 'vitest'
import { standardLimits } from '../../domain/limits.ts'
import { openDelivery } from '../delivery.ts'
import { Duty } from './duty.ts'
import { Evening } from './evening.ts'
import type { Places } from './places.ts'
import type { QueueDeps } from './queue.ts'
import { tellNow } from './tell-places.ts'
import { Telling } from './telling.ts'

const now = 1_800_000_000_000

/** A line of visitors by the instant of their tickets, without a database; what was told is noted. */
function queueOf(line: Map<string, number>) {
  const told: string[] = []
  const boards: { waiting: number; longest: number; colleagues: readonly unknown[] }[] = []
  const delivery = openDelivery()
  const quiet = { hangUp: () => {}, isAlive: async () => true }
  const duty = new Duty()
  const all = () =>
    [...line].map(([conversation, ticketAt]) => ({ conversation, ticketAt, isTalking: false }))
  const places: Partial<Places> = {
    sizeOfLine: async () => line.size,
    nextOutside: async () => undefined,
    firstTicketAt: async () => all()[0]?.ticketAt,
    inLineFrom: async from => all().filter(({ ticketAt }) => ticketAt >= from),
  }
  const parts = { delivery, duty, limits: standardLimits, evening: new Evening(), clock: { now: () => now } }
  const deps = {
    ...parts,
    decided: { now: { cap: null } },
    rosterNow: { pointAt: () => null },
    schedule: { hours: { zone: 'Europe/Brussels' } },
    telling: new Telling(async () => {}, { broken: () => {} }),
    commit: (work: (stores: { places: Partial<Places> }) => unknown) => work({ places }),
  } as unknown as QueueDeps
  for (const name of line.keys())
    delivery.visitors.connect(name, {
      ...quiet,
      tell: frame => void (frame.t === 'place' && told.push(`${name} ${frame.place}`)),
    })
  delivery.desks.connect('desk', {
    ...quiet,
    tell: frame => void (frame.t === 'board' && boards.push(frame)),
  })
  return { deps, told, boards, duty }
}

const three = () =>
  new Map([
    ['anna', now - 3000],
    ['bo', now - 2000],
    ['cas', now - 1000],
  ])

test('[QU17] everyone in line hears the own place, and then only who stands elsewhere', async () => {
  const line = three()
  const { deps, told } = queueOf(line)
  deps.telling.changedFrom(0)
  await tellNow(deps)
  expect(told.splice(0)).toEqual(['anna 1', 'bo 2', 'cas 3'])
  line.delete('bo')
  deps.telling.changedFrom(now - 2000)
  await tellNow(deps)
  expect(told.splice(0)).toEqual(['cas 2'])
  deps.telling.changedFrom(0)
  await tellNow(deps)
  expect(told).toEqual([])
})

test('[QU17] who returns on a new page hears the place again', async () => {
  const { deps, told } = queueOf(three())
  deps.telling.changedFrom(0)
  await tellNow(deps)
  told.splice(0)
  deps.evening.forget('bo')
  deps.telling.changedFrom(now - 2000)
  await tellNow(deps)
  expect(told).toEqual(['bo 2'])
})

test('[QU10] [QU17] a desk sees how many wait and how long, and no more colleagues than a page can read', async () => {
  const { deps, boards, duty } = queueOf(three())
  for (let number = 0; number < 100; number++)
    duty.arrive({ id: `${number}`, name: `${number}`, disciplines: [], status: 'away' }, now)
  await tellNow(deps)
  expect(boards.at(-1)).toMatchObject({ waiting: 3, longest: 3000 })
  expect(boards.at(-1)?.colleagues).toHaveLength(60)
})
