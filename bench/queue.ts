import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { standardLimits } from '../src/domain/limits.ts'
import { freshWaiting } from '../src/domain/queue.ts'
import { systemClock } from '../src/server/clock.ts'
import type { ConversationDeps } from '../src/server/conversations/conversations.ts'
import { takeOffer } from '../src/server/conversations/take-offer.ts'
import { openDatabases } from '../src/server/database/open-databases.ts'
import { furnish } from '../src/server/furnish.ts'
import { openLog } from '../src/server/log.ts'
import { joinQueue } from '../src/server/queue/join-queue.ts'
import { leaveQueue } from '../src/server/queue/keep-place.ts'
import { ringNext } from '../src/server/queue/ring-next.ts'
import { takeTicket } from '../src/server/queue/take-ticket.ts'
import { tellNow } from '../src/server/queue/tell-places.ts'
import { Telling } from '../src/server/queue/telling.ts'
import type { Settings } from '../src/server/settings.ts'
import { readSite } from '../src/server/site-folder.ts'
import { easiestWork } from '../test/easy-work.ts'
import { type Figure, type Measured, quantile } from './figures.ts'
import { taking } from './pages.ts'

/**
 * What an act costs in a line of a hundred to a hundred thousand: the server's own acts on a real database, without
 * sockets. Telling everyone their place takes as many sends as there are people; it is measured apart, per visitor,
 * because acts do not wait for it (QU17).
 */
const full = { lengths: [100, 1_000, 10_000, 100_000], times: 60, rounds: 3 }
const small: typeof full = { lengths: [10, 100], times: 5, rounds: 1 }

type Size = typeof full

const noor = 'noor'
const wish = { language: 'nl', wanted: 'no-preference', typesSlowly: false } as const
const acts = ['join', 'offer', 'accept', 'leave'] as const
type Act = (typeof acts)[number]
type Costs = Record<Act | 'tell', number>

export async function queue(isSmall: boolean): Promise<Measured> {
  const size = isSmall ? small : full
  const byLength = new Map<number, Costs[]>()
  for (const length of size.lengths) byLength.set(length, await inLineOf(length, size))
  return figuresOf(byLength, size)
}

async function inLineOf(length: number, { times, rounds }: Size): Promise<Costs[]> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'clbchat-bench-'))
  const databases = await openDatabases({ dataDirectory })
  try {
    const talks = await roomsOn(databases, dataDirectory)
    await fill(talks, length)
    const measured: Costs[] = []
    for (let round = 0; round < rounds; round++) measured.push(await oneRound(talks, length, times))
    return measured
  } finally {
    await databases.close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** The rooms of a demo without a door, where any number may wait and telling is left to us. */
async function roomsOn(
  databases: Awaited<ReturnType<typeof openDatabases>>,
  dataDirectory: string,
): Promise<ConversationDeps> {
  const siteDirectory = 'site/clbchat'
  const site = { ...readSite(siteDirectory), limits: { ...standardLimits, waitingAtLeast: 1_000_000 } }
  const config: Settings = {
    mode: 'demo',
    host: '127.0.0.1',
    port: 1,
    publicUrl: 'http://localhost:1',
    staffUrl: 'http://localhost:1',
    trustedProxies: [],
    dataDirectory,
    siteDirectory,
    databases: null,
    mail: null,
    alarmWebhookUrl: null,
    keepsHours: false,
    logLevel: 'silent',
  }
  const log = openLog('silent')
  const rooms = await furnish({ databases, config, site, clock: systemClock, log, workLevels: easiestWork })
  rooms.stream.close()
  const { talks } = rooms
  return {
    ...talks,
    queue: { ...talks.queue, isSetUp: () => true, telling: new Telling(async () => {}, log) },
  }
}

async function fill({ commit, queue }: ConversationDeps, length: number): Promise<void> {
  const from = Date.now() - length * 10
  await commit(async ({ places }) => {
    for (let number = 0; number < length; number++) {
      const held = { conversation: newId(), ticketAt: from + number * 10, epoch: 0 }
      await places.add(freshWaiting(held, wish), { ticketHash: newId(), byeHash: newId() })
    }
  })
  // Everyone has heard the own place before.
  await tellNow(queue)
}

async function oneRound(talks: ConversationDeps, length: number, times: number): Promise<Costs> {
  const took: Record<Act, number[]> = { join: [], offer: [], accept: [], leave: [] }
  for (let time = 0; time < times; time++) {
    const joined = newId()
    took.join.push(await timed(() => joins(talks, joined)))
    const { offer, accept } = await offerAndAccept(talks)
    took.offer.push(offer)
    took.accept.push(accept)
    took.leave.push(await timed(() => leaveQueue(talks.queue, joined)))
    await addAgain(talks)
  }
  talks.queue.telling.changedFrom(0)
  const tell = (await timed(() => tellNow(talks.queue))) / length
  const half = (act: Act) => quantile(took[act], 0.5)
  return { join: half('join'), offer: half('offer'), accept: half('accept'), leave: half('leave'), tell }
}

async function joins({ queue }: ConversationDeps, conversation: string): Promise<void> {
  await takeTicket(queue, conversation, async () => false)
  await joinQueue(queue, conversation, wish)
}

async function offerAndAccept(talks: ConversationDeps): Promise<{ offer: number; accept: number }> {
  const { queue, commit } = talks
  queue.duty.arrive({ id: noor, name: 'Noor', disciplines: [], status: 'free' }, Date.now())
  const offer = await timed(() => ringNext(queue))
  const rung = await commit(({ places }) => places.ringingFor(noor))
  const { t: _, ...taken } = taking(noor, rung?.offer)
  const accept = await timed(() => takeOffer(talks, noor, { ...taken, offer: String(taken.offer) } as never))
  queue.duty.leave(noor, Date.now())
  if (rung) await commit(({ conversations }) => conversations.erase(rung.conversation))
  return { offer, accept }
}

/** The line stays as long as it was. */
async function addAgain({ commit }: ConversationDeps): Promise<void> {
  const held = { conversation: newId(), ticketAt: Date.now(), epoch: 0 }
  await commit(({ places }) =>
    places.add(freshWaiting(held, wish), { ticketHash: newId(), byeHash: newId() }),
  )
}

/** Microseconds of processor time: how long a flush takes is the disk's, and the same for every line. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  await endOfTurn()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const newId = () => randomBytes(16).toString('base64url')

function figuresOf(byLength: ReadonlyMap<number, readonly Costs[]>, { lengths }: Size): Measured {
  const of = (length: number, name: keyof Costs) => (byLength.get(length) ?? []).map(costs => costs[name])
  const [shortest = 1, longest = 1] = [lengths[0], lengths.at(-1)]
  const growth = Math.log(longest) / Math.log(shortest)
  const figures: Figure[] = []
  for (const act of acts) {
    for (const length of lengths)
      figures.push({ name: `${act}, ${length} in line`, unit: 'µs', rounds: of(length, act) })
    const short = of(shortest, act)
    const rounds = of(longest, act).map((cost, round) => cost / (short[round] ?? Number.NaN))
    figures.push({ name: `${act}, longest ÷ shortest line`, unit: '×', rounds, most: growth })
  }
  for (const length of lengths)
    figures.push({
      name: `telling a place, ${length} in line`,
      unit: 'µs/visitor',
      rounds: of(length, 'tell'),
    })
  return { about: `lines of ${lengths.join(', ')} visitors; log n grows by ${growth}`, figures }
}
