import { afterEach, expect, test, vi } from 'vitest'
import {
  arrive as arriveAs,
  closeDesks,
  type Frame,
  hire,
  minute,
  offerId,
  openDesk as openDeskOf,
  opens,
  reads,
  rings,
  settle,
  takes,
  tells,
  Visitor,
  words,
} from '../../../test/desk-in-node.ts'
import { fromBase64url } from '../../crypto/bytes.ts'
import { refuse } from '../../domain/refusal.ts'
import { PrivateNote } from './private-note.ts'
import { texts } from './texts.ts'

const noor = await hire('noor', 'Noor')
const arrive = (conversation: string | null = null) => arriveAs(noor, conversation)

afterEach(closeDesks)

test('Noor says she is there, and pauses', async () => {
  const { desk, wire } = await arrive()
  desk.ready()
  expect(await reads(wire, 'ready')).toEqual({ t: 'ready' })
  tells(wire, { t: 'status', status: 'free' })
  await vi.waitFor(() => expect(desk.status.value).toBe('free'))
  desk.pause()
  expect(await reads(wire, 'pause')).toEqual({ t: 'pause', minutes: null })
})

test('[SE12] the first thing that leaves the desk in a conversation is the hello, and it opens nothing by itself', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  const { envelope } = await takes(at, visitor)
  tells(at.wire, { t: 'envelope', envelope })
  const hello = await reads(at.wire, 'message')
  expect(await visitor.hears(hello)).toMatchObject({ k: 'hello' })
  expect(at.desk.conversation?.stage.value).toBe('greeting')
  expect(at.desk.conversation?.say('te vroeg')).toBe(false)
})

test('Noor and Vosje talk: both read what the other wrote, and the desk shows it once', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  const { desk, wire } = at
  expect(desk.conversation?.say('Dag Vosje, ik ben Noor.')).toBe(true)
  const sent = await reads(wire, 'message')
  expect(await visitor.hears(sent)).toEqual({ k: 'text', t: 'Dag Vosje, ik ben Noor.' })
  const answer = await visitor.says('hey. weet niet goed hoe beginnen')
  tells(wire, { t: 'typing', c: visitor.id }, answer, answer)
  await vi.waitFor(() => expect(words(desk.view.value)).toContain('hey. weet niet goed hoe beginnen'))
  expect(words(desk.view.value)).toEqual([
    'Vosje is erbij. Jullie zijn met twee.',
    'Dag Vosje, ik ben Noor.',
    'hey. weet niet goed hoe beginnen',
  ])
  expect(desk.conversation?.typing.isPeerTyping.value).toBe(false)
})

test('own words are on their way until the server has them', async () => {
  const at = await arrive()
  await opens(at, new Visitor())
  at.desk.conversation?.say('Ben je er nog?')
  const sent = await reads(at.wire, 'message')
  const mine = () => at.desk.conversation?.lines.value.find(line => line.text === 'Ben je er nog?')
  expect(mine()).toMatchObject({ isOnItsWay: true })
  const { s, q } = sent['message'] as { s: string; q: number }
  tells(at.wire, { t: 'accepted', s, q, seq: 3 })
  await vi.waitFor(() => expect(mine()).toMatchObject({ isOnItsWay: false }))
})

test('[WR8] Noor reads once that very much was written, and that the talk goes on', async () => {
  const at = await arrive()
  await opens(at, new Visitor())
  tells(at.wire, { t: 'many-messages', c: at.desk.conversation?.taken.id })
  const events = () => at.desk.conversation?.lines.value.filter(line => line.kind === 'event') ?? []
  await vi.waitFor(() => expect(events().at(-1)).toMatchObject({ text: texts.conversation.manyMessages }))
  expect(at.desk.conversation?.stage.value).toBe('open')
})

