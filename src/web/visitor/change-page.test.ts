import { beforeEach, expect, test } from 'vitest'
import { ComingDesk } from '../../../test/visitor-desks.ts'
import { settle, TestTable } from '../../../test/visitor-table.ts'
import { nextEpoch } from '../../crypto/conversation-key.ts'
import type { Content, Saying } from '../../crypto/message-content.ts'
import { forge, makeHelpline, must, now, org, place } from '../../crypto/test-cast.ts'

const minute = 60_000
let table: TestTable

/** Noor and the visitor talk, and everything so far was accepted. */
beforeEach(async () => {
  table = await TestTable.laid()
  await table.meets()
  table.page.say('dag')
  await table.reads()
})

const shown = () =>
  table.page.lines.value.map(line => (line.kind === 'said' ? `${line.by}: ${line.text}` : line.text))
const keys = () => {
  table.collect()
  return table.sent.flatMap(frame => (frame.t === 'hand-over' ? [frame] : []))
}
const isStopped = () => expect(table.page.state.value).toEqual({ is: 'stopped', why: 'not-verified' })

interface Told {
  readonly why?: 'back' | 'transfer' | 'colleague'
  readonly e?: number
  readonly isInTime?: boolean
  readonly isAlone?: boolean
  readonly comer?: object
}

function announced(desk: ComingDesk, told: Told = {}) {
  const { why = 'back', e = 1, isInTime = true, isAlone = false, comer = desk.shown } = told
  return { t: 'change', why, e, comer, isInTime, isAlone, within: 120_000 }
}

const comes = (desk: ComingDesk, told: Told = {}) => table.saysOfIt(announced(desk, told))

const noorIsGone = (gone = 0) => table.saysOfIt({ t: 'peer', connected: false, gone })
const noorAgain = (later?: number) => ComingDesk.sits(table.helpline, table.noor, later)

async function els(): Promise<ComingDesk> {
  return ComingDesk.sits(table.helpline, await table.helpline.counsellor('els', 'Els'), 5)
}

/** Noor says it under seal. */
const noorSays = async (saying: Saying) => table.delivers(must(await table.talk?.seal(saying, now)))

/** The desk opens the newest key as this role and says hello. */
async function greets(desk: ComingDesk, role: 2 | 3, others = [] as ReturnType<ComingDesk['as']>[]) {
  const key = keys().findLast(({ to }) => to === role)
  if (!key) throw new Error('no key came')
  const talk = await desk.opens(key.envelope, role, others)
  await table.delivers(must(await talk.hello(now)))
  return talk
}

test('[CH5] [SE27] Noor is back on a new page within three minutes: she goes on, and nobody is asked anything', async () => {
  await noorIsGone()
  expect(shown()).not.toContain('Noor is opnieuw verbonden.')
  const noor = await noorAgain()
  await comes(noor)
  expect(table.page.question.value).toBeNull()
  expect(keys()).toMatchObject([{ to: 2, envelope: { e: 1, why: 'back' } }])
  table.talk = await greets(noor, 2)
  expect(shown().at(-1)).toBe('Noor is opnieuw verbonden.')
  expect(noor.opened?.earlier.map(({ e }) => e)).toEqual([0])
  table.page.say('fijn')
  await table.reads()
  expect(table.heard.at(-1)).toEqual({ k: 'text', t: 'fijn' })
  await table.tells('hier ben ik weer')
  expect(shown().at(-1)).toBe('other: hier ben ik weer')
})

test('[SE20] the next key goes only when all that was said before it was accepted; what is typed meanwhile waits for it', async () => {
  table.page.say('voor')
  await settle()
  const noor = await noorAgain()
  await comes(noor)
  expect(keys()).toEqual([])
  expect(table.page.say('tijdens')).toBe(true)
  await table.reads()
  expect(keys()).toHaveLength(1)
  table.page.say('en nog')
  await settle()
  table.collect()
  expect(table.sent.filter(({ t }) => t === 'message')).toHaveLength(3)
  table.talk = await greets(noor, 2)
  const first = table.last('message').message
  expect(first.e).toBe(1)
  const heard = await table.reads()
  expect(heard.slice(-2)).toEqual([
    { k: 'text', t: 'tijdens' },
    { k: 'text', t: 'en nog' },
  ])
})

