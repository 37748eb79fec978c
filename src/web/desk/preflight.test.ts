import { signal } from '@preact/signals'
import { afterEach, expect, test, vi } from 'vitest'
import {
  arrive,
  closeDesks,
  good,
  hire,
  org,
  type Person,
  reads,
  tells,
  trust,
} from '../../../test/desk-in-node.ts'
import { toBase64url } from '../../crypto/bytes.ts'
import { signGrant } from '../../crypto/grants.ts'
import { makeShift } from '../../crypto/shift-certificate.ts'
import { makeSeed, signingKeyFrom } from '../../crypto/signing-key.ts'
import { NotificationCheck } from '../staff/notification-check.ts'
import { Notifications } from '../staff/notifications.ts'
import { SoundCheck } from '../staff/sound-check.ts'
import type { Sounds } from '../staff/sounds.ts'
import { KeyCheck, type OwnShift, proveKeys } from './key-check.ts'
import { LineCheck, qualityOf } from './line-check.ts'
import { checkNames, Preflight } from './preflight.ts'

const noor = await hire('noor', 'Noor')
const farid = await hire('farid', 'Farid')
const day = 24 * 60 * 60_000

afterEach(closeDesks)

/** A computer with a sound that is heard, and a browser that shows notifications when it may. */
function sitDown(
  permission: NotificationPermission = 'granted',
  answer: NotificationPermission = permission,
) {
  const shown: string[] = []
  const tags: unknown[] = []
  class Note {
    static permission = permission
    static requestPermission = async () => answer
    onclick: unknown = null
    constructor(sentence: string, options: NotificationOptions) {
      shown.push(sentence)
      tags.push(options.tag)
    }
    close() {
      shown.splice(0)
    }
  }
  const sounds = {
    volume: signal(0.7),
    isUnlocked: signal(true),
    unlock: async () => true,
    play: () => () => undefined,
  }
  const soundCheck = new SoundCheck(sounds as unknown as Sounds)
  const notifications = new Notifications(Note as unknown as typeof Notification, () => undefined)
  return { soundCheck, notification: new NotificationCheck(notifications, 'Dit is een test'), shown, tags }
}

const ownOf = ({ id, identity, grants, shift }: Person, changes: Partial<OwnShift> = {}): OwnShift => ({
  ...{ id, identity, grants, shift, trust: () => trust },
  ...changes,
})

const wayOf = (...took: (number | null)[]) => ({
  way: () => 'socket' as const,
  roundTrip: async () => took.shift() ?? null,
})

test('[DK61] Noor allowed notifications, and still nothing is green before she said that she saw one', async () => {
  const { notification, shown, tags } = sitDown()
  expect(notification.now.value).toBe('untested')
  await notification.test()
  expect([notification.now.value, shown]).toEqual(['asking', ['Dit is een test']])
  // Another tag than a ring: an answer to the test must not close the notification of somebody who waits.
  expect(tags).toEqual(['desk-test'])
  notification.answer(false)
  expect([notification.now.value, shown]).toEqual(['not-seen', []])
  await notification.test()
  notification.answer(true)
  expect(notification.now.value).toBe('seen')
})

test('[DK61] a browser that holds notifications back is told as such, whatever was answered before', async () => {
  const { notification, shown } = sitDown('default', 'denied')
  await notification.test()
  expect([notification.now.value, shown]).toEqual(['denied', []])
})

test('[DK61] a question of the browser that Noor leaves open holds up the other tests for twenty seconds only', async () => {
  vi.useFakeTimers()
  const never = { permission: 'default', requestPermission: () => new Promise<never>(() => undefined) }
  const check = new NotificationCheck(
    new Notifications(never as unknown as typeof Notification, () => undefined),
    'Dit is een test',
  )
  const tested = check.test()
  await vi.advanceTimersByTimeAsync(20_000)
  await tested
  expect(check.now.value).toBe('untested')
})

test.each([
  [[20, 30, 25, 900, 22], 'good'],
  [[500, 600, 450, 700, 480], 'slow'],
  [[20, null, 25, 30, 22], 'slow'],
  [[null, null], 'none'],
] as const)('[DK62] a line that answers in %j is %s', (took, quality) => {
  expect(qualityOf(took)).toBe(quality)
})

test('[DK62] the test asks five times over the line of the desk, and says by which way; a dead line is not asked on', async () => {
  const { desk, wire } = await arrive(noor)
  await vi.waitFor(() => expect(desk.state.value.is).toBe('connected'))
  const check = new LineCheck(desk.connection)
  const tested = check.test()
  for (let round = 0; round < 5; round++) {
    await reads(wire, 'ping')
    tells(wire, { t: 'pong' })
  }
  await tested
  expect(check.now.value).toMatchObject({ is: 'good', way: 'socket' })
  const dead = wayOf(null, null)
  const asked = vi.spyOn(dead, 'roundTrip')
  const none = new LineCheck(dead)
  await none.test()
  expect([none.now.value, asked.mock.calls.length]).toEqual([{ is: 'none' }, 2])
})

