import { afterEach, expect, test, vi } from 'vitest'
import {
  type AtDesk,
  accepted,
  arrive,
  caughtUp,
  closeDesks,
  type Frame,
  good,
  hire,
  openDesk,
  opened,
  opens,
  org,
  type Person,
  reads,
  reloads,
  rings,
  settle,
  shown,
  tells,
  Visitor,
  words,
} from '../../../test/desk-in-node.ts'
import { fromBase64url, randomBytes, toBase64url } from '../../crypto/bytes.ts'
import { anchorOf } from '../../crypto/envelope.ts'
import type { Counts } from '../../crypto/message-content.ts'
import { openStaffNote, sealStaffNote } from '../../crypto/staff-note.ts'
import { openTalk, Talk } from '../../crypto/talk.ts'
import { PrivateNote } from './private-note.ts'

const [noor, els] = await Promise.all([hire('noor', 'Noor'), hire('els', 'Els')])
const soon = { interval: 5, timeout: 3_000 }

afterEach(closeDesks)

const isAt = (at: AtDesk) => at.desk.conversation?.stage.value ?? at.desk.view.value.at
const call = (at: AtDesk) => good(at.desk.conversation).change.call
const until = (look: () => void) => vi.waitFor(look, soon)
const countsOf = (visitor: Visitor): Counts => good(visitor.talk).counts()

/** Noor says something, the server has it, and the visitor has read it. */
async function says(at: AtDesk, visitor: Visitor, text: string) {
  expect(at.desk.conversation?.say(text)).toBe(true)
  const frame = await reads(at.wire, 'message')
  await visitor.hears(frame)
  tells(at.wire, accepted(frame, visitor.said.length))
}

/** Everything that was said so far, as the server plays it to a page that asks for all of it. */
function playback(visitor: Visitor) {
  return visitor.said.map((message, index) => ({ t: 'message', seq: index + 1, message }))
}

/** The hello of a page that got its next key, heard by the visitor and taken by the server. */
async function greets(at: AtDesk, visitor: Visitor) {
  const hello = await reads(at.wire, 'message')
  expect(await visitor.hears(hello)).toMatchObject({ k: 'hello' })
  tells(at.wire, accepted(hello, visitor.said.length))
}

// Coming back (CH5, CH11)

async function leavesBehind() {
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  await says(at, visitor, 'Dag Vosje, ik ben Noor.')
  tells(at.wire, await visitor.says('elke avond ruzie'))
  await until(() => expect(words(at.desk.view.value)).toContain('elke avond ruzie'))
  const conversation = good(at.desk.conversation)
  conversation.notes.value = new PrivateNote('wie steunt? oma?')
  conversation.draft.value = 'Wat zou jij'
  conversation.keepNow()
  await until(() => expect(at.kept.get(visitor.id)).toBeDefined())
  const { kept } = at
  at.desk.stop('signed-out')
  return { visitor, kept }
}

async function comesBack(visitor: Visitor, kept: Map<string, string>) {
  const person = await reloads(noor)
  const at = await arrive(person, visitor.id, kept)
  const back = await reads(at.wire, 'back')
  expect(back).toMatchObject({ c: visitor.id, certificate: person.shift.certificate })
  return { at, person, back }
}

async function handsBack(visitor: Visitor, person: Person, take: unknown) {
  const holder = await visitor.holder(person, take)
  const { epoch, envelopeFor } = await visitor.nextEpoch('back', [holder], [countsOf(visitor)])
  return { epoch, key: { t: 'next-key', role: 2, envelope: await envelopeFor(holder, true), others: [] } }
}

test('[CH5] [CH11] [SE25] Noor reloads: her notes, her draft and all that was said are there, and the talk goes on', async () => {
  const { visitor, kept } = await leavesBehind()
  const { at, person, back } = await comesBack(visitor, kept)
  expect(isAt(at)).toBe('returning')
  const { key } = await handsBack(visitor, person, back['take'])
  tells(at.wire, key)
  await greets(at, visitor)
  tells(at.wire, opened(visitor.id), { t: 'changed', c: visitor.id, e: 1, why: 'back' })
  expect(await reads(at.wire, 'return')).toEqual({
    ...{ t: 'return', c: visitor.id, take: back['take'], after: 0, whole: true },
  })
  tells(at.wire, opened(visitor.id), ...playback(visitor), caughtUp(visitor.id, 1))
  await until(() => expect(isAt(at)).toBe('open'))
  const conversation = good(at.desk.conversation)
  expect(conversation.lines.value.map(line => line.text)).toEqual([
    'Dag Vosje, ik ben Noor.',
    'elke avond ruzie',
    'Je bent weer bij Vosje.',
  ])
  expect(conversation.lines.value[0]).toMatchObject({ by: 'me' })
  expect([conversation.notes.value.read(), conversation.draft.value]).toEqual([
    'wie steunt? oma?',
    'Wat zou jij',
  ])
  expect(conversation.intake.value?.ageYears).toBe(14)
  expect(conversation.change.acquaintance.isNew.value).toBe(false)
  await says(at, visitor, 'Ik ben er weer.')
  tells(at.wire, await visitor.says('fijn'))
  await until(() => expect(words(at.desk.view.value)).toContain('fijn'))
})