test('[SE19] [SE20] the first message in the new epoch tells how much of the old one was read; the rest is not shown', async () => {
  const late = must(await table.talk?.seal({ k: 'text', t: 'dit las niemand' }, now))
  const noor = await noorAgain()
  await comes(noor)
  await table.delivers(late)
  expect(shown()).not.toContain('other: dit las niemand')
  const talk = await greets(noor, 2)
  table.page.say('ja')
  await settle()
  const received = must(await talk.receive(table.last('message').message))
  expect(received.before).toEqual([{ 1: 2, 2: 1 }])
  table.talk = talk
  await table.reloads()
  expect(shown()).not.toContain('other: dit las niemand')
  expect(table.page.state.value).toMatchObject({ is: 'talking' })
})

test('[CH5] after three minutes the visitor is asked, by this page’s own eyes too', async () => {
  await noorIsGone()
  table.later = 4 * minute
  const noor = await noorAgain(240)
  await comes(noor, { isInTime: true })
  expect(table.page.question.value).toEqual({ about: 'back', name: 'Noor' })
  expect(keys()).toEqual([])
  table.page.answer('may-read')
  await settle()
  table.talk = await greets(noor, 2)
  expect(shown().at(-1)).toBe('Noor is opnieuw verbonden.')
})

test('[CH5] the visitor does not want to go on with Noor: she gets no key, and the same question does not come again', async () => {
  await noorIsGone(4 * minute)
  const noor = await noorAgain()
  await comes(noor, { isInTime: false })
  table.page.answer('no')
  expect(table.last('change-no')).toEqual({ t: 'change-no' })
  await comes(noor, { isInTime: false })
  expect(table.page.question.value).toBeNull()
  expect(keys()).toEqual([])
})

test('[CH1] [CH2] [SE29] [SE30] [VP14] Els takes over after Noor’s own call and the visitor’s yes, and may read what was written', async () => {
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  expect(table.page.question.value).toBeNull()
  await noorSays(desk.ask('transfer-ask'))
  expect(table.page.question.value).toEqual({ about: 'transfer', name: 'Els' })
  expect(keys()).toEqual([])
  table.page.answer('may-read')
  const answer = (await table.reads()).at(-1)
  expect(answer).toMatchObject({ k: 'transfer-answer', mode: 'may-read' })
  await settle()
  const talk = await greets(desk, 2)
  expect(desk.opened?.earlier.map(({ e }) => e)).toEqual([0])
  expect(shown().at(-1)).toBe('Els is erbij. Noor is weg.')
  expect(table.page.state.value).toMatchObject({ is: 'talking', counsellor: 'Els' })
  table.talk = talk
  await table.tells('dag, ik ben Els')
  expect(table.page.lines.value.at(-1)).toMatchObject({ name: 'Els' })
})

test('[CH2] [SE30] "ja, maar opnieuw beginnen": Els gets no earlier key and none of the answers, only the name to use', async () => {
  table.page.answers.age.value = '15'
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  await noorSays(desk.ask('transfer-ask'))
  table.page.answer('start-anew')
  await table.reads()
  await settle()
  table.talk = await greets(desk, 2)
  expect(desk.opened?.earlier).toEqual([])
  expect((await table.reads()).at(-1)).toEqual({ k: 'intake', nickname: 'Wolk 12' })
  await table.reloads()
  expect(table.sent.some(({ t }) => t === 'message')).toBe(false)
  expect(shown()).toContain('Els is erbij. Noor is weg.')
  // Els comes back on a new page: what was before her is not hers to read then either.
  const again = await ComingDesk.sits(table.helpline, desk.member, 90)
  await comes(again, { e: 2 })
  await greets(again, 2)
  expect(again.opened?.earlier.map(({ e }) => e)).toEqual([1])
})

