import { expect, test, vi } from 'vitest'
import { doneWithoutHouse } from '../../../test/easy-work.ts'
import { settle, TestTable, ticket } from '../../../test/visitor-table.ts'
import { must, now } from '../../crypto/test-cast.ts'

/** The same message with one letter of its ciphertext changed. */
function damaged(message: { readonly x: string } | undefined) {
  const x = message?.x ?? ''
  return { ...message, x: `${x.startsWith('B') ? 'C' : 'B'}${x.slice(1)}` }
}
const shownWords = (table: TestTable) => table.page.lines.value.map(({ text }) => text)

test('[SE22] before pick-up the server hears language, wanted help and "types slowly", and nothing else', async () => {
  const table = await TestTable.laid()
  const { answers } = table.page
  answers.theme.value = 'studiekeuze'
  answers.age.value = '15'
  answers.typesSlowly.value = true
  await table.joins('Vosje')
  expect(table.sent).toEqual([
    { t: 'ticket', v: 1, c: table.c, work: doneWithoutHouse(table.c) },
    { t: 'join', lang: 'nl', wanted: 'study-choice', slow: true },
  ])
  expect(table.page.state.value).toEqual({ is: 'waiting', place: 1, wait: null })
})

test('[SE12] a visitor meets Noor: the intake and the words written while waiting go only after her hello', async () => {
  const table = await TestTable.laid()
  table.page.answers.age.value = '15'
  table.page.answers.toldSomeone.value = 'no'
  table.page.firstText.value = 'elke avond ruzie'
  table.page.isFirstTextFinished.value = true
  await table.joins()
  await table.takes()
  expect(table.page.state.value).toEqual({ is: 'meeting', counsellor: 'Noor' })
  expect(table.sent.some(({ t }) => t === 'message')).toBe(false)
  await table.greets()
  expect(table.page.state.value).toMatchObject({ is: 'talking', counsellor: 'Noor' })
  expect(await table.reads()).toEqual([
    { k: 'intake', nickname: 'Wolk 12', ageYears: 15, toldSomeone: false },
    { k: 'text', t: 'elke avond ruzie' },
  ])
})

test('[VP4] an unfinished line moves into the composer and is not sent', async () => {
  const table = await TestTable.laid()
  await table.joins()
  table.page.firstText.value = 'ik weet niet of'
  await table.takes()
  await table.greets()
  expect(table.page.draft.value).toBe('ik weet niet of')
  expect(await table.reads()).toEqual([{ k: 'intake', nickname: 'Wolk 12' }])
})

test('they talk: what a visitor says is on its way until the server has it, what Noor says stands on the left', async () => {
  const table = await TestTable.laid()
  await table.meets()
  expect(table.page.say('  hey. weet niet goed hoe beginnen ')).toBe(true)
  const mine = () => table.page.lines.value.findLast(line => line.kind === 'said' && line.by === 'me')
  expect(mine()).toMatchObject({ text: 'hey. weet niet goed hoe beginnen', isOnItsWay: true })
  await table.reads()
  expect(mine()).toMatchObject({ isOnItsWay: false })
  await table.tells('Neem gerust je tijd.')
  expect(table.page.lines.value.at(-1)).toMatchObject({ by: 'other', text: 'Neem gerust je tijd.' })
})

test('an empty or too long message is not taken, and stays with the visitor', async () => {
  const table = await TestTable.laid()
  await table.meets()
  expect(table.page.say('   ')).toBe(false)
  expect(table.page.say('a'.repeat(2001))).toBe(false)
  expect(table.page.say('a'.repeat(2000))).toBe(true)
})

test('"Ik denk even na" tells Noor with a light line', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.page.thinkAloud()
  expect((await table.reads()).at(-1)).toEqual({ k: 'line', t: 'Wolk 12 denkt even na.' })
})

test('[SE12] a counsellor whom nobody vouches for gets no key and no word: the page stops', async () => {
  const stranger = await TestTable.laid()
  const table = await TestTable.laid()
  await table.joins()
  await table.takes(0, stranger.noor.grants)
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'not-verified' })
  expect(table.sent.map(({ t }) => t)).toEqual(['ticket', 'join', 'leave'])
})

test('[SE7] without a root key the page trusts nobody', async () => {
  const table = await TestTable.laid({ rootKey: null })
  await table.joins()
  await table.takes()
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'not-verified' })
})

test('[SE12] a first word that is not the right hello stops the page before anything is said', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.takes()
  await table.opensEnvelope()
  const hello = must(await table.talk?.hello(now))
  await table.saysOfIt({ t: 'opened', elapsed: 0, planned: 60_000, clock: true })
  await table.delivers(damaged(hello))
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'not-verified' })
  expect(table.sent.some(({ t }) => t === 'message')).toBe(false)
})