test('[CH5] a word that comes before the history takes no earlier word away', async () => {
  const { visitor, kept } = await leavesBehind()
  const { at, person, back } = await comesBack(visitor, kept)
  tells(at.wire, (await handsBack(visitor, person, back['take'])).key)
  await greets(at, visitor)
  const early = await visitor.says('ben je daar?')
  tells(at.wire, { t: 'changed', c: visitor.id, e: 1, why: 'back' }, early)
  await reads(at.wire, 'return')
  tells(at.wire, opened(visitor.id), ...playback(visitor), caughtUp(visitor.id, 1))
  await until(() => expect(isAt(at)).toBe('open'))
  expect(words(at.desk.view.value).slice(0, 3)).toEqual([
    'Dag Vosje, ik ben Noor.',
    'elke avond ruzie',
    'ben je daar?',
  ])
  expect(at.desk.conversation?.isDamaged.value).toBe(false)
})

test('[SE25] [SE11] without what the earlier page kept, Noor is told to make sure that it is the same visitor', async () => {
  const { visitor } = await leavesBehind()
  const forged = new Map([[visitor.id, toBase64url(randomBytes(200))]])
  const { at, person, back } = await comesBack(visitor, forged)
  tells(at.wire, (await handsBack(visitor, person, back['take'])).key)
  await greets(at, visitor)
  expect(at.desk.conversation?.change.acquaintance.isNew.value).toBe(true)
})

test('[SE11] [SE31] who comes back is vouched for by nobody: a colleague whom the server brings in makes no stranger known', async () => {
  const { visitor } = await leavesBehind()
  const { at, person, back } = await comesBack(visitor, new Map())
  const { take } = back
  const from = shown(els, toBase64url(randomBytes(16)))
  const change = { why: 'transfer', role: 2, from }
  tells(at.wire, { t: 'taken', c: visitor.id, e: 1, take, within: 120_000, change })
  const { key, epoch } = await handsBack(visitor, person, take)
  const { e, fp, ctx } = await anchorOf(epoch)
  const told = { convId: visitor.convId, anchor: { e, fp, ctx: good(ctx) } }
  const sender = { org, counsellorId: 'els', identity: els.identity }
  const note = good(await sealStaffNote(sender, person.shift.counsellor, 'transfer', told))
  tells(at.wire, { t: 'staff-note', c: visitor.id, from: 'els', note }, key)
  await greets(at, visitor)
  expect(at.desk.conversation?.change.acquaintance.isNew.value).toBe(true)
})

test('[SE27] [SE11] a key that is not linked to the one of before is refused, whoever brings it', async () => {
  const { visitor, kept } = await leavesBehind()
  const { at, person, back } = await comesBack(visitor, kept)
  const forger = new Visitor()
  Object.assign(forger, { convId: visitor.convId, id: visitor.id })
  await forger.handOver(noor, { take: toBase64url(randomBytes(16)) })
  tells(at.wire, (await handsBack(forger, person, back['take'])).key)
  await until(() => expect(isAt(at)).toBe('wrong-key'))
  expect(at.wire.read()).toEqual([])
})

test('[SE11] a key for a take that this page never made is refused', async () => {
  const { visitor, kept } = await leavesBehind()
  const { at, person } = await comesBack(visitor, kept)
  tells(at.wire, (await handsBack(visitor, person, toBase64url(randomBytes(16)))).key)
  await until(() => expect(isAt(at)).toBe('wrong-key'))
})

test('[CH5] a page that cannot have a key yet asks again, and there is always a way out', async () => {
  const { visitor, kept } = await leavesBehind()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { at } = await comesBack(visitor, kept)
  tells(at.wire, { t: 'refused', code: 'try-again', about: 'back' })
  await settleWith(() => vi.advanceTimersByTimeAsync(6_000))
  await reads(at.wire, 'back')
  expect(isAt(at)).toBe('returning')
  vi.useRealTimers()
  at.desk.giveUp()
  expect(await reads(at.wire, 'give-up')).toEqual({ t: 'give-up', c: visitor.id })
  tells(at.wire, { t: 'status', status: 'rounding-off' })
  await until(() => expect(isAt(at)).toBe('duty'))
})

test('[CH5] after three minutes the visitor may say no: Noor reads it, can close, and nobody is asked again', async () => {
  const { visitor, kept } = await leavesBehind()
  const { at } = await comesBack(visitor, kept)
  tells(at.wire, { t: 'take-over', why: 'visitor-said-no' })
  await until(() => expect(at.desk.conversation?.isDeclined.value).toBe(true))
  at.wire.cut()
  await until(() => expect(at.wire.opened()).toBe(2))
  at.wire.accept()
  await reads(at.wire, 'desk')
  const held = { c: visitor.id, role: 2, isComing: false }
  tells(at.wire, { t: 'welcome', name: 'Noor', role: 'counsellor', conversation: held })
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'back')).toEqual([])
  at.desk.giveUp()
  await reads(at.wire, 'give-up')
})

test('[CH4] [CH5] no key came in time: the page asks again with a take of its own, and keeps the notes', async () => {
  const { visitor, kept } = await leavesBehind()
  const { at, back } = await comesBack(visitor, kept)
  tells(at.wire, { t: 'take-over', why: 'no-key' })
  const again = await reads(at.wire, 'back')
  expect(again['take']).not.toBe(back['take'])
  expect(at.desk.conversation?.notes.value.read()).toBe('wie steunt? oma?')
})