test('[CH2] no: nobody gets a key, Noor hears it under seal, and both go on', async () => {
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  await noorSays(desk.ask('transfer-ask'))
  table.page.answer('no')
  await settle()
  expect(table.last('change-no')).toEqual({ t: 'change-no' })
  expect((await table.reads()).at(-1)).toEqual({ k: 'transfer-answer', mode: 'no' })
  expect(keys()).toEqual([])
  expect(shown().at(-1)).toBe('Je praat verder met Noor.')
})

async function threeTalk() {
  const desk = await els()
  await comes(desk, { why: 'colleague' })
  await noorSays(desk.ask('colleague-ask'))
  expect(table.page.question.value).toEqual({ about: 'colleague', name: 'Els' })
  table.page.answer('may-read')
  await table.reads()
  await settle()
  const [noorsKey] = keys()
  const noor = table.noorAsDesk()
  table.talk = await noor.opens(noorsKey?.envelope, [desk.as(3)])
  await table.delivers(must(await table.talk.hello(now)))
  expect(table.page.state.value).toMatchObject({ colleague: null })
  const elsTalk = await greets(desk, 3, [noor.holder])
  return { desk, elsTalk, noor }
}

test('[CH3] [SE32] [VP16] Els talks along: only when both said hello do three people talk, each under their own name', async () => {
  const { elsTalk } = await threeTalk()
  expect(keys().map(({ to }) => to)).toEqual([2, 3])
  expect(table.page.state.value).toMatchObject({ counsellor: 'Noor', colleague: 'Els' })
  expect(shown().at(-1)).toBe('Els is erbij. Jullie zijn nu met drie.')
  await table.delivers(must(await elsTalk.seal({ k: 'text', t: 'dag' }, now)))
  await table.tells('samen')
  expect(table.page.lines.value.slice(-2)).toMatchObject([{ name: 'Els' }, { name: 'Noor' }])
})

test('[CH8] [SE32] Els is sent away: at once, and the next epoch is opened without her', async () => {
  const { noor } = await threeTalk()
  table.page.sendAway()
  expect(table.last('send-away')).toEqual({ t: 'send-away' })
  expect(table.page.state.value).toMatchObject({ colleague: null })
  table.page.say('nu weer met twee')
  await settle()
  await table.saysOfIt({ t: 'colleague-gone' })
  const key = keys().at(-1)
  expect(key).toMatchObject({ to: 2, envelope: { e: 2, why: 'colleague-left' } })
  expect(keys()).toHaveLength(3)
  table.talk = await noor.opens(key?.envelope, [])
  await table.delivers(must(await table.talk.hello(now)))
  expect(shown().at(-1)).toBe('Els is weg. Jullie zijn weer met twee.')
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'nu weer met twee' })
})

test('[CH8] [CH4] Els leaves while a repair is being opened: the next key is for Noor alone', async () => {
  const { noor } = await threeTalk()
  await table.saysOfIt({ t: 'repair-asked' })
  expect(keys().slice(-2)).toMatchObject([{ envelope: { e: 2, why: 'repair' } }, { to: 3 }])
  const { c } = table
  table.wire.say({ t: 'change-over', c, why: 'gone' })
  await table.says({ t: 'colleague-gone', c })
  const key = keys().at(-1)
  expect(key).toMatchObject({ to: 2, envelope: { why: 'colleague-left' } })
  expect(keys().filter(({ envelope }) => envelope.why === 'repair')).toHaveLength(2)
  table.talk = await noor.opens(key?.envelope, [])
  await table.delivers(must(await table.talk.hello(now)))
  expect(shown().at(-1)).toBe('Els is weg. Jullie zijn weer met twee.')
})

test('[CH3] [CH10] after a reload of a talk of three, everyone’s words are there with their names', async () => {
  const { elsTalk } = await threeTalk()
  await table.delivers(must(await elsTalk.seal({ k: 'text', t: 'dag' }, now)))
  table.stands = { e: 1, withColleague: true }
  await table.reloads()
  expect(table.page.state.value).toMatchObject({ counsellor: 'Noor', colleague: 'Els' })
  expect(shown().slice(-3)).toEqual([
    'Els is erbij. Jullie zijn nu met drie.',
    'other: dag',
    'We zijn er weer.',
  ])
  expect(table.page.lines.value.at(-2)).toMatchObject({ name: 'Els' })
})

