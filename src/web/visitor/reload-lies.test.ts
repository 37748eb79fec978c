import { expect, test } from 'vitest'
import { ComingDesk } from '../../../test/visitor-desks.ts'
import { settle, TestTable } from '../../../test/visitor-table.ts'
import { must, now } from '../../crypto/test-cast.ts'

// A server that lies to a page that was loaded anew: it may give older blobs, hold back, repeat, and announce anybody.

/** Noor and the visitor talk, and everything so far was accepted. */
async function talks(): Promise<TestTable> {
  const table = await TestTable.laid()
  await table.meets()
  table.page.say('dit is voor Noor')
  await table.reads()
  await table.tells('dag')
  return table
}

const els = async (table: TestTable, later = 5) =>
  ComingDesk.sits(table.helpline, await table.helpline.counsellor('els', 'Els'), later)

/** The tab is loaded anew, and the server says nothing yet. */
async function wakesUpUntold(table: TestTable) {
  const tells = table.tellsMissed
  table.tellsMissed = async () => undefined
  await table.wakesUp()
  table.tellsMissed = tells
  table.collect()
}

const takenBy = ({ shown }: ComingDesk, e: number) => {
  const { take, certificate, grants } = shown
  return { t: 'taken', e, take, certificate, grants, within: 60_000 }
}

const keysOut = (table: TestTable) => {
  table.collect()
  return table.sent.flatMap(frame =>
    frame.t === 'envelope' || frame.t === 'hand-over' ? [frame.envelope] : [],
  )
}

test.each([
  ['a place in the queue', { t: 'place', place: 1, wait: null }],
  ['that it was passed over', { t: 'passed-over' }],
])(
  '[SE27] [SE29] after a reload in the middle of a talk a server that tells %s gets no key for anybody',
  async (_, lie) => {
    const table = await talks()
    await new Promise(resolve => setTimeout(resolve, 2_300))
    table.page.goAway()
    await wakesUpUntold(table)
    const desk = await els(table)
    await table.says(lie)
    await table.says(takenBy(desk, 1))
    await settle()
    expect(keysOut(table)).toEqual([])
    expect(table.page.state.value).toEqual({ is: 'stopped', why: 'not-verified' })
    expect(table.resume.secret).toBeNull()
  },
)

test('[SE24] [SE9] an older blob says that nobody said hello yet: who takes then gets no key of what was said', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.takes()
  const older = new Map(table.resume.blobs)
  await table.greets()
  table.page.say('dit is voor Noor')
  await table.reads()
  await new Promise(resolve => setTimeout(resolve, 2_300))
  for (const [loc, blob] of older) table.resume.blobs.set(loc, blob)
  await wakesUpUntold(table)
  const desk = await els(table)
  await table.says({ t: 'place', place: 1, wait: null })
  await table.says(takenBy(desk, 1))
  const [key] = keysOut(table)
  await desk.opens(key, 2)
  expect(desk.opened?.earlier).toEqual([])
})

test('[CV9] a reload while Noor is met, and no hello: Noor takes again, and knows the visitor by the burned key', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await table.takes()
  table.page.goAway()
  await wakesUpUntold(table)
  await table.says({ t: 'place', place: 1, wait: null })
  const noor = await ComingDesk.sits(table.helpline, table.noor, 0)
  await table.says(takenBy(noor, 1))
  await noor.opens(keysOut(table).at(-1), 2)
  expect(noor.opened?.earlier.map(({ e }) => e)).toEqual([0])
})

test.each(['talks', 'is at the end'])(
  '[QU5] who %s is not in the queue, whatever the server tells',
  async where => {
    const table = await talks()
    if (where !== 'talks') table.page.stop()
    const { value } = table.page.state
    await table.says({ t: 'passed-over' })
    expect(table.page.state.value).toEqual(value)
  },
)