test('the scratch pad and the draft never leave the page', async () => {
  const at = await arrive()
  await opens(at, new Visitor())
  const { conversation } = at.desk
  if (conversation) conversation.notes.value = new PrivateNote('wie steunt? oma?')
  if (conversation) conversation.draft.value = 'nog niet verstuurd'
  await settle()
  expect(at.wire.read().filter(frame => frame['t'] !== 'received')).toEqual([])
})

test('[SE11] a key for another take is refused where Noor can see it, and nothing of hers is sent', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  const { taking } = await takes(at, visitor)
  const forged = await new Visitor().handOver(noor, { ...taking, take: 'A'.repeat(22) })
  tells(at.wire, { t: 'envelope', envelope: { ...forged, conv: visitor.id } })
  await vi.waitFor(() => expect(at.desk.view.value.at).toBe('wrong-key'))
  expect(at.wire.read()).toEqual([])
})

test('[SE11] a good key of a conversation that was not taken is refused', async () => {
  const at = await arrive()
  const { taking } = await takes(at, new Visitor())
  tells(at.wire, { t: 'envelope', envelope: await new Visitor().handOver(noor, taking) })
  await vi.waitFor(() => expect(at.desk.view.value.at).toBe('wrong-key'))
})

test('[SE13] after a burned epoch the same visitor can be taken again, and is known again', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  const { envelope } = await takes(at, visitor)
  tells(at.wire, { t: 'envelope', envelope })
  await reads(at.wire, 'message')
  tells(at.wire, { t: 'take-over', why: 'no-hello' }, { t: 'status', status: 'away' })
  await vi.waitFor(() => expect(at.desk.notice.value).toEqual({ about: 'take-over', why: 'no-hello' }))
  expect(at.desk.view.value.at).toBe('duty')
  const again = await takes(at, visitor)
  expect(again.envelope.e).toBe(1)
  tells(at.wire, { t: 'envelope', envelope: again.envelope })
  expect(await visitor.hears(await reads(at.wire, 'message'))).toMatchObject({ k: 'hello' })
})

test('[CV2] [SE13] Vosje’s first key got lost on its way: the later one that follows is good', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await takes(at, visitor)
  tells(at.wire, { t: 'take-over', why: 'no-key' }, { t: 'status', status: 'free' })
  await vi.waitFor(() => expect(at.desk.view.value.at).toBe('duty'))
  const again = await takes(at, visitor, 0)
  expect(again.envelope.e).toBe(1)
  tells(at.wire, { t: 'envelope', envelope: again.envelope })
  expect(await visitor.hears(await reads(at.wire, 'message'))).toMatchObject({ k: 'hello' })
})

test('[SE10] a new key that is not linked to the one this page knows is refused', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  const { envelope } = await takes(at, visitor)
  tells(at.wire, { t: 'envelope', envelope })
  await reads(at.wire, 'message')
  tells(at.wire, { t: 'take-over', why: 'no-hello' }, { t: 'status', status: 'away' })
  await vi.waitFor(() => expect(at.desk.view.value.at).toBe('duty'))
  const forger = new Visitor()
  await rings(at.wire, at.desk)
  at.desk.take()
  const taking = await reads(at.wire, 'take')
  Object.assign(forger, { convId: fromBase64url(visitor.id) })
  await forger.handOver(noor, taking)
  const forged = await forger.handOver(noor, taking)
  tells(at.wire, { t: 'taken', c: visitor.id, e: 1, take: taking['take'], within: 60_000, change: null })
  tells(at.wire, { t: 'envelope', envelope: forged })
  await vi.waitFor(() => expect(at.desk.view.value.at).toBe('wrong-key'))
})