async function settleWith(act: () => Promise<unknown>) {
  for (let time = 0; time < 4; time++) await act()
}

test('[CH5] [SE27] [DK18] the page that was displaced stops at once, shows nothing more, and says that the desk is open elsewhere', async () => {
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  const { conversation } = at.desk
  conversation?.keepNow()
  await until(() => expect(at.kept.size).toBe(1))
  tells(at.wire, { t: 'refused', code: 'already-open' })
  await until(() => expect(at.desk.view.value).toEqual({ at: 'stopped', why: 'elsewhere' }))
  expect(conversation?.lines.value).toEqual([])
  await settle()
  expect(at.kept.size).toBe(1)
})

test('[CH11] [SE26] what a desk keeps is kept again when the line is back, and goes when its closing is filed', async () => {
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  const conversation = good(at.desk.conversation)
  conversation.notes.value = new PrivateNote('oma')
  await until(() => expect(at.kept.size).toBe(1))
  at.kept.clear()
  at.wire.cut()
  await until(() => expect(at.wire.opened()).toBe(2))
  at.wire.accept()
  await until(() => expect(at.kept.size).toBe(1))
  await conversation.roundOff()
  tells(at.wire, { t: 'ended', c: visitor.id, by: 'counsellor' }, { t: 'status', status: 'rounding-off' })
  await until(() => expect(isAt(at)).toBe('ended'))
  expect(at.kept.size).toBe(1)
  at.desk.ready()
  await until(() => expect(at.desk.closings.unfiled.value).toHaveLength(1))
  expect(at.kept.size).toBe(1)
  const [closing] = at.desk.closings.unfiled.value
  closing?.pick('thanks')
  await closing?.file()
  expect(at.kept.size).toBe(0)
})

// Calling a colleague (CH1, CH2)

/** Noor calls Els, Els takes: the visitor's page has a sealed question. */
async function asks(at: AtDesk, visitor: Visitor, as: 'transfer' | 'colleague', summary = '') {
  call(at).call({ as, id: 'els', name: 'Els' }, 'heavy-talk', summary)
  expect(await reads(at.wire, 'call-colleague')).toEqual({
    ...{ t: 'call-colleague', c: visitor.id, as, counsellor: 'els', why: 'heavy-talk' },
  })
  const take = toBase64url(randomBytes(16))
  tells(at.wire, { t: 'colleague-ready', c: visitor.id, as, comer: shown(els, take) })
  const ask = await reads(at.wire, 'message')
  const { counsellorId, shiftId } = els.shift.counsellor
  expect(await visitor.hears(ask)).toEqual({ k: `${as}-ask`, counsellorId, shiftId, take })
  tells(at.wire, accepted(ask, visitor.said.length))
  return take
}

async function answers(
  visitor: Visitor,
  as: 'transfer' | 'colleague',
  mode: 'may-read' | 'start-anew' | 'no',
  epoch?: Awaited<ReturnType<Visitor['nextEpoch']>>['epoch'],
  talk = good(visitor.talk),
) {
  const k = `${as}-answer` as const
  if (mode === 'no' || !epoch) return visitor.frame(await talk.seal({ k, mode: 'no' }, Date.now()))
  const { ctx, fp } = await anchorOf(epoch)
  const told = { ctx: toBase64url(good(ctx)), fp: toBase64url(fp) }
  return visitor.frame(await talk.seal({ k, mode, ...told }, Date.now()))
}

test('[CH1] a call takes nothing of the conversation along, can be called off, and says kindly why nobody came', async () => {
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  call(at).call({ as: 'transfer', id: 'els', name: 'Els' }, 'end-of-shift', 'ruzie thuis')
  expect(JSON.stringify(await reads(at.wire, 'call-colleague'))).not.toContain('ruzie')
  call(at).callOff()
  expect(await reads(at.wire, 'call-off')).toEqual({ t: 'call-off', c: visitor.id })
  tells(at.wire, { t: 'colleague-no', c: visitor.id, why: 'missed' })
  await until(() => expect(call(at).state.value).toMatchObject({ is: 'no', why: 'missed', name: 'Els' }))
  call(at).settle()
  expect(call(at).state.value).toEqual({ is: 'none' })
})

test('[CH2] [SE29] the visitor is asked only about a colleague whose chain of grants holds, and who is the one called', async () => {
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  const farid = await hire('farid', 'Farid')
  const take = toBase64url(randomBytes(16))
  const liars = [shown(farid, take), { ...shown(farid, take), counsellorId: 'els' }]
  for (const comer of liars) {
    call(at).call({ as: 'transfer', id: 'els', name: 'Els' }, 'technical')
    tells(at.wire, { t: 'colleague-ready', c: visitor.id, as: 'transfer', comer })
    await until(() => expect(call(at).state.value).toMatchObject({ is: 'no', why: 'not-trusted' }))
    expect(at.wire.read().filter(({ t }) => t === 'message')).toEqual([])
  }
})

