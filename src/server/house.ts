import type { AddressInfo } from 'node:net'
import { standardWorkLevels, type WorkLevel } from '../domain/work-level.ts'
import type { DemoAccounts } from '../protocol/page-settings.ts'
import { type Clock, systemClock } from './clock.ts'
import { sweepConversations } from './conversations/end-conversation.ts'
import { recoverConversations } from './conversations/lose-page.ts'
import { askDecisions } from './conversations/plan-time.ts'
import { sweepChanges } from './conversations/sweep-changes.ts'
import { holdDataDirectory } from './database/data-directory.ts'
import { openDatabases, type Whereabouts } from './database/open-databases.ts'
import type { OpenRoute } from './door/access.ts'
import { Counts } from './door/counts.ts'
import { buildDoor, type Door } from './door/door.ts'
import { dressed } from './door/look-routes.ts'
import { loadPages, type Pages } from './door/pages.ts'
import { furnish, type Rooms } from './furnish.ts'
import { type Log, openLog } from './log.ts'
import { type LoopLag, watchLoopLag } from './loop-lag.ts'
import { mayComeIn } from './queue/door-state.ts'
import { recoverQueue } from './queue/keep-place.ts'
import { sweepQueue } from './queue/sweep-queue.ts'
import { sweepShiftNotes } from './schedule/shift-notes.ts'
import { sweepRoster } from './schedule/sweep-roster.ts'
import type { Settings } from './settings.ts'
import { readSite } from './site-folder.ts'
import { StartRefused } from './start-refused.ts'
import { sweepEvery } from './sweep.ts'

/** A running house. */
export interface House {
  /** Where it listens, as people type it. */
  readonly url: string
  /** The same for staff. */
  readonly staffUrl: string
  /** What stands open, and to whom. */
  readonly routes: readonly OpenRoute[]
  /** The one-time secret of the set-up link while the helpline is not set up (SE7); made anew at every start. */
  readonly setUpSecret: string | undefined
  readonly counts: Counts
  /** Only in the demo: what the sign-in page shows. */
  showDemoAccounts(accounts: DemoAccounts): void
  /** How many pages are connected: for who watches the house, and for tests. */
  present(): { readonly visitors: number; readonly desks: number }
  /** Does what the clock asks, now. The house does so by itself every second. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface Around {
  /** Folder of the built pages. */
  readonly buildFolder: string
  readonly clock?: Clock
  readonly lag?: LoopLag
  /** How hard the work before a ticket is, from easy to hardest (FL2); what only tests the house asks for next to none. */
  readonly workLevels?: readonly WorkLevel[]
}

const sweepInterval = 1_000

/** Builds the rooms and opens the door. Throws `StartRefused` for everything an administrator can mend. */
export async function openHouse(
  config: Settings,
  { buildFolder, clock = systemClock, lag = watchLoopLag(), workLevels = standardWorkLevels }: Around,
): Promise<House> {
  const site = readSite(config.siteDirectory)
  const pages = dressed(await loadPages(buildFolder), site.look)
  const log = openLog(config.logLevel)
  const directory = holdDataDirectory(config.dataDirectory, config.mode)
  const databases = await openDatabases(whereabouts(config, directory.path)).catch(error => {
    directory.release()
    throw error
  })
  const closeGround = async () => {
    await databases.close()
    directory.release()
  }
  try {
    const rooms = await furnish({ databases, config, site, clock, log, workLevels })
    return await openDoor(config, rooms, { pages, log, lag, closeGround })
  } catch (error) {
    await closeGround()
    throw error
  }
}

interface Threshold {
  readonly pages: Pages
  readonly log: Log
  readonly lag: LoopLag
  readonly closeGround: () => Promise<void>
}

async function openDoor(
  config: Settings,
  rooms: Rooms,
  { pages, log, lag, closeGround }: Threshold,
): Promise<House> {
  const { talks, keys, stream, alarm, crises, erasure, contact } = rooms
  const counts = new Counts()
  let shown: DemoAccounts | undefined
  const { app: door, routes } = await buildDoor({
    ...rooms,
    ...{ config, pages, log, counts },
    demoAccounts: () => shown,
    setUp: request => keys.setUp(request, log),
    isOpen: () => mayComeIn(talks.queue),
    isBehind: lag.isBehind,
  })
  await recoverQueue(talks.queue)
  await recoverConversations(talks)
  await listen(door, config)
  const sweep = () => sweepAll(rooms, log)
  const sweeping = sweepEvery(sweepInterval, sweep, log)
  const { port } = door.server.address() as AddressInfo
  log.event('started', { port })
  return {
    url: config.publicUrl,
    staffUrl: config.staffUrl,
    routes,
    setUpSecret: keys.setUpSecret,
    counts,
    sweep,
    present: () => ({ visitors: talks.delivery.visitors.count, desks: talks.delivery.desks.count }),
    showDemoAccounts: accounts => {
      if (config.mode === 'demo') shown = accounts
    },
    async close() {
      log.event('stopping')
      await sweeping.stop()
      lag.stop()
      stream.close()
      talks.delivery.visitors.hangUpAll()
      talks.delivery.desks.hangUpAll()
      await door.close()
      await talks.queue.telling.rest()
      await alarm.rest()
      await crises.rest()
      await contact.mail?.rest()
      await rooms.refused.rest().catch(error => log.broken('sweep-failed', error))
      await contact.erasure.settle()
      await erasure.settle()
      await closeGround()
      log.event('stopped')
    },
  }
}

/** Every step by itself: whatever is broken in one, the others go on, and who is not looking is still reached. */
async function sweepAll(
  {
    talks,
    erasure,
    alarm,
    crises,
    stream,
    status,
    tellEvening,
    sweepStaff,
    sweepCrises,
    contact,
    sweepContact,
    sweepSurvey,
    roster,
    shiftNotes,
    refused,
    pruneAuditLog,
  }: Rooms,
  log: Log,
): Promise<void> {
  const steps = [
    () => sweepQueue(talks.queue),
    () => sweepConversations(talks),
    () => sweepChanges(talks),
    () => askDecisions(talks),
    () => sweepShiftNotes(shiftNotes),
    () => erasure.settle(),
    () => sweepStaff(),
    () => sweepCrises(),
    () => sweepContact(),
    () => contact.erasure.settle(),
    () => sweepSurvey(),
    () => sweepRoster(roster),
    () => refused.sweep(),
    () => pruneAuditLog(),
    () => alarm.sweep(),
    () => crises.sweep(),
    async () => stream.tell(await status()),
    () => tellEvening(),
  ]
  for (const step of steps) await step().catch(error => log.broken('sweep-failed', error))
}

function whereabouts({ databases }: Settings, dataDirectory: string): Whereabouts {
  return databases ? { mainUrl: databases.main, liveUrl: databases.live } : { dataDirectory }
}

async function listen(door: Door['app'], { host, port }: Settings): Promise<void> {
  try {
    await door.listen({ host: host === '[::1]' ? '::1' : host, port })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'EADDRINUSE')
      throw new StartRefused(
        'PORT',
        `${port} is in use on ${host}; stop the other program or set another PORT`,
        { cause },
      )
    if (code === 'EACCES')
      throw new StartRefused('PORT', `${port} may not be used by this user; set a PORT above 1023`, { cause })
    throw new StartRefused('HOST', `cannot listen on ${host} (${code})`, { cause })
  }
}