test('[SE13] after a hello that never came the visitor waits on, and the next epoch has a new key', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.takes(0)
  const burned = await table.opensEnvelope()
  await table.says({ t: 'place', place: 1, wait: null })
  expect(table.page.state.value).toEqual({ is: 'waiting', place: 1, wait: null })
  await table.takes(1)
  const next = await table.opensEnvelope()
  expect(next.e).toBe(1)
  expect(next.key).not.toEqual(burned.key)
  await table.greets()
  table.page.say('ben je daar?')
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'ben je daar?' })
})

test('[SE13] a server that counts more epochs than this page ever made is not believed', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.takes(2)
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'not-verified' })
})

test('[SE13] an envelope that got lost on its way is never made again: the next offer gets a new key', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.takes(0)
  const lost = await table.opensEnvelope()
  await table.says({ t: 'passed-over' })
  await table.says({ t: 'place', place: 1, wait: null })
  await table.takes(0)
  const next = await table.opensEnvelope()
  expect([next.e, next.key]).not.toEqual([lost.e, lost.key])
  await table.greets()
  expect(table.page.state.value).toMatchObject({ is: 'talking' })
})

test('[SE27] [SE30] a server that brings somebody else into a running conversation gets no key', async () => {
  const table = await TestTable.laid()
  await table.meets()
  const envelopes = () => table.sent.filter(({ t }) => t === 'envelope').length
  const before = envelopes()
  await table.takes(1)
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'not-verified' })
  expect(envelopes()).toBe(before)
})

test('[SE26] after a break the same offer gets the same envelope', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.takes(0)
  const first = table.last('envelope')
  await table.says(table.taken(0))
  expect(table.last('envelope')).toEqual(first)
})

test('[SE34] [SC27] Noor closes under seal: the visitor’s page answers with its own close, shows who ended it, and has the browser forget it', async () => {
  const table = await TestTable.laid()
  await table.meets()
  await table.reads()
  await table.delivers(must(await table.talk?.close(now)))
  await table.saysOfIt({ t: 'ended', by: 'counsellor' })
  expect(table.page.state.value).toEqual({ is: 'ended', how: 'by-counsellor', counsellor: 'Noor' })
  expect((await table.reads()).at(-1)).toMatchObject({ k: 'close' })
  expect(table.wiped).toBe(0)
  await table.saysOfIt({ t: 'closed' })
  expect(table.wiped).toBe(1)
  expect(table.page.connection.value.is).toBe('stopped')
})

test('[SE34] an end without a sealed close is shown as a break, not as the act of Noor', async () => {
  const table = await TestTable.laid()
  await table.meets()
  await table.saysOfIt({ t: 'ended', by: 'counsellor' })
  expect(table.page.state.value).toMatchObject({ is: 'ended', how: 'broken' })
})

test('[SE34] the visitor stops: a sealed close with the counts, and the words stay readable until the page is left', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.page.say('dag')
  await table.reads()
  table.page.stop()
  expect(table.page.state.value).toMatchObject({ is: 'ended', how: 'by-me' })
  expect((await table.reads()).at(-1)).toEqual({ k: 'close', counts: { 1: 3, 2: 1 } })
  await table.saysOfIt({ t: 'closed' })
  expect(shownWords(table)).toContain('dag')
})

test('[SE17] [CH12] a damaged message is asked for again; the third time it is the visitor’s choice', async () => {
  const table = await TestTable.laid()
  await table.meets()
  await table.reads()
  const sealed = must(await table.talk?.seal({ k: 'text', t: 'hoi' }, now))
  await table.cannotRead(damaged(sealed))
  expect(table.page.state.value).toMatchObject({ is: 'talking' })
  expect(table.page.question.value).toEqual({ about: 'damaged', name: 'Noor' })
  table.page.answer('no')
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'damaged' })
  expect(table.resume.secret).toBeNull()
})

test('[SE15] words typed without connection go by themselves when it is back', async () => {
  const table = await TestTable.laid()
  await table.meets()
  await table.reads()
  table.wire.cut()
  expect(table.page.say('ben je er nog?')).toBe(true)
  await settle()
  await new Promise(resolve => setTimeout(resolve, 700))
  table.wire.accept()
  await settle()
  table.collect()
  expect(table.sent.slice(-2)).toMatchObject([
    { t: 'return', ticket: ticket.ticket, after: expect.any(Number) },
    { t: 'message' },
  ])
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'ben je er nog?' })
})