test('[CH6] [SE29a] [VP15] Noor is gone and the visitor asked: Els is shown by her grant, and comes only after the visitor’s yes', async () => {
  await noorIsGone(2 * minute)
  table.page.askColleague()
  expect(table.last('ask-colleague')).toEqual({ t: 'ask-colleague' })
  await table.saysOfIt({ t: 'colleague-asked', ahead: 1 })
  expect(table.page.search.value).toEqual({ is: 'asked', ahead: 1 })
  const desk = await els()
  await comes(desk, { why: 'transfer', isAlone: true })
  expect(table.page.question.value).toEqual({ about: 'alone', name: 'Els' })
  table.page.answer('may-read')
  await settle()
  table.talk = await greets(desk, 2)
  expect(shown().at(-1)).toBe('Els is erbij. Noor is weg.')
  expect(table.page.isOtherConnected.value).toBe(true)
  expect(table.page.search.value).toEqual({ is: 'none' })
})

test('[CH6] Noor is back before a colleague came: they go on, and nothing is searched any more', async () => {
  await noorIsGone(2 * minute)
  table.page.askColleague()
  await table.saysOfIt({ t: 'peer', connected: true, gone: 0 })
  expect(table.page.search.value).toEqual({ is: 'none' })
})

test('[CH4] [SE13] Els never said hello: her key is burned, and a repair epoch with Noor follows before another word', async () => {
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  await noorSays(desk.ask('transfer-ask'))
  table.page.answer('may-read')
  await table.reads()
  await settle()
  table.page.say('hallo?')
  await table.saysOfIt({ t: 'change-over', why: 'no-hello' })
  expect(shown().at(-1)).toBe('Els kan nu niet komen. Je praat verder met Noor.')
  const key = keys().at(-1)
  expect(key).toMatchObject({ to: 2, envelope: { e: 2, why: 'repair' } })
  expect(key?.envelope.rid).toBe(table.shift.counsellor.shiftId)
  const late = must(await desk.opens(keys()[0]?.envelope, 2))
  await table.delivers(must(await late.hello(now)))
  expect(table.page.state.value).toMatchObject({ is: 'talking', counsellor: 'Noor' })
  table.talk = await table.noorAsDesk().opens(key?.envelope, [])
  await table.delivers(must(await table.talk.hello(now)))
  expect(shown().at(-1)).toBe('Jullie zijn opnieuw verbonden.')
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'hallo?' })
})

test('[CH4] somebody who is not there any more before the visitor answered: the question goes, and nothing else happens', async () => {
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  await noorSays(desk.ask('transfer-ask'))
  await table.saysOfIt({ t: 'change-over', why: 'gone' })
  expect(table.page.question.value).toBeNull()
  expect(keys()).toEqual([])
  table.page.say('oké')
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'oké' })
})

test('[CH12] what Noor’s page could not read, and what this page could not: a repair with her, nothing lost', async () => {
  await table.saysOfIt({ t: 'repair-asked' })
  const noor = table.noorAsDesk()
  table.talk = await noor.opens(keys().at(-1)?.envelope, [])
  await table.delivers(must(await table.talk.hello(now)))
  expect(shown().at(-1)).toBe('Jullie zijn opnieuw verbonden.')
  const sealed = must(await table.talk.seal({ k: 'text', t: 'hoi' }, now))
  await table.cannotRead({ ...sealed, x: `${sealed.x.startsWith('B') ? 'C' : 'B'}${sealed.x.slice(1)}` })
  table.page.say('wat zei je?')
  await settle()
  expect(table.last('message').message.e).toBe(0)
  table.page.answer('may-read')
  await settle()
  expect(keys().at(-1)).toMatchObject({ to: 2, envelope: { e: 2, why: 'repair' } })
  table.talk = await noor.opens(keys().at(-1)?.envelope, [])
  await table.delivers(must(await table.talk.hello(now)))
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'wat zei je?' })
})