/** Somebody whose own grant ends in so many days. */
async function hireUntil(days: number): Promise<OwnShift & { readonly until: number }> {
  const [root, deputy, identity] = await Promise.all([0, 1, 2].map(() => signingKeyFrom(makeSeed())))
  if (!root || !deputy || !identity) throw new Error('three keys were made')
  const pinned = { ...trust, rootKey: root.publicKey }
  const from = Math.floor(trust.now / 1000) - 60
  const dates = { notBefore: from, notAfter: from + 60 + days * 86_400 }
  const age = `age1${'q'.repeat(58)}`
  const bram = { identity: toBase64url(deputy.publicKey), age }
  const keys = { identity: toBase64url(identity.publicKey), disciplines: ['social'] }
  const grants = [
    await signGrant(root, org, { ...dates, kind: 'deputy', id: 'bram', name: 'Bram', keys: bram }),
    await signGrant(deputy, org, { ...dates, kind: 'counsellor', id: 'els', name: 'Els', keys }),
  ]
  const shift = good(await makeShift(pinned, { counsellorId: 'els', identity }, grants))
  return { id: 'els', identity, grants, shift, trust: () => pinned, until: dates.notAfter * 1000 }
}

test('[DK63] Els proves her keys with her own identity, and reads 60 days ahead that her grant ends', async () => {
  const long = await hireUntil(61)
  expect(await proveKeys(long)).toEqual({ is: 'good', until: long.until })
  const short = await hireUntil(60)
  expect(await proveKeys(short)).toEqual({ is: 'ending', until: short.until })
})

test('[DK63] each thing that is wrong with keys is told apart', async () => {
  const { shiftKeys } = farid.shift
  const stranger = await signingKeyFrom(new Uint8Array(32).fill(7))
  const cases: [OwnShift, string][] = [
    [ownOf(noor, { grants: [] }), 'grant'],
    [ownOf(noor, { grants: farid.grants }), 'grant'],
    [ownOf(noor, { identity: stranger }), 'grant'],
    [ownOf(noor, { trust: () => ({ ...trust, now: trust.now + 400 * day }) }), 'grant'],
    [ownOf(noor, { shift: farid.shift }), 'certificate'],
    [ownOf(noor, { trust: () => ({ ...trust, now: trust.now + 2.9 * day }) }), 'certificate'],
    [ownOf(noor, { shift: { ...noor.shift, shiftKeys } }), 'message'],
  ]
  for (const [own, fault] of cases) expect(await proveKeys(own)).toEqual({ is: 'bad', fault })
})

test('[DK60] [DK64] [DK65] after five weeks Noor is ready in four presses; the next time on this page in one', async () => {
  const { desk, wire } = await arrive(noor)
  await vi.waitFor(() => expect(desk.state.value.is).toBe('connected'))
  const { soundCheck, notification } = sitDown()
  const keys = new KeyCheck(ownOf(noor))
  const checks = { sound: soundCheck, notification, line: new LineCheck(wayOf(20, 20, 20, 20, 20)), keys }
  const preflight = new Preflight(checks, signal(true))
  let presses = 0
  const press = <Answer>(act: () => Answer): Answer => {
    presses += 1
    return act()
  }

  expect(checkNames.map(name => preflight.states.value[name])).toEqual(['open', 'open', 'open', 'open'])
  const all = press(() => preflight.testAll())
  await vi.waitFor(() => expect(soundCheck.now.value).toBe('asking'))
  press(() => soundCheck.answer(true))
  await vi.waitFor(() => expect(notification.now.value).toBe('asking'))
  press(() => notification.answer(true))
  await all
  expect(checkNames.map(name => preflight.states.value[name])).toEqual(['good', 'good', 'good', 'care'])
  press(() => desk.ready())
  expect(await reads(wire, 'ready')).toEqual({ t: 'ready' })
  expect(presses).toBe(4)

  presses = 0
  desk.pause()
  expect(preflight.isInOrder).toBe(true)
  await preflight.testAll()
  expect([soundCheck.now.value, notification.now.value]).toEqual(['heard', 'seen'])
  press(() => desk.ready())
  expect(presses).toBe(1)
})

test('[DK60] [DK65] a line that goes away after its test is not in order any more, and a failed test stops nobody', async () => {
  const { soundCheck, notification } = sitDown('denied')
  const isConnected = signal(true)
  const line = new LineCheck(wayOf(20, 20, 20, 20, 20))
  const preflight = new Preflight(
    { sound: soundCheck, notification, line, keys: new KeyCheck(ownOf(noor, { grants: [] })) },
    isConnected,
  )
  const all = preflight.testAll()
  await vi.waitFor(() => expect(soundCheck.now.value).toBe('asking'))
  soundCheck.answer(false)
  await all
  const states = () => checkNames.map(name => good({ state: preflight.states.value[name] }).state)
  expect(states()).toEqual(['bad', 'bad', 'good', 'bad'])
  expect(preflight.running.value).toBeNull()
  isConnected.value = false
  expect(states()).toEqual(['bad', 'bad', 'bad', 'bad'])
})