test('[CH2] the visitor’s no is heard, and Noor simply goes on', async () => {
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  await asks(at, visitor, 'transfer')
  tells(at.wire, await answers(visitor, 'transfer', 'no'))
  await until(() => expect(call(at).state.value).toMatchObject({ is: 'no', why: 'visitor-said-no' }))
  await says(at, visitor, 'Dan praten wij verder.')
})

test('[CH9] [SE31] [DK17] Noor hands over: Els gets a note that only she can open, and Noor’s page keeps no key and no word', async () => {
  const hellos = vi.spyOn(Talk.prototype, 'hello')
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  await says(at, visitor, 'Dag Vosje.')
  const take = await asks(at, visitor, 'transfer', 'Ruzie thuis. Oma steunt.')
  const old = good(visitor.talk)
  const holder = await visitor.holder(els, take)
  const { epoch } = await visitor.nextEpoch('transfer', [holder], [old.counts()])
  tells(at.wire, await answers(visitor, 'transfer', 'may-read', epoch, old))
  const note = await reads(at.wire, 'staff-note')
  expect(note).toMatchObject({ c: visitor.id, to: 'els' })
  expect(JSON.stringify(note)).not.toContain('Oma')
  expect(call(at).state.value).toMatchObject({ is: 'coming', name: 'Els' })
  expect(at.desk.conversation?.say('Els is lief.')).toBe(true)
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'message')).toEqual([])
  tells(
    at.wire,
    { t: 'released', c: visitor.id, why: 'handed-over' },
    { t: 'status', status: 'rounding-off' },
  )
  await until(() => expect(isAt(at)).toBe('ended'))
  const conversation = good(at.desk.conversation)
  expect(conversation.ending.end.value).toBe('handed-over')
  expect(conversation.ending.successor).toBe('Els')
  expect(conversation.lines.value).toEqual([])
  expect(conversation.intake.value).toBeNull()
  expect(conversation.ending.notArrived.value).toEqual(['Els is lief.'])
  const late = { t: 'message', seq: 40, message: good(visitor.said[1]) }
  tells(at.wire, late)
  await settle()
  expect(conversation.lines.value).toEqual([])
  await until(() => expect(at.kept.size).toBe(0))
  const [noorsTalk] = hellos.mock.contexts
  hellos.mockRestore()
  if (!(noorsTalk instanceof Talk)) throw new Error('Noor never said hello')
  expect(await noorsTalk.receive(late.message)).toEqual({ refused: 'forgotten' })
})

test.each([
  ['may read', 'may-read', 'Ruzie thuis.'],
  ['is to know nothing', 'start-anew', undefined],
] as const)(
  '[SE30] [SE31] Els %s of before, says the visitor: so it is with what Noor wrote of it, too',
  async (_, mode, summary) => {
    const at = await arrive(noor)
    const visitor = new Visitor()
    await opens(at, visitor)
    const take = await asks(at, visitor, 'transfer', 'Ruzie thuis.')
    const old = good(visitor.talk)
    const { epoch } = await visitor.nextEpoch('transfer', [await visitor.holder(els, take)], [old.counts()])
    tells(at.wire, await answers(visitor, 'transfer', mode, epoch, old))
    const { note } = await reads(at.wire, 'staff-note')
    const reader = { org, shift: els.shift, from: noor.shift.counsellor, topic: 'transfer' } as const
    const read = await openStaffNote(reader, note)
    expect({ summary: undefined, ...read }).toMatchObject({ anchor: { e: 1 }, summary })
  },
)

// Being called (SE29a, SE31)

async function isCalled(visitor: Visitor, as: 'transfer' | 'colleague', from: Frame | null) {
  const at = await arrive(els)
  await rings(at.wire, at.desk, { as, from: 'Noor', why: 'heavy-talk' })
  expect(at.desk.offer.value?.call).toEqual({ as, from: 'Noor', why: 'heavy-talk' })
  at.desk.take()
  const { take } = await reads(at.wire, 'take')
  const change = { why: as, role: as === 'transfer' ? 2 : 3, from }
  tells(
    at.wire,
    { t: 'status', status: 'talking' },
    { t: 'taken', c: visitor.id, e: visitor.epochs.length, take, within: 120_000, change },
  )
  await until(() => expect(isAt(at)).toBe('awaiting-yes'))
  return { at, take }
}

/** A visitor who talked with Noor, and Noor's take. */
async function talked() {
  const at = await arrive(noor)
  const visitor = new Visitor()
  const { taking } = await opens(at, visitor)
  await says(at, visitor, 'Dag Vosje.')
  return { at, visitor, from: shown(noor, taking['take']), noorsTake: taking['take'] }
}

async function transfersTo(visitor: Visitor, take: unknown, isReading: boolean) {
  const holder = await visitor.holder(els, take)
  const { epoch, envelopeFor } = await visitor.nextEpoch('transfer', [holder], [countsOf(visitor)])
  const key = { t: 'next-key', role: 2, envelope: await envelopeFor(holder, isReading), others: [] }
  return { epoch, key }
}

async function noteOf(visitor: Visitor, epoch: Parameters<typeof anchorOf>[0], other: object = {}) {
  const { e, fp, ctx } = await anchorOf(epoch)
  const from = { org, counsellorId: 'noor', identity: noor.identity, ...other }
  const told = { convId: visitor.convId, anchor: { e, fp, ctx: good(ctx) }, summary: 'Oma steunt.', ...other }
  const note = await sealStaffNote(from, els.shift.counsellor, 'transfer', told)
  return { t: 'staff-note', c: visitor.id, from: 'noor', note: good(note) }
}

