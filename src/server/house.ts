import type { AddressInfo } from 'node:net'
import { refuse } from '../domain/refusal.ts'
import type { DemoAccounts } from '../protocol/page-settings.ts'
import { type Clock, systemClock } from './clock.ts'
import { conversationStore } from './conversations/conversation-store.ts'
import type { ConversationDeps, LiveStores } from './conversations/conversations.ts'
import { sweepConversations } from './conversations/end-conversation.ts'
import { messageStore } from './conversations/message-store.ts'
import { recoverConversations } from './conversations/return-to-conversation.ts'
import { holdDataDirectory } from './database/data-directory.ts'
import { type Databases, openDatabases, type Whereabouts } from './database/open-databases.ts'
import { openDelivery } from './delivery.ts'
import { Counts } from './door/counts.ts'
import { buildDoor } from './door/door.ts'
import { loadPages } from './door/pages.ts'
import { type Log, openLog } from './log.ts'
import { type OwedErasure, owedErasure } from './owed-erasure.ts'
import { PinnedKeys } from './pinned-keys.ts'
import { Duty } from './queue/duty.ts'
import { recoverQueue, sweepQueue } from './queue/keep-place.ts'
import { placeStore } from './queue/place-store.ts'
import { publicStatus } from './queue/public-status.ts'
import type { QueueDeps } from './queue/queue.ts'
import type { Settings } from './settings.ts'
import { readSite, type Site } from './site-folder.ts'
import { accountStore } from './staff/account-store.ts'
import { DeskPasses } from './staff/desk-passes.ts'
import { grantStore } from './staff/grant-store.ts'
import { grantsOf } from './staff/grants.ts'
import { keyFileStore } from './staff/key-file-store.ts'
import { sessionStore } from './staff/session-store.ts'
import type { MainStores, StaffDeps } from './staff/staff.ts'
import { StartRefused } from './start-refused.ts'
import { sweepEvery } from './sweep.ts'

/** A running house. */
export interface House {
  /** Where it listens, as people type it. */
  readonly url: string
  /** The one-time secret of the set-up link while the helpline is not set up (SE7); made anew at every start. */
  readonly setUpSecret: string | undefined
  readonly counts: Counts
  /** Only in the demo: what the sign-in page shows. */
  showDemoAccounts(accounts: DemoAccounts): void
  /** Does what the clock asks, now. The house does so by itself every second. */
  sweep(): Promise<void>
  close(): Promise<void>
}

export interface Around {
  /** Folder of the built pages. */
  readonly buildFolder: string
  readonly clock?: Clock
}

const sweepInterval = 1_000

/** Builds the rooms and opens the door. Throws `StartRefused` for everything an administrator can mend. */
export async function openHouse(
  settings: Settings,
  { buildFolder, clock = systemClock }: Around,
): Promise<House> {
  const site = readSite(settings.siteDirectory)
  const pages = await loadPages(buildFolder)
  const log = openLog(settings.logLevel)
  const directory = holdDataDirectory(settings.dataDirectory, settings.mode)
  const databases = await openDatabases(whereabouts(settings, directory.path)).catch(error => {
    directory.release()
    throw error
  })
  const rooms = furnish(databases, settings, site, clock, log)
  const keys = new PinnedKeys(settings, site, rooms.staff)
  let shown: DemoAccounts | undefined
  const counts = new Counts()
  const door = await buildDoor({
    ...rooms,
    config: settings,
    pages,
    log,
    counts,
    settings: () => keys.pageSettings(),
    status: () => publicStatus(rooms.talks.queue, keys.isSetUp()),
    demoAccounts: () => shown,
    setUp: request => keys.setUp(request, log),
    isOpen: async () => (keys.isSetUp() ? undefined : refuse('closed-now')),
  })
  const sweep = async () => {
    await sweepQueue(rooms.talks.queue)
    await sweepConversations(rooms.talks)
    await rooms.erasure.settle()
  }
  const closeAll = async () => {
    rooms.talks.delivery.visitors.hangUpAll()
    rooms.talks.delivery.desks.hangUpAll()
    await door.close()
    await databases.close()
    directory.release()
  }
  try {
    await recoverQueue(rooms.talks.queue)
    await recoverConversations(rooms.talks)
    await listen(door, settings)
  } catch (error) {
    await closeAll()
    throw error
  }
  const sweeping = sweepEvery(sweepInterval, sweep, log)
  const { port } = door.server.address() as AddressInfo
  log.event('started', { port })
  return {
    url: settings.publicUrl,
    setUpSecret: keys.setUpSecret,
    counts,
    sweep,
    showDemoAccounts: accounts => {
      if (settings.mode === 'demo') shown = accounts
    },
    async close() {
      log.event('stopping')
      await sweeping.stop()
      await closeAll()
      log.event('stopped')
    },
  }
}

function whereabouts({ databases }: Settings, dataDirectory: string): Whereabouts {
  return databases ? { mainUrl: databases.main, liveUrl: databases.live } : { dataDirectory }
}

interface Rooms {
  readonly talks: ConversationDeps
  readonly staff: StaffDeps
  readonly passes: DeskPasses
  readonly erasure: OwedErasure
}

function furnish(databases: Databases, { mode }: Settings, { limits }: Site, clock: Clock, log: Log): Rooms {
  const erasure = owedErasure(() => databases.live.eraseJournal(), log)
  const commitLive = databases.live.openCommit<LiveStores>(trx => ({
    places: placeStore(trx),
    conversations: conversationStore(trx),
    messages: messageStore(trx),
  }))
  const commitMain = databases.main.openCommit<MainStores>(trx => ({
    accounts: accountStore(trx),
    sessions: sessionStore(trx),
    grants: grantStore(trx),
    keyFiles: keyFileStore(trx),
  }))
  const staff: StaffDeps = { commit: commitMain, clock, mode }
  const delivery = openDelivery()
  const shared = { commit: commitLive, delivery, clock, limits }
  const queue: QueueDeps = { ...shared, duty: new Duty(), toldPlaces: new Map() }
  const talks: ConversationDeps = {
    ...shared,
    queue,
    eraseJournal: erasure.erase,
    grantsOf: counsellor => grantsOf(staff, counsellor),
  }
  return { talks, staff, passes: new DeskPasses(), erasure }
}

async function listen(door: Awaited<ReturnType<typeof buildDoor>>, { host, port }: Settings): Promise<void> {
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