test('[VP6] [SE21] more time is asked once, planned by Noor, and told in the thread', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.page.askMoreTime()
  table.collect()
  expect(table.sent.filter(({ t }) => t === 'more-time')).toHaveLength(1)
  expect(table.page.hasAskedMoreTime.value).toBe(true)
  await table.saysOfIt({ t: 'time', elapsed: 36 * 60_000, planned: 55 * 60_000, clock: true })
  expect(table.page.hasAskedMoreTime.value).toBe(false)
  expect(shownWords(table).at(-1)).toBe('Goed, we nemen 10 minuten extra.')
  expect(table.page.state.value).toMatchObject({ opened: { planned: 55 * 60_000, base: 45 * 60_000 } })
})

test('the same figures after a break are no news, and more time planned meanwhile is', async () => {
  const table = await TestTable.laid()
  await table.meets()
  const before = shownWords(table).length
  await table.saysOfIt({ t: 'opened', elapsed: 60_000, planned: 45 * 60_000, clock: true })
  expect(shownWords(table)).toHaveLength(before)
  await table.saysOfIt({ t: 'opened', elapsed: 60_000, planned: 65 * 60_000, clock: true })
  expect(shownWords(table).at(-1)).toBe('Goed, we nemen 20 minuten extra.')
})

test('[VP13] when nobody looks at a clock, the page says nothing about time, and goes on with it afterwards', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.page.askMoreTime()
  const before = shownWords(table).length
  await table.saysOfIt({ t: 'time', elapsed: 36 * 60_000, planned: 45 * 60_000, clock: false })
  await table.saysOfIt({ t: 'time', elapsed: 37 * 60_000, planned: 55 * 60_000, clock: false })
  expect(table.page.hasAskedMoreTime.value).toBe(false)
  expect(shownWords(table)).toHaveLength(before)
  expect(table.page.state.value).toMatchObject({ opened: { isClockShown: false } })
  await table.saysOfIt({ t: 'opened', elapsed: 50 * 60_000, planned: 55 * 60_000, clock: true })
  expect(shownWords(table)).toHaveLength(before)
  expect(table.page.state.value).toMatchObject({ opened: { isClockShown: true, planned: 55 * 60_000 } })
})

test('without connection more time cannot be asked, and the page does not say that it was', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.wire.cut()
  table.page.askMoreTime()
  expect(table.page.hasAskedMoreTime.value).toBe(false)
})

test('[VP7] "Ik typ liever trager" is said once, also in the middle of a conversation', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.page.typeSlowly()
  table.page.typeSlowly()
  table.collect()
  expect(table.sent.filter(({ t }) => t === 'slow')).toHaveLength(1)
  expect(table.page.answers.typesSlowly.value).toBe(true)
})

test('[VP8] a silence ends nothing; "Ik ben er" tells Noor with a light line', async () => {
  const table = await TestTable.laid()
  await table.meets()
  const before = table.page.lastSign.value
  table.later = 20 * 60_000
  expect(table.page.state.value).toMatchObject({ is: 'talking' })
  table.page.beHere()
  expect(table.page.lastSign.value - before).toBe(20 * 60_000)
  expect((await table.reads()).at(-1)).toEqual({ k: 'line', t: 'Wolk 12 is er nog.' })
})

test('[WR4] a late frame of an earlier conversation says nothing about this one', async () => {
  const table = await TestTable.laid()
  await table.meets()
  const c = 'Z'.repeat(22)
  await table.says({ t: 'ended', c, by: 'counsellor' })
  await table.says({ t: 'peer', c, connected: false, gone: 0 })
  await table.says({ t: 'time', c, elapsed: 0, planned: 90 * 60_000, clock: true })
  await table.says({ t: 'closed', c })
  expect(table.page.state.value).toMatchObject({ is: 'talking', opened: { planned: 45 * 60_000 } })
  expect(table.page.isOtherConnected.value).toBe(true)
})

test('[VP1] who waits hears the usual range, and that it takes longer only by the range that was told first', async () => {
  const table = await TestTable.laid()
  await table.joins()
  expect(table.page.news.expectedBy.value).toBeNull()
  await table.says({ t: 'place', place: 2, wait: { from: 5, to: 10 } })
  expect(table.page.state.value).toEqual({ is: 'waiting', place: 2, wait: { from: 5, to: 10 } })
  const expected = table.page.news.expectedBy.value
  table.later = 9 * 60_000
  await table.says({ t: 'place', place: 1, wait: { from: 5, to: 15 } })
  expect(table.page.news.expectedBy.value).toBe(expected)
})