test('[SE31] Els takes over with the visitor’s yes: note, history and names are there, and she speaks as herself', async () => {
  const { visitor, from } = await talked()
  const { at, take } = await isCalled(visitor, 'transfer', from)
  const { epoch, key } = await transfersTo(visitor, take, true)
  tells(at.wire, key)
  await settle()
  expect(at.wire.read()).toEqual([])
  tells(at.wire, await noteOf(visitor, epoch))
  await greets(at, visitor)
  tells(at.wire, opened(visitor.id), { t: 'changed', c: visitor.id, e: 1, why: 'transfer' })
  expect(await reads(at.wire, 'return')).toMatchObject({ after: 0, whole: true })
  tells(at.wire, opened(visitor.id), ...playback(visitor), caughtUp(visitor.id, 1))
  await until(() => expect(isAt(at)).toBe('open'))
  const { change, lines, name } = good(at.desk.conversation)
  expect(change.acquaintance.summary.value).toBe('Oma steunt.')
  expect([change.acquaintance.mayRead.value, change.acquaintance.isNew.value]).toEqual([true, false])
  expect(lines.value[0]).toMatchObject({ text: 'Dag Vosje.', by: 'other', name: 'Noor' })
  expect(name).toBe('Vosje')
  await says(at, visitor, 'Dag Vosje, ik ben Els.')
})

test('[SE30] who starts anew shows Els nothing of before, and she is told so', async () => {
  const { visitor, from } = await talked()
  const { at, take } = await isCalled(visitor, 'transfer', from)
  const { epoch, key } = await transfersTo(visitor, take, false)
  tells(at.wire, await noteOf(visitor, epoch), key)
  await greets(at, visitor)
  tells(at.wire, opened(visitor.id), { t: 'changed', c: visitor.id, e: 1, why: 'transfer' })
  await until(() => expect(isAt(at)).toBe('open'))
  expect(at.desk.conversation?.change.acquaintance.mayRead.value).toBe(false)
  expect(at.wire.read().filter(({ t }) => t === 'return')).toEqual([])
})

test('[SE29a] [SE11] where Noor is gone, or her note does not come, the visitor is shown as a new acquaintance', async () => {
  const { visitor } = await talked()
  const { at, take } = await isCalled(visitor, 'transfer', null)
  tells(at.wire, (await transfersTo(visitor, take, false)).key)
  await greets(at, visitor)
  expect(at.desk.conversation?.change.acquaintance.isNew.value).toBe(true)
})

test('[SE31] a key that does not fit the note is not opened', async () => {
  const { visitor, from } = await talked()
  const { at, take } = await isCalled(visitor, 'transfer', from)
  const { key } = await transfersTo(visitor, take, true)
  const other = { e: 1, convId: visitor.convId, ctx: randomBytes(32), key: randomBytes(32) }
  tells(at.wire, await noteOf(visitor, other), key)
  await until(() => expect(isAt(at)).toBe('wrong-key'))
  expect(at.wire.read()).toEqual([])
})

test('[SE33] a note for another conversation, or signed by somebody else, stops the desk', async () => {
  for (const other of [{ convId: randomBytes(16) }, { identity: els.identity }]) {
    const { visitor, from } = await talked()
    const { at, take } = await isCalled(visitor, 'transfer', from)
    const { epoch } = await transfersTo(visitor, take, true)
    tells(at.wire, await noteOf(visitor, epoch, other))
    await until(() => expect(isAt(at)).toBe('wrong-key'))
  }
})

test('[CH2] [DK16] the visitor said no: Els, who waited and could still leave, reads why, and is free', async () => {
  const { visitor, from } = await talked()
  const { at } = await isCalled(visitor, 'transfer', from)
  await until(() => expect(at.desk.conversation?.change.acquaintance.askedBy.value).toBe('Noor'))
  tells(at.wire, { t: 'take-over', why: 'visitor-said-no' }, { t: 'status', status: 'free' })
  await until(() => expect(isAt(at)).toBe('duty'))
  expect(at.desk.notice.value).toEqual({ about: 'take-over', why: 'visitor-said-no' })
  const again = await isCalled(visitor, 'colleague', from)
  again.at.desk.conversation?.leave()
  expect(await reads(again.at.wire, 'leave-talk')).toEqual({ t: 'leave-talk', c: visitor.id })
  tells(again.at.wire, { t: 'take-over', why: 'called-off' }, { t: 'status', status: 'free' })
  await until(() => expect(isAt(again.at)).toBe('duty'))
  expect(again.at.desk.notice.value).toBeNull()
})