test('[SE34] Noor rounds off: a sealed close ends it, and what was readable goes when she moves on', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  const { conversation } = at.desk
  if (conversation) conversation.notes.value = new PrivateNote('kunstschool')
  await conversation?.roundOff()
  expect(conversation?.say('nog iets')).toBe(false)
  const close = await reads(at.wire, 'close')
  expect(await visitor.hears(close)).toMatchObject({ k: 'close', counts: { '1': 1, '2': 2 } })
  tells(at.wire, { t: 'ended', c: visitor.id, by: 'counsellor' }, { t: 'status', status: 'rounding-off' })
  await vi.waitFor(() => expect(conversation?.ending.end.value).toBe('by-me'))
  expect(conversation?.ending.isErased.value).toBe(false)
  tells(at.wire, await visitor.closes(), { t: 'closed', c: visitor.id })
  await vi.waitFor(() => expect(conversation?.ending.isErased.value).toBe(true))
  at.desk.ready()
  expect(at.desk.view.value).toEqual({ at: 'duty' })
  expect([conversation?.lines.value, conversation?.notes.value.read()]).toEqual([[], ''])
})

test('[SE34] Vosje stops: the desk answers with its own close, once', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  tells(at.wire, await visitor.closes(), { t: 'ended', c: visitor.id, by: 'visitor' })
  expect(await visitor.hears(await reads(at.wire, 'close'))).toMatchObject({ k: 'close' })
  await vi.waitFor(() => expect(at.desk.conversation?.ending.end.value).toBe('by-visitor'))
  await settle()
  expect(at.wire.read().filter(frame => frame['t'] === 'close')).toEqual([])
})

test('[SE34] an end without a sealed close is shown as broken, not as an act of Vosje', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  tells(at.wire, { t: 'ended', c: visitor.id, by: 'visitor' })
  await vi.waitFor(() => expect(at.desk.conversation?.ending.end.value).toBe('broken'))
})

test('[SE38] Vosje chose "Snel weg": the desk hears it and answers nothing', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  tells(at.wire, { t: 'ended', c: visitor.id, by: 'quick-exit' }, { t: 'closed', c: visitor.id })
  await vi.waitFor(() => expect(at.desk.conversation?.ending.isErased.value).toBe(true))
  expect(at.desk.conversation?.ending.end.value).toBe('quick-exit')
  expect(at.wire.read().filter(frame => frame['t'] === 'close')).toEqual([])
})

test('[SE17] a message that was touched is asked for again, and after three times it is said', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  const frame = await visitor.says('dit wordt stuk')
  const message = frame.message as { x: string }
  const broken = {
    ...frame,
    message: { ...message, x: `${message.x.startsWith('A') ? 'B' : 'A'}${message.x.slice(1)}` },
  }
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  for (let time = 1; time < 3; time++) {
    const sockets = at.wire.opened()
    tells(at.wire, broken)
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1_000)
      expect(at.wire.opened()).toBeGreaterThan(sockets)
    })
    at.wire.accept()
    expect(await reads(at.wire, 'return')).toMatchObject({ c: visitor.id, after: 2 })
  }
  tells(at.wire, broken)
  await vi.waitFor(() => expect(at.desk.conversation?.isDamaged.value).toBe(true))
  expect(words(at.desk.view.value)).not.toContain('dit wordt stuk')
})

test('[SE15] a lost connection comes back by itself: what waited goes, and no new key is asked for', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  const { taking } = await opens(at, visitor)
  at.wire.read()
  at.wire.cut()
  expect(at.desk.state.value.is).toBe('lost')
  expect(at.desk.conversation?.say('hoor je me nog?')).toBe(true)
  await vi.waitFor(() => expect(at.wire.opened()).toBe(2), { timeout: 3_000 })
  at.wire.accept()
  await settle()
  const [pass, back, waited] = at.wire.read()
  expect(pass).toMatchObject({ t: 'desk' })
  expect(back).toEqual({ t: 'return', c: visitor.id, take: taking['take'], after: 2, whole: false })
  expect(await visitor.hears(waited as Frame)).toEqual({ k: 'text', t: 'hoor je me nog?' })
  expect(at.desk.conversation?.stage.value).toBe('open')
})