test('[CH7] [VP18] ten minutes without Noor: back into the queue with the new ticket, and nothing is asked twice', async () => {
  table.page.answers.age.value = '15'
  await noorIsGone(10 * minute)
  await table.saysOfIt({ t: 'ended', by: 'lost-connection' })
  expect(table.page.state.value).toMatchObject({ is: 'ended', how: 'lost-connection' })
  expect(table.resume.secret).toBeNull()
  table.page.goBackInLine()
  const { next } = table.last('again')
  await table.says({ t: 'ticket-again', next, ticket: 'N'.repeat(43), bye: 'O'.repeat(22) })
  expect(table.page.state.value).toMatchObject({ is: 'joining' })
  table.wire.accept()
  await settle()
  table.collect()
  expect(table.sent.slice(-2)).toMatchObject([
    { t: 'return', c: next, ticket: 'N'.repeat(43), after: 0, whole: false },
    { t: 'join' },
  ])
  await table.says({ t: 'place', place: 1, wait: null })
  expect(table.page.state.value).toMatchObject({ is: 'waiting' })
  expect(table.page.answers.age.value).toBe('15')
  expect(shown()).toEqual([])
  expect(table.resume.secret).not.toBeNull()
})

test('[CH10] a reload while the visitor is asked: the question stands again, and a yes makes one key', async () => {
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  await noorSays(desk.ask('transfer-ask'))
  table.stands = { change: { stage: 'asked', why: 'transfer', e: null } }
  await table.reloads([announced(desk, { why: 'transfer' })])
  expect(table.page.question.value).toEqual({ about: 'transfer', name: 'Els' })
  table.page.answer('may-read')
  await table.reads()
  await settle()
  table.talk = await greets(desk, 2)
  expect(shown().at(-1)).toBe('Els is erbij. Noor is weg.')
})

test('[CH10] a reload while the key is handed over: the same epoch goes on, and what waited is said in it', async () => {
  const noor = await noorAgain()
  await comes(noor)
  table.page.say('wacht even')
  await settle()
  const { e } = keys().at(-1)?.envelope ?? {}
  table.stands = { e: 0, change: { stage: 'handed-over', why: 'back', e } }
  await table.reloads()
  expect(keys().at(-1)?.envelope.e).toBe(e)
  await table.says({ t: 'refused', code: 'out-of-order', about: 'hand-over' })
  table.talk = await greets(noor, 2)
  expect(shown().slice(-2)).toEqual(['me: wacht even', 'Noor is opnieuw verbonden.'])
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'wacht even' })
})

test('[CH4] the line was away while a change came to nothing: what stands at the server tells it', async () => {
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  await noorSays(desk.ask('transfer-ask'))
  table.page.answer('may-read')
  await table.reads()
  await settle()
  await table.saysOfIt({ t: 'caught-up', e: 0, withColleague: false, change: null })
  expect(keys().at(-1)).toMatchObject({ envelope: { e: 2, why: 'repair' } })
})

// A server that lies. It can carry, hold back and repeat what others sealed; it cannot seal.

test('[SE27] somebody else who is announced as Noor coming back gets no key', async () => {
  await comes(await els(), { why: 'back' })
  isStopped()
  expect(keys()).toEqual([])
})

test('[SE27] an older page of Noor’s gets no key', async () => {
  await comes(await noorAgain(-120))
  isStopped()
})

test('[SE27] a certificate that nobody vouches for gets no key', async () => {
  const foreign = await makeHelpline()
  await comes(await ComingDesk.sits(foreign, await foreign.counsellor('noor', 'Noor')))
  isStopped()
})

test('[SE29] Els without a call of Noor’s own is never asked about', async () => {
  await comes(await els(), { why: 'transfer' })
  await settle()
  expect(table.page.question.value).toBeNull()
  expect(keys()).toEqual([])
  table.page.say('alles blijft zoals het was')
  expect((await table.reads()).at(-1)).toMatchObject({ k: 'text' })
})