test('[WR4] [CH1] the answer to a take got lost with the line: the call is picked up, in its own role', async () => {
  const { visitor, from } = await talked()
  const at = await arrive(els)
  await rings(at.wire, at.desk, { as: 'colleague', from: 'Noor', why: 'second-opinion' })
  at.desk.take()
  const { take } = await reads(at.wire, 'take')
  at.wire.cut()
  await until(() => expect(at.wire.opened()).toBe(2))
  at.wire.accept()
  await reads(at.wire, 'desk')
  const held = { c: visitor.id, role: 3, isComing: true }
  tells(at.wire, { t: 'welcome', name: 'Els', role: 'counsellor', conversation: held })
  expect(await reads(at.wire, 'return')).toMatchObject({ c: visitor.id, take })
  const change = { why: 'colleague', role: 3, from }
  tells(at.wire, { t: 'taken', c: visitor.id, e: 0, take, within: 9_000, change }, caughtUp(visitor.id, 0))
  await until(() => expect(isAt(at)).toBe('awaiting-yes'))
  expect(at.desk.conversation?.role).toBe(3)
})

test('[CH8] for who only talked along, a page loaded anew is leaving', async () => {
  const at = openDesk(els)
  at.wire.accept()
  await reads(at.wire, 'desk')
  const held = { c: 'C'.repeat(22), role: 3, isComing: false }
  tells(at.wire, { t: 'welcome', name: 'Els', role: 'counsellor', conversation: held })
  expect(await reads(at.wire, 'leave-talk')).toEqual({ t: 'leave-talk', c: held.c })
  expect(isAt(at)).toBe('duty')
})

// Talking along (CH8, SE32)

async function joins(mode: 'may-read' | 'start-anew' = 'start-anew') {
  const { at, visitor, from, noorsTake } = await talked()
  const take = await asks(at, visitor, 'colleague')
  const along = await isCalled(visitor, 'colleague', from)
  const old = good(visitor.talk)
  const [first, second] = [await visitor.holder(noor, noorsTake), await visitor.holder(els, take, 3)]
  // The desk of Els made a take of its own: the server told Noor's page that very one.
  const { epoch, envelopeFor } = await visitor.nextEpoch('colleague', [first, second], [old.counts()])
  tells(at.wire, await answers(visitor, 'colleague', mode, epoch, old))
  await reads(at.wire, 'staff-note')
  const forNoor = { t: 'next-key', role: 2, envelope: await envelopeFor(first, true) }
  return { at, along, visitor, take, noorsTake, forNoor }
}

test('[CH3] [SE32] a colleague comes in: what Noor types meanwhile waits, and then the three read each other by name', async () => {
  const { at, visitor, take, noorsTake, forNoor } = await joins()
  at.desk.conversation?.say('Ik vroeg er iemand bij.')
  tells(at.wire, { ...forNoor, others: [{ role: 3, ...shown(els, take) }] })
  const hello = await reads(at.wire, 'message')
  await visitor.hears(hello)
  at.desk.conversation?.say('Els is psycholoog.')
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'message')).toEqual([])
  tells(at.wire, accepted(hello, 6), { t: 'changed', c: visitor.id, e: 1, why: 'colleague' })
  const sent: Frame[] = []
  await until(() => {
    sent.push(...at.wire.read().filter(({ t }) => t === 'message'))
    expect(sent.length).toBe(2)
  })
  for (const frame of sent) expect((frame['message'] as { e: number }).e).toBe(1)
  const { change } = good(at.desk.conversation)
  expect(change.beside.value).toEqual([{ role: 3, name: 'Els' }])
  expect(words(at.desk.view.value)).toContain('Els praat nu mee.')
  // [TM165] The server may lie about who left: only a key without Els says that she does not read along any more.
  tells(at.wire, { t: 'colleague-left', c: visitor.id })
  await settle()
  expect(change.beside.value).toEqual([{ role: 3, name: 'Els' }])
  visitor.current = good(visitor.epochs.at(-1))
  const alone = await visitor.holder(noor, noorsTake)
  const { envelopeFor } = await visitor.nextEpoch(
    'colleague-left',
    [alone],
    [{ 1: 0, 2: 0 }, countsOf(visitor)],
  )
  tells(at.wire, { t: 'next-key', role: 2, envelope: await envelopeFor(alone, true), others: [] })
  const again = await reads(at.wire, 'message')
  tells(at.wire, accepted(again, 9), { t: 'changed', c: visitor.id, e: 2, why: 'colleague-left' })
  await until(() => expect(words(at.desk.view.value)).toContain('Els ging uit het gesprek.'))
  expect(change.beside.value).toEqual([])
})

test('[CH2] a colleague whom Noor never named is not let in', async () => {
  const { at, visitor, noorsTake } = await talked()
  const farid = await hire('farid', 'Farid')
  const take = toBase64url(randomBytes(16))
  const holders = [await visitor.holder(noor, noorsTake), await visitor.holder(farid, take, 3)]
  const { envelopeFor } = await visitor.nextEpoch('colleague', holders, [countsOf(visitor)])
  const envelope = await envelopeFor(good(holders[0]), true)
  tells(at.wire, { t: 'next-key', role: 2, envelope, others: [{ role: 3, ...shown(farid, take) }] })
  await until(() => expect(isAt(at)).toBe('wrong-key'))
})