test('a second conversation on the same page starts with nothing of the first', async () => {
  const at = await arrive()
  const first = new Visitor()
  await opens(at, first)
  const firstWord = await first.says('van de eerste')
  tells(
    at.wire,
    firstWord,
    await first.closes(),
    { t: 'ended', c: first.id, by: 'visitor' },
    { t: 'status', status: 'rounding-off' },
  )
  await vi.waitFor(() => expect(at.desk.conversation?.stage.value).toBe('ended'))
  at.desk.ready()
  tells(at.wire, { t: 'status', status: 'free' })
  const second = new Visitor()
  await opens(at, second)
  tells(at.wire, firstWord, { t: 'closed', c: first.id }, await second.says('van de tweede'))
  await vi.waitFor(() => expect(words(at.desk.view.value)).toContain('van de tweede'))
  expect(words(at.desk.view.value)).not.toContain('van de eerste')
  expect(at.desk.conversation?.stage.value).toBe('open')
})

test('a missed offer is said kindly, and "Ik ben er weer" is one press', async () => {
  const { desk, wire } = await arrive()
  await rings(wire, desk)
  tells(wire, { t: 'offer-gone', offer: offerId, why: 'missed' }, { t: 'status', status: 'away' })
  await vi.waitFor(() => expect(desk.notice.value).toEqual({ about: 'offer', why: 'missed', isCall: false }))
  expect(desk.offer.value).toBeNull()
  desk.ready()
  expect(desk.notice.value).toBeNull()
})

test('an offer that somebody else was quicker for goes away, with words', async () => {
  const { desk, wire } = await arrive()
  await rings(wire, desk)
  desk.take()
  tells(wire, { t: 'refused', code: 'expired', about: 'take' }, { t: 'status', status: 'away' })
  await vi.waitFor(() => expect(desk.view.value.at).toBe('duty'))
  expect(desk.notice.value).toEqual({ about: 'refused', code: 'expired' })
})

test('[DK7] Noor pressed "Ik ben er" twice: the late answer to the second press does not end what she took', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await rings(at.wire, at.desk)
  at.desk.take()
  const taking = await reads(at.wire, 'take')
  tells(
    at.wire,
    { t: 'refused', code: 'out-of-order', about: 'ready' },
    { t: 'status', status: 'talking' },
    { t: 'taken', c: visitor.id, e: 0, take: taking['take'], within: 60_000, change: null },
  )
  await vi.waitFor(() => expect(at.desk.conversation?.taken.id).toBe(visitor.id))
  expect(at.desk.notice.value).toBeNull()
})

test('a session that is over stops the desk and erases what it showed', async () => {
  const { desk, wire } = openDeskOf(noor, { askPass: async () => refuse('not-signed-in') })
  wire.accept()
  await vi.waitFor(() => expect(desk.view.value).toEqual({ at: 'stopped', why: 'signed-out' }))
})

test('a counsellor who was free is free again after a short break', async () => {
  const { desk, wire } = await arrive()
  tells(wire, { t: 'status', status: 'free' })
  await vi.waitFor(() => expect(desk.status.value).toBe('free'))
  wire.cut()
  await vi.waitFor(() => expect(wire.opened()).toBe(2), { timeout: 3_000 })
  wire.accept()
  await reads(wire, 'desk')
  tells(wire, { t: 'welcome', name: 'Noor', role: 'counsellor', conversation: null })
  await reads(wire, 'ready')
})

test('a socket of another person, signed in elsewhere in this browser, is never used as Noor', async () => {
  const { desk, wire } = openDeskOf(noor)
  wire.accept()
  await reads(wire, 'desk')
  tells(wire, { t: 'welcome', name: 'Farid', role: 'counsellor', conversation: null })
  await vi.waitFor(() => expect(desk.view.value).toEqual({ at: 'stopped', why: 'other-person' }))
})