test.each([
  ['another person', (ask: object) => ({ ...ask, counsellorId: 'bram' })],
  ['another page', (ask: object) => ({ ...ask, shiftId: 'x' })],
  ['another take', (ask: object) => ({ ...ask, take: 'A'.repeat(22) })],
  ['a colleague, not somebody who takes over', (ask: object) => ({ ...ask, k: 'colleague-ask' })],
])('[SE29] Noor named %s: the server announced somebody else, and the page stops', async (_, change) => {
  const desk = await els()
  await comes(desk, { why: 'transfer' })
  await noorSays(change(desk.ask('transfer-ask')) as Saying)
  isStopped()
})

test('[SE29] the id beside a certificate must be the one in it', async () => {
  const desk = await els()
  await comes(desk, { why: 'transfer', comer: { ...desk.shown, counsellorId: 'bram' } })
  isStopped()
})

test('[SE29a] Noor is there, or nobody asked: whoever is said to come alone gets no key', async () => {
  await noorIsGone(2 * minute)
  await comes(await els(), { why: 'transfer', isAlone: true })
  isStopped()
})

test('[SE13] a server that counts more epochs than this page made is not believed', async () => {
  await comes(await noorAgain(), { e: 5 })
  isStopped()
})

test('[SE13] the same announcement again gives the same key, and after it is settled it is passed over', async () => {
  const noor = await noorAgain()
  await comes(noor)
  await comes(noor)
  const [first, second] = keys()
  expect(second).toEqual(first)
  table.talk = await greets(noor, 2)
  await comes(noor)
  await comes(noor, { why: 'transfer' })
  expect(keys()).toHaveLength(2)
  expect(table.page.state.value).toMatchObject({ is: 'talking' })
})

test('[SE13] while a key is out, another page of Noor’s makes it burned: the new one is for that page alone', async () => {
  const [first, second] = [await noorAgain(60), await noorAgain(90)]
  await comes(first)
  await comes(second)
  expect(keys().map(({ envelope }) => [envelope.e, envelope.rid])).toEqual([
    [1, first.shift.counsellor.shiftId],
    [2, second.shift.counsellor.shiftId],
  ])
  const burned = await first.opens(keys()[0]?.envelope, 2)
  await table.delivers(must(await burned.hello(now)))
  expect(shown().at(-1)).not.toBe('Noor is opnieuw verbonden.')
  table.talk = await greets(second, 2)
  expect(shown().at(-1)).toBe('Noor is opnieuw verbonden.')
})

test('[SE10] an epoch that the server made up is no epoch: its hello opens nothing', async () => {
  const desk = await els()
  const real = must(await table.opensEnvelope())
  const holders = [place(desk.shift)]
  const forged = must(await nextEpoch({ org, previous: real, current: real, reason: 'transfer', holders }))
  await table.delivers(await forge(forged, { role: 2 }, { content: { k: 'hello', ctx: '' } as Content }))
  expect(table.page.state.value).not.toMatchObject({ counsellor: 'Els' })
  expect(keys()).toEqual([])
})

test('[SE12] a first word in the next epoch that is not the right hello stops the page', async () => {
  const noor = await noorAgain()
  await comes(noor)
  const talk = await noor.opens(keys()[0]?.envelope, 2)
  const hello = must(await talk.hello(now))
  await table.delivers({ ...hello, x: `${hello.x.startsWith('B') ? 'C' : 'B'}${hello.x.slice(1)}` })
  isStopped()
})

test('[SE13] a server that says an epoch runs which this page never made is stopped', async () => {
  await table.saysOfIt({ t: 'caught-up', e: 3, withColleague: false, change: null })
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'damaged' })
})

test('[SE20] [SE34] a visitor who stops while a key is being made gives it to nobody', async () => {
  table.page.say('nog iets')
  await settle()
  await comes(await noorAgain())
  table.page.stop()
  await table.reads()
  await settle()
  expect(keys()).toEqual([])
  expect(table.heard.at(-1)).toMatchObject({ k: 'close' })
})

test('after the end nobody comes any more, and the page of the end stays', async () => {
  table.page.stop()
  await comes(await noorAgain())
  await table.saysOfIt({ t: 'change-over', why: 'gone' })
  expect(table.page.state.value).toMatchObject({ is: 'ended', how: 'by-me' })
  expect(keys()).toEqual([])
})