test('[CH8] Els talks along and goes: her page shows nothing more of it', async () => {
  const { visitor, from, noorsTake } = await talked()
  const { at, take } = await isCalled(visitor, 'colleague', from)
  const [first, second] = [await visitor.holder(noor, noorsTake), await visitor.holder(els, take, 3)]
  const { epoch, envelopeFor } = await visitor.nextEpoch('colleague', [first, second], [countsOf(visitor)])
  const { e, fp, ctx } = await anchorOf(epoch)
  const told = { convId: visitor.convId, anchor: { e, fp, ctx: good(ctx) } }
  const by = { org, counsellorId: 'noor', identity: noor.identity }
  const note = good(await sealStaffNote(by, els.shift.counsellor, 'colleague', told))
  tells(at.wire, { t: 'staff-note', c: visitor.id, from: 'noor', note })
  const envelope = await envelopeFor(second, false)
  tells(at.wire, { t: 'next-key', role: 3, envelope, others: [{ role: 2, ...from }] })
  await greets(at, visitor)
  tells(at.wire, opened(visitor.id), { t: 'changed', c: visitor.id, e: 1, why: 'colleague' })
  await until(() => expect(isAt(at)).toBe('open'))
  const conversation = good(at.desk.conversation)
  expect(words(at.desk.view.value)).toEqual(['Je praat mee met de bezoeker en Noor.'])
  await conversation.roundOff()
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'close')).toEqual([])
  conversation.leave()
  expect(await reads(at.wire, 'leave-talk')).toEqual({ t: 'leave-talk', c: visitor.id })
  tells(at.wire, { t: 'released', c: visitor.id, why: 'left' })
  await until(() => expect(conversation.ending.end.value).toBe('left'))
  expect([conversation.lines.value, at.kept.size]).toEqual([[], 0])
})

test('[CH8] [SE34] Noor rounds off while Els talks along: Els reads that, and closes nothing herself', async () => {
  const { visitor, from, noorsTake } = await talked()
  const { at, take } = await isCalled(visitor, 'colleague', null)
  const [first, second] = [await visitor.holder(noor, noorsTake), await visitor.holder(els, take, 3)]
  const { epoch, envelopeFor } = await visitor.nextEpoch('colleague', [first, second], [countsOf(visitor)])
  const others = [{ role: 2, ...from }]
  tells(at.wire, { t: 'next-key', role: 3, envelope: await envelopeFor(second, false), others })
  const hello = await reads(at.wire, 'message')
  const noors = await openTalk({ epoch, me: 2 })
  const noorsHello = visitor.frame(await noors.hello(Date.now()))
  good(await noors.receive(hello['message']))
  tells(at.wire, accepted(hello, 7), noorsHello, { t: 'changed', c: visitor.id, e: 1, why: 'colleague' })
  await until(() => expect(isAt(at)).toBe('open'))
  tells(at.wire, visitor.frame(await noors.close(Date.now())), {
    t: 'ended',
    c: visitor.id,
    by: 'counsellor',
  })
  await until(() => expect(at.desk.conversation?.ending.end.value).toBe('by-counsellor'))
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'close')).toEqual([])
})

// Own words over a change of key (CH3, SE20), and damage (CH12)

async function repairs(at: AtDesk, visitor: Visitor, noorsTake: unknown, before: Counts) {
  const holder = await visitor.holder(noor, noorsTake)
  const { envelopeFor } = await visitor.nextEpoch('repair', [holder], [before])
  const envelope = await envelopeFor(holder, true)
  tells(at.wire, { t: 'next-key', role: 2, envelope, others: [] })
  await greets(at, visitor)
}

test('[CH3] what the server refused while the key changed is said again by itself, once', async () => {
  const { at, visitor, noorsTake } = await talked()
  const before = countsOf(visitor)
  at.desk.conversation?.say('Dit komt te laat.')
  await reads(at.wire, 'message')
  await repairs(at, visitor, noorsTake, before)
  tells(at.wire, { t: 'changed', c: visitor.id, e: 1, why: 'repair' })
  expect(await visitor.hears(await reads(at.wire, 'message'))).toEqual({ k: 'text', t: 'Dit komt te laat.' })
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'message')).toEqual([])
  expect(words(at.desk.view.value).filter(text => text === 'Dit komt te laat.')).toHaveLength(1)
})

test('[CH3] [SE19] what the server had, and the visitor’s page never read, is said again by itself, once', async () => {
  const { at, visitor, noorsTake } = await talked()
  const before = countsOf(visitor)
  at.desk.conversation?.say('Dit las niemand.')
  tells(at.wire, accepted(await reads(at.wire, 'message'), 5))
  await repairs(at, visitor, noorsTake, before)
  tells(at.wire, { t: 'changed', c: visitor.id, e: 1, why: 'repair' })
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'message')).toEqual([])
  visitor.seq = 10
  tells(at.wire, await visitor.says('ik ben er nog'))
  const again = await reads(at.wire, 'message')
  expect(await visitor.hears(again)).toEqual({ k: 'text', t: 'Dit las niemand.' })
  tells(at.wire, accepted(again, 12), await visitor.says('ah zo'))
  await settle()
  expect(at.wire.read().filter(({ t }) => t === 'message')).toEqual([])
})

test('[CH3] [SE34] Noor’s close, which the server could not take while the key changed, is sealed anew', async () => {
  const { at, visitor, noorsTake } = await talked()
  const before = countsOf(visitor)
  await at.desk.conversation?.roundOff()
  await reads(at.wire, 'close')
  await repairs(at, visitor, noorsTake, before)
  tells(at.wire, { t: 'changed', c: visitor.id, e: 1, why: 'repair' })
  const close = await reads(at.wire, 'close')
  expect(await visitor.hears(close)).toMatchObject({ k: 'close', counts: { 2: 2 } })
})