test('[CH8] [SE32] Els was sent away while Noor was out of sight: after a reload no word goes to her either', async () => {
  const table = await talks()
  const desk = await els(table)
  await table.saysOfIt({
    ...{ t: 'change', why: 'colleague', e: 1, comer: desk.shown },
    ...{ isInTime: true, isAlone: false, within: 120_000 },
  })
  await table.delivers(must(await table.talk?.seal(desk.ask('colleague-ask'), now)))
  table.page.answer('may-read')
  await table.reads()
  await settle()
  const noor = table.noorAsDesk()
  table.talk = await noor.opens(keysOut(table).at(-2), [desk.as(3)])
  await table.delivers(must(await table.talk.hello(now)))
  const elsTalk = await desk.opens(keysOut(table).at(-1), 3, [noor.holder])
  await table.delivers(must(await elsTalk.hello(now)))
  await table.saysOfIt({ t: 'peer', connected: false, gone: 0 })
  table.page.sendAway()
  await settle()
  expect(table.page.state.value).toMatchObject({ colleague: null })
  // The server hides that she was sent away.
  table.stands = { e: 1, withColleague: true }
  await table.reloads()
  table.page.say('nu zonder Els')
  await settle()
  expect(table.page.state.value).toMatchObject({ is: 'talking', counsellor: 'Noor', colleague: null })
  table.collect()
  expect(table.sent.filter(({ t }) => t === 'message')).toEqual([])
  expect(keysOut(table).at(-1)).toMatchObject({ e: 2, why: 'colleague-left' })
})

test('[SE13] [CH4] a key that came to nothing stays burned over a reload, also when its hello comes out then', async () => {
  const table = await talks()
  const desk = await els(table)
  await table.saysOfIt({
    ...{ t: 'change', why: 'transfer', e: 1, comer: desk.shown },
    ...{ isInTime: true, isAlone: false, within: 120_000 },
  })
  await table.delivers(must(await table.talk?.seal(desk.ask('transfer-ask'), now)))
  table.page.answer('may-read')
  await table.reads()
  await settle()
  const elsTalk = await desk.opens(keysOut(table).at(-1), 2)
  const hidden = must(await elsTalk.hello(now))
  await table.saysOfIt({ t: 'peer', connected: false, gone: 0 })
  await table.saysOfIt({ t: 'change-over', why: 'no-hello' })
  await settle()
  table.kept.push({ seq: 90, message: hidden })
  table.stands = { e: 0 }
  await table.reloads()
  table.page.say('dit is voor Noor')
  await settle()
  expect(table.page.state.value).toMatchObject({ is: 'talking', counsellor: 'Noor' })
  table.collect()
  expect(table.sent.filter(({ t }) => t === 'message')).toEqual([])
  expect(keysOut(table).at(-1)).toMatchObject({ e: 2, why: 'repair' })
})

test('[SE28] the conversation goes on in another tab: two do not take the line in turns; this one drops keys and words and says so', async () => {
  const table = await talks()
  const isDisplaced = async () => {
    await table.says({ t: 'refused', code: 'already-open' })
    table.wire.cut()
  }
  // Once it may be an old line of this very page, of which a proxy brought the words late.
  await isDisplaced()
  await table.comesBack()
  expect(table.sent.at(-1)).toMatchObject({ t: 'return', c: table.c })
  table.sent.length = 0
  await isDisplaced()
  expect(table.page.state.value).toEqual({ is: 'not-let-in', why: 'already-open' })
  expect(table.page.lines.value).toEqual([])
  expect(table.resume.secret).toBeNull()
  const lines = table.wire.opened()
  await new Promise(resolve => setTimeout(resolve, 1_700))
  expect(table.wire.opened()).toBe(lines)
  // What goes on in the other tab is not ended from here.
  table.page.goAway()
  expect(table.left).toEqual([])
  table.collect()
  expect(table.sent).toEqual([])
})

test.each([
  ['the place expired', { t: 'refused', code: 'expired', about: 'join' }],
  ['nobody new can come in now', { t: 'refused', code: 'try-again', about: 'ticket' }],
])(
  '[SE29] told in the middle of a talk that %s, the page stays with Noor: no word for her goes to who takes next',
  async (_, lie) => {
    const table = await talks()
    await table.says(lie)
    table.page.say('dit is voor Noor')
    await settle()
    if (table.wire.opened() > 1) table.wire.accept()
    await settle()
    table.collect()
    expect(table.page.state.value).toMatchObject({ is: 'talking', counsellor: 'Noor' })
    expect(table.sent.filter(({ t }) => t === 'ticket')).toHaveLength(1)
    expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'dit is voor Noor' })
  },
)
