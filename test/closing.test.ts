import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { standardLimits as limits } from '../src/domain/limits.ts'
import { shiftNoteDays } from '../src/domain/shift-note.ts'
import type { OwnCounts } from '../src/protocol/registration.ts'
import type { ShiftNotes } from '../src/protocol/shift-notes.ts'
import { Closings } from '../src/web/desk/closings.ts'
import { DeskBlobKeeper } from '../src/web/desk/desk-blob-keeper.ts'
import { PrivateNote } from '../src/web/desk/private-note.ts'
import { heard, OneEvening, seesEvening } from './one-evening.ts'
import { must, type SignedIn, type TestCounsellor } from './pages-in-node.ts'

let evening: OneEvening
beforeAll(async () => {
  evening = await OneEvening.opens('noor', 'farid', 'bram')
}, 60_000)
afterAll(() => evening.house.closes())
afterEach(() => evening.isOver())

/** Asks as a page of this person does. */
const postAs =
  ({ cookie }: SignedIn) =>
  async (path: string, body: object): Promise<unknown> => {
    const answer = await evening.house.posts(path, body, { cookie })
    const text = await answer.text()
    if (!answer.ok) return { refused: answer.status === 404 ? 'expired' : 'try-again' }
    return text === '' ? undefined : JSON.parse(text)
  }

const keysOf = (me: SignedIn) => ({ post: postAs(me), deskSecret: must(me.identity).deskSecret })

/** What the page of a counsellor does from the opening on: the closing is kept from then. */
async function beginsClosing({ me, c }: TestCounsellor) {
  const closings = new Closings(keysOf(me))
  const keeper = new DeskBlobKeeper(keysOf(me), c)
  const closing = closings.make(keeper)
  closing.hearIntake({ k: 'intake', nickname: 'Vosje', who: 'pupil', theme: 'thuis-gezin' }, 'Vosje')
  keeper.watch(() => ({
    ...{ anchors: [], notes: new PrivateNote('kunstschool'), draft: '', cues: [], ticks: [] },
    closing: closing.kept,
  }))
  keeper.keepNow()
  return { closing, keeper }
}

const unfiled = async ({ me }: TestCounsellor) =>
  ((await postAs(me)('/api/desk-blob/list', {})) as { conversations: string[] }).conversations

function kept() {
  const database = new DatabaseSync(join(evening.house.settings.dataDirectory, 'main.db'), {
    readOnly: true,
  })
  const rows = database.prepare('select * from registrations').all()
  const [table] = database.prepare("select sql from sqlite_master where name = 'registrations'").all()
  database.close()
  return { rows, table: String(table?.['sql']) }
}

describe('Noor closes a conversation', () => {
  test('[RG10] [RG5] talk, end, draft, reload: the draft is there; filed, the row stands alone and the blob is gone', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk('noor')
    const { closing, keeper } = await beginsClosing(noor)
    closing.pick('conversation')
    await keeper.leave()
    expect(await unfiled(noor)).toEqual([])
    expect((await visitor.leavesQuickly()).status).toBe(204)
    await noor.line.hears('ended')
    noor.line.cut()
    const again = await evening.sitsDown('noor', 1)
    expect(await unfiled(again)).toEqual([visitor.c])
    const page = new Closings(keysOf(again.me))
    await page.look()
    const [found] = page.unfiled.value
    const open = must(found)
    expect([open.name.value, open.notes.value.read()]).toEqual(['Vosje', 'kunstschool'])
    expect(open.draft.value).toMatchObject({ who: 'pupil', type: 'conversation' })
    open.fill({ themes: ['pesten'], isHeavy: false, referredTo: ['awel'] })
    expect(await open.file()).toBe(true)
    expect(await unfiled(again)).toEqual([])
    const { rows, table } = kept()
    expect(rows).toHaveLength(1)
    const columns = [
      'answers',
      'day',
      'hour',
      'id',
      'is_crisis',
      'is_over_45',
      'length',
      'school_year',
      'type',
    ]
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(columns)
    expect(table).toContain('without rowid')
    const text = JSON.stringify(rows)
    for (const trace of [visitor.c, again.me.id, 'noor', 'Vosje', 'kunstschool'])
      expect(text).not.toContain(trace)
  })

  test('[RG4] the same id again corrects the row, and counts nobody twice; nonsense is refused and nothing is kept', async () => {
    const noor = await evening.sitsDown('noor')
    const post = postAs(noor.me)
    const before = (await post('/api/own-counts', {})) as OwnCounts
    const talk = {
      ...{
        type: 'conversation',
        themes: ['pesten'],
        isHeavy: false,
        who: 'pupil',
        ageBand: '12-13',
        gender: 'x',
      },
      ...{ province: 'brussel', schoolLevel: 'other', risk: { level: 'not-applicable' }, referredTo: [] },
      followUp: 'none',
    }
    const asked = {
      id: 'R'.repeat(22),
      begun: 40 * 60_000,
      lasted: 30 * 60_000,
      isCrisis: false,
      answers: talk,
    }
    expect(await post('/api/registration', asked)).toBeUndefined()
    expect(await post('/api/registration', { ...asked, answers: { type: 'thanks' } })).toBeUndefined()
    const rows = kept().rows.filter(({ id }) => id === asked.id)
    expect(rows).toMatchObject([{ type: 'thanks', length: '30-45', is_over_45: 0 }])
    const after = (await post('/api/own-counts', {})) as OwnCounts
    expect(after.today.conversations - before.today.conversations).toBe(1)
    expect(after.today.minutes - before.today.minutes).toBe(30)
    const size = kept().rows.length
    for (const wrong of [
      { ...asked, id: 'short' },
      { ...asked, id: 'S'.repeat(22), answers: { ...talk, themes: ['bestaat-niet'] } },
      { ...asked, id: 'S'.repeat(22), answers: { ...talk, note: 'Vosje' } },
      { ...asked, id: 'S'.repeat(22), answers: { ...talk, risk: { level: 'A', actions: [] } } },
    ])
      expect((await evening.house.posts('/api/registration', wrong, { cookie: noor.me.cookie })).status).toBe(
        400,
      )
    expect(kept().rows).toHaveLength(size)
  })

  test('[RG6] everyone sees own numbers only, and another day begins with nothing', async () => {
    const farid = await evening.sitsDown('farid')
    const post = postAs(farid.me)
    expect(await post('/api/own-counts', {})).toMatchObject({ today: { conversations: 0 } })
    const bram = await evening.house.signsIn('bram')
    expect((await evening.house.posts('/api/own-counts', {}, { cookie: bram.cookie })).status).toBe(403)
    expect((await evening.house.posts('/api/registration', {})).status).toBe(401)
  })
})