test('[CH9] Els took over from Noor and talks: a note of whoever she calls next cannot end it', async () => {
  const { visitor, from } = await talked()
  const { at, take } = await isCalled(visitor, 'transfer', from)
  const { epoch, key } = await transfersTo(visitor, take, false)
  tells(at.wire, await noteOf(visitor, epoch), key)
  await greets(at, visitor)
  tells(at.wire, opened(visitor.id), { t: 'changed', c: visitor.id, e: 1, why: 'transfer' })
  await until(() => expect(isAt(at)).toBe('open'))
  tells(at.wire, { ...(await noteOf(visitor, epoch)), from: 'farid' })
  await settle()
  expect(isAt(at)).toBe('open')
})

test('[CH9] a note that nobody waits for, from whomever, changes nothing', async () => {
  const { at, visitor } = await talked()
  const { e, convId, ctx, key } = good(visitor.epochs[0])
  tells(at.wire, await noteOf(visitor, { e, convId, ctx, key }))
  await settle()
  expect(isAt(at)).toBe('open')
})

test('[CH4] nothing came of a change: what waited is said under the key of before', async () => {
  const { at, visitor } = await talked()
  const take = await asks(at, visitor, 'transfer')
  const old = good(visitor.talk)
  const { epoch } = await visitor.nextEpoch('transfer', [await visitor.holder(els, take)], [old.counts()])
  tells(at.wire, await answers(visitor, 'transfer', 'start-anew', epoch, old))
  await until(() => expect(call(at).state.value.is).toBe('coming'))
  at.desk.conversation?.say('Els komt zo.')
  tells(at.wire, { t: 'colleague-no', c: visitor.id, why: 'no-hello' })
  const said = await reads(at.wire, 'message')
  expect(good(await old.receive(said['message'])).content).toEqual({ k: 'text', t: 'Els komt zo.' })
  expect(call(at).state.value).toMatchObject({ is: 'no', why: 'no-hello' })
})

test('[CH12] what cannot be read three times is a button, and the new key mends it', async () => {
  const { at, visitor, noorsTake } = await talked()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const frame = await visitor.says('dit wordt stuk')
  const { x } = frame.message as { x: string }
  const message = { ...(frame.message as object), x: `${x.startsWith('A') ? 'B' : 'A'}${x.slice(1)}` }
  for (let time = 1; time < 3; time++) {
    const sockets = at.wire.opened()
    tells(at.wire, { ...frame, message })
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1_000)
      expect(at.wire.opened()).toBeGreaterThan(sockets)
    })
    at.wire.accept()
    await reads(at.wire, 'return')
  }
  vi.useRealTimers()
  tells(at.wire, { ...frame, message })
  await until(() => expect(at.desk.conversation?.isDamaged.value).toBe(true))
  at.desk.conversation?.askRepair()
  expect(await reads(at.wire, 'repair')).toEqual({ t: 'repair', c: visitor.id })
  const before = countsOf(visitor)
  await repairs(at, visitor, noorsTake, before)
  tells(at.wire, { t: 'changed', c: visitor.id, e: 1, why: 'repair' })
  await until(() => expect(at.desk.conversation?.isDamaged.value).toBe(false))
  visitor.seq = 20
  tells(at.wire, await visitor.says('nu wel'))
  await until(() => expect(words(at.desk.view.value)).toContain('nu wel'))
  expect(words(at.desk.view.value)).toContain(
    'Iets van daarvoor kwam hier niet aan. Vraag gerust of het nog eens kan.',
  )
})

test('[CH3] [WR4] a page that was away while everyone said hello goes on in the new epoch all the same', async () => {
  const { at, visitor, noorsTake } = await talked()
  await repairs(at, visitor, noorsTake, countsOf(visitor))
  at.wire.cut()
  await until(() => expect(at.wire.opened()).toBe(2))
  at.wire.accept()
  await reads(at.wire, 'return')
  tells(at.wire, opened(visitor.id), caughtUp(visitor.id, 1))
  await settle()
  expect(at.desk.conversation?.change.isUnderWay.value).toBe(false)
  await says(at, visitor, 'Daar ben ik.')
})

test('[SE11] an older epoch is never opened again', async () => {
  const { at, visitor, noorsTake } = await talked()
  const early = await visitor.nextEpoch(
    'repair',
    [await visitor.holder(noor, noorsTake)],
    [countsOf(visitor)],
  )
  const envelope = await early.envelopeFor(good(early.epoch.holders[0]), false)
  const holder = await visitor.holder(noor, noorsTake)
  const later = await visitor.nextEpoch('repair', [holder], [{}, {}])
  tells(at.wire, {
    ...{ t: 'next-key', role: 2, others: [] },
    envelope: await later.envelopeFor(holder, true),
  })
  await greets(at, visitor)
  tells(at.wire, { t: 'changed', c: visitor.id, e: 2, why: 'repair' })
  tells(at.wire, { t: 'next-key', role: 2, others: [], envelope })
  await until(() => expect(isAt(at)).toBe('wrong-key'))
  expect(fromBase64url(visitor.id)).toEqual(visitor.convId)
})