test('[DK7] a late word about the conversation before changes nothing in the one of now', async () => {
  const at = await arrive()
  const first = new Visitor()
  await opens(at, first)
  const { id: c } = first
  tells(at.wire, { t: 'ended', c, by: 'quick-exit' }, { t: 'status', status: 'rounding-off' })
  await vi.waitFor(() => expect(at.desk.conversation?.stage.value).toBe('ended'))
  at.desk.ready()
  await opens(at, new Visitor())
  tells(
    at.wire,
    { t: 'ended', c, by: 'visitor' },
    { t: 'closed', c },
    { t: 'peer', c, connected: false, gone: 0 },
    { t: 'time', c, elapsed: 0, planned: 90 * minute, clock: true },
    { t: 'more-time-asked', c },
    { t: 'decide', c, waiting: 3 },
  )
  await settle()
  const { conversation } = at.desk
  expect(conversation?.stage.value).toBe('open')
  expect(conversation?.isPeerConnected.value).toBe(true)
  expect(conversation?.time.opened.value?.planned).toBe(45 * minute)
  expect(conversation?.time.isMoreAsked.value).toBe(false)
  expect(conversation?.time.waiting.value).toBeNull()
})

test('[DK8] Vosje asks for more time: Noor sees it, gives ten minutes with one press, and both have it in writing', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  const { id: c } = visitor
  const { time } = at.desk.conversation ?? {}
  tells(at.wire, { t: 'more-time-asked', c })
  await vi.waitFor(() => expect(time?.isMoreAsked.value).toBe(true))
  time?.add('visitor-asked')
  time?.add('visitor-asked')
  expect(await reads(at.wire, 'add-time')).toEqual({ t: 'add-time', c, reason: 'visitor-asked' })
  expect(at.wire.read()).toEqual([])
  tells(at.wire, { t: 'time', c, elapsed: 36 * minute, planned: 55 * minute, clock: true })
  await vi.waitFor(() => expect(time?.isMoreAsked.value).toBe(false))
  expect(time?.adding.value).toBe('no')
  expect(words(at.desk.view.value)).toContain('Er komen 10 minuten bij.')
})

test('[DK9] past the plan Noor is asked to decide, and can go on typing as before', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  const { id: c } = visitor
  const { conversation } = at.desk
  tells(at.wire, { t: 'decide', c, waiting: 2 })
  await vi.waitFor(() => expect(conversation?.time.waiting.value).toBe(2))
  expect(conversation?.say('We hebben nog even.')).toBe(true)
  await reads(at.wire, 'message')
  conversation?.time.roundOff()
  expect(await reads(at.wire, 'round-off')).toEqual({ t: 'round-off', c })
  expect(conversation?.time.waiting.value).toBeNull()
  expect(conversation?.stage.value).toBe('open')
})

test('[DK8] time that the server did not give is said, and the plan stays as it was', async () => {
  const at = await arrive()
  const visitor = new Visitor()
  await opens(at, visitor)
  const { time } = at.desk.conversation ?? {}
  time?.add('technical')
  await reads(at.wire, 'add-time')
  tells(at.wire, { t: 'refused', code: 'try-again', about: 'add-time' })
  await vi.waitFor(() => expect(time?.adding.value).toBe('not-added'))
  expect(time?.opened.value?.planned).toBe(45 * minute)
})

test('[DK1] an offer that nobody ends, because the line is down, ends by itself', async () => {
  const { desk, wire } = await arrive()
  tells(wire, {
    t: 'offer',
    offer: offerId,
    lang: 'nl',
    wanted: 'study-choice',
    slow: false,
    within: 1,
    call: null,
  })
  await vi.waitFor(() => expect(desk.offer.value?.id).toBe(offerId))
  wire.cut()
  await vi.waitFor(() => expect(desk.offer.value).toBeNull(), { timeout: 4_000 })
})

test('what the coordinator tells everyone stands on the desk until it is taken away', async () => {
  const { desk, wire } = await arrive()
  tells(wire, { t: 'notice', text: 'Vanavond zijn we tot 20 uur open.' })
  await vi.waitFor(() => expect(desk.banner.value).toBe('Vanavond zijn we tot 20 uur open.'))
  tells(wire, { t: 'notice', text: null })
  await vi.waitFor(() => expect(desk.banner.value).toBeNull())
})