describe('Noor has time for herself', () => {
  test('[RG7] nobody rings while she rounds off, she takes longer with one press, and a reload takes no time away', async () => {
    const { visitor, counsellor: noor } = await evening.twoTalk('noor')
    await visitor.leavesQuickly()
    const { left } = await noor.line.hears('status')
    expect(left).toBeGreaterThan(limits.protectedTime - 5_000)
    const waiting = await evening.arrives()
    await waiting.line.hears('place')
    await evening.later(limits.matching)
    noor.line.send({ t: 'longer' })
    const longer = await noor.line.hears('status')
    expect(longer.left).toBeGreaterThan(2 * limits.protectedTime - limits.matching - 5_000)
    await noor.reconnects()
    expect(await noor.line.hears('status')).toMatchObject({ status: 'rounding-off' })
    await evening.later(2 * limits.protectedTime)
    expect(heard(noor, 'offer')).toBe(0)
    noor.line.send({ t: 'ready' })
    await noor.line.hears('offer')
  })

  test('[RG8] colleagues see how long a pause still is, and nobody rings before she says she is back', async () => {
    const noor = await evening.sitsDown('noor')
    const bram = await evening.bramLeads()
    noor.line.send({ t: 'pause', minutes: 4 })
    expect((await noor.line.hears('status')).status).toBe('paused')
    const seen = async () => (await bram.hears('board')).colleagues.find(({ name }) => name === 'Noor')
    let mine = await seen()
    while (mine?.status !== 'paused') mine = await seen()
    expect(mine.left).toBeGreaterThan(3.5 * 60_000)
    const waiting = await evening.arrives()
    await waiting.line.hears('place')
    await evening.later(10 * 60_000)
    expect(heard(noor, 'offer')).toBe(0)
    noor.line.send({ t: 'ready' })
    await noor.line.hears('offer')
  })

  test('[RG8] after a heavy talk Bram sees that Noor asks to talk about it, without a word of it, and she sees that he calls', async () => {
    const noor = await evening.sitsDown('noor')
    const bram = await evening.bramLeads()
    noor.line.send({ t: 'breathe' })
    expect(await noor.line.hears('status')).toMatchObject({ status: 'breather' })
    expect(await noor.line.hears('debrief')).toMatchObject({ isAsked: true, answeredBy: null })
    const { debriefs } = await seesEvening(bram, told => told.debriefs.length > 0)
    expect(debriefs).toEqual([{ id: noor.me.id, name: 'Noor', since: expect.any(Number), answeredBy: null }])
    bram.send({ t: 'answer-debrief', counsellor: noor.me.id })
    expect(await noor.line.hears('debrief')).toMatchObject({ answeredBy: 'Bram' })
    noor.line.send({ t: 'no-debrief' })
    expect(await noor.line.hears('debrief')).toMatchObject({ isAsked: false })
    noor.line.send({ t: 'answer-debrief', counsellor: noor.me.id })
    expect((await noor.line.hears('refused')).code).toBe('not-allowed')
  })

  test('[RG11] [RG12] what she leaves for the next shift is read by the team, written over by nobody, and gone after fourteen days', async () => {
    const [noor, farid] = [await evening.sitsDown('noor'), await evening.sitsDown('farid')]
    const id = 'N'.repeat(22)
    await postAs(noor.me)('/api/shift-note', { id, text: 'Pc 3 hapert.' })
    await postAs(farid.me)('/api/shift-note', { id, text: 'iets anders' })
    const read = async () => ((await postAs(farid.me)('/api/shift-notes', {})) as ShiftNotes).notes
    expect(await read()).toMatchObject([{ id, by: 'Noor', text: 'Pc 3 hapert.' }])
    const empty = await evening.house.posts('/api/shift-note', { id, text: ' ' }, { cookie: noor.me.cookie })
    expect(empty.status).toBe(400)
    await evening.later(shiftNoteDays * 24 * 60 * 60_000 - 60_000)
    const late = await evening.sitsDown('farid', 1)
    const readLate = async () => ((await postAs(late.me)('/api/shift-notes', {})) as ShiftNotes).notes
    expect(await readLate()).toHaveLength(1)
    await evening.later(2 * 60_000)
    expect(await readLate()).toEqual([])
  })
})