test('[VP3] [VP11] nobody came yet, it closes soon, the coordinator says something: each stands there as it was told', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.says({ t: 'delay' })
  await table.says({ t: 'closing-soon', within: 20 * 60_000, isReached: false })
  await table.says({ t: 'notice', text: 'We zijn met weinig vandaag.' })
  const { isDelayed, closing } = table.page.news
  expect(isDelayed.value).toBe(true)
  expect(closing.value).toMatchObject({ isReached: false })
  expect(table.page.notice.value).toBe('We zijn met weinig vandaag.')
  await table.says({ t: 'notice', text: null })
  expect(table.page.notice.value).toBeNull()
})

test('the door closes while somebody waits: the page says so, and the answers stay', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.says({ t: 'refused', code: 'closed-now' })
  expect(table.page.state.value).toEqual({ is: 'not-let-in', why: 'closed-now' })
  expect(table.page.answers.nickname.value).toBe('Wolk 12')
})

test('a door that closes ends no conversation', async () => {
  const table = await TestTable.laid()
  await table.meets()
  await table.says({ t: 'refused', code: 'closed-now' })
  expect(table.page.state.value).toMatchObject({ is: 'talking' })
})

test('[VP9] the queue is full: the answers stay, and the page is let in as soon as there is a place', async () => {
  const table = await TestTable.laid()
  table.page.answers.nickname.value = 'Maan'
  await table.knocks()
  await table.says(ticket)
  await table.says({ t: 'refused', code: 'queue-full', about: 'join' })
  expect(table.page.state.value).toEqual({ is: 'full' })
  await table.says({ t: 'place', place: 4, wait: null })
  expect(table.page.state.value).toEqual({ is: 'waiting', place: 4, wait: null })
  expect(table.page.answers.nickname.value).toBe('Maan')
})

test('the door is closed: the visitor reads why, and the answers stay', async () => {
  const table = await TestTable.laid()
  table.page.answers.nickname.value = 'Maan'
  await table.knocks()
  await table.says({ t: 'refused', code: 'closed-now', about: 'ticket' })
  expect(table.page.state.value).toEqual({ is: 'not-let-in', why: 'closed-now' })
  expect(table.page.answers.nickname.value).toBe('Maan')
})

test('[WR8] the server is very busy: the visitor reads so, and the next line asks again by itself', async () => {
  const table = await TestTable.laid()
  await table.knocks()
  await table.says({ t: 'refused', code: 'try-again', about: 'ticket' })
  expect(table.page.state.value).toEqual({ is: 'joining', isBusy: true })
  table.wire.cut()
  await vi.waitFor(() => expect(table.wire.opened()).toBe(2), 5_000)
  table.wire.accept()
  await settle()
  table.collect()
  expect(table.sent.map(({ t }) => t)).toEqual(['ticket', 'ticket'])
  await table.says(ticket)
  await table.says({ t: 'place', place: 1, wait: null })
  expect(table.page.state.value).toEqual({ is: 'waiting', place: 1, wait: null })
})

test('[SE38] a page that is left tells the server without waiting, and keeps no word and no answer', async () => {
  const table = await TestTable.laid()
  await table.meets()
  table.page.say('niemand mag dit zien')
  table.page.draft.value = 'en dit ook niet'
  table.page.leave()
  expect(table.left).toEqual([{ c: expect.any(String), bye: ticket.bye }])
  expect(table.page.lines.value).toEqual([])
  expect(table.page.draft.value).toBe('')
  expect(table.page.answers.nickname.value).toBe('')
  expect(table.wire.isOpen()).toBe(false)
})

test('a conversation that the server lost is over, and the visitor may start a new one', async () => {
  const table = await TestTable.laid()
  await table.meets()
  await table.says({ t: 'refused', code: 'conversation-ended', about: 'return' })
  expect(table.page.state.value).toMatchObject({ is: 'ended', how: 'broken' })
  table.page.startAgain()
  expect(table.page.state.value).toEqual({ is: 'before' })
  expect(table.page.answers.nickname.value).toBe('Wolk 12')
})

test('typing is told at most every three seconds', async () => {
  const table = await TestTable.laid()
  await table.meets()
  for (let key = 0; key < 5; key++) table.page.typing()
  table.collect()
  expect(table.sent.filter(({ t }) => t === 'typing')).toHaveLength(1)
})

test('[RF9] a card that Noor gives is a word of hers, of one of the helpline’s own services; another id says nothing', async () => {
  const awel = { id: 'awel', name: 'Awel', purpose: 'Voor jongeren', isUrgent: true, channels: [] }
  const table = await TestTable.laid({ referrals: [awel] })
  await table.meets()
  for (const card of ['nobody', '0900', 'awel']) await table.givesCard(card)
  expect(table.page.lines.value.slice(1)).toMatchObject([
    { kind: 'said', by: 'other', name: 'Noor', text: 'Awel', card: 'awel' },
  ])
})
