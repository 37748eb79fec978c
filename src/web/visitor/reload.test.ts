import { expect, test, vi } from 'vitest'
import { ResumeDesk } from '../../../test/resume-desk.ts'
import { settle, TestTable, ticket } from '../../../test/visitor-table.ts'
import { now } from '../../crypto/test-cast.ts'

/** The same tab, loaded anew: another page, the same storage, the same server. */
async function reloads(table: TestTable): Promise<TestTable> {
  table.page.goAway()
  return TestTable.laid({}, table.resume)
}

async function comesBack(page: TestTable) {
  const resumed = page.page.resume()
  await settle()
  await resumed
  page.wire.accept()
  await settle()
  page.collect()
}

test('[SE23] a reload in the queue keeps place, answers and what was written; only a secret lay in the tab', async () => {
  const table = await TestTable.laid()
  table.page.answers.age.value = '15'
  table.page.answers.theme.value = 'studiekeuze'
  await table.joins('Zeepaard')
  expect(table.resume.secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
  table.page.firstText.value = 'elke avond ruzie'
  await settle()
  const again = await reloads(table)
  await comesBack(again)
  expect(table.left).toEqual([])
  expect(again.sent).toMatchObject([{ t: 'return', c: table.c, ticket: ticket.ticket, after: 0 }])
  await again.says({ t: 'place', place: 1, wait: null })
  expect(again.page.state.value).toMatchObject({ is: 'waiting', place: 1 })
  expect(again.page.answers.nickname.value).toBe('Zeepaard')
  expect(again.page.answers.age.value).toBe('15')
  expect(again.page.firstText.value).toBe('elke avond ruzie')
})

test('[SE23] after a reload the visitor meets Noor as if nothing had happened', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaard')
  const again = await reloads(table)
  await comesBack(again)
  await again.takes()
  await again.greets()
  expect(await again.reads()).toEqual([{ k: 'intake', nickname: 'Zeepaard' }])
})

test('[SE24] the new blob is kept before the new secret takes the place of the old one, and the old blob goes', async () => {
  const table = await TestTable.laid()
  await table.joins()
  const first = table.resume.secret
  const again = await reloads(table)
  await comesBack(again)
  const story = table.resume.story.slice(table.resume.story.lastIndexOf('asked for'))
  expect(story).toEqual(['asked for', 'blob kept', 'tab holds R', 'blob replaced'])
  expect(table.resume.secret).not.toBe(first)
  expect(table.resume.blobs.size).toBe(1)
})

test('[SE24] a page that goes before the new secret lies in the tab is found by the old one', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaard')
  const { secret } = table.resume
  table.page.goAway()
  const gone = await TestTable.laid({}, table.resume)
  table.resume.isTabStuck = true
  await gone.page.resume().catch(() => undefined)
  table.resume.isTabStuck = false
  expect(table.resume.secret).toBe(secret)
  const again = await TestTable.laid({}, table.resume)
  await comesBack(again)
  expect(again.page.answers.nickname.value).toBe('Zeepaard')
})

test.each([
  ['is asking', 'isCutOff'],
  ['says that another tab has it', 'isAlreadyOpen'],
] as const)(
  '[CH10] an impatient second reload while the page still %s loses nothing',
  async (_, obstacle) => {
    const table = await talks()
    const { secret } = table.resume
    table.page.goAway()
    table.resume[obstacle] = true
    const impatient = await TestTable.laid({}, table.resume)
    void impatient.page.resume()
    await settle()
    expect(impatient.page.state.value).not.toEqual({ is: 'before' })
    impatient.page.goAway()
    expect(table.resume.secret).toBe(secret)
    expect(impatient.left).toEqual([])
    table.resume[obstacle] = false
    await table.wakesUp()
    expect(table.page.state.value).toMatchObject({ is: 'talking' })
  },
)

test('[SE22] nothing that the server or the tab keeps shows a word of the visitor', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaardje')
  table.page.firstText.value = 'elke avond ruzie'
  await settle()
  table.page.goAway()
  const kept = JSON.stringify([table.resume.secret, ...table.resume.blobs.values()])
  expect(kept).not.toMatch(/Zeepaardje|ruzie/)
})

test('[SE23] on a shared computer nothing lies in the tab, nothing is kept, and a page that goes leaves the queue', async () => {
  const table = await TestTable.laid()
  table.page.isSharedComputer.value = true
  await table.joins()
  expect(table.resume.secret).toBeNull()
  expect(table.resume.blobs.size).toBe(0)
  expect(table.page.survivesReload()).toBe(false)
  table.page.goAway()
  expect(table.left).toEqual([{ c: expect.any(String), bye: ticket.bye }])
})

test.each([
  ['leaves the queue', (table: TestTable) => table.page.leaveQueue()],
  ['leaves quickly', (table: TestTable) => table.page.leave()],
  ['starts again', (table: TestTable) => table.page.startAgain()],
])('[SE23] who %s leaves no secret in the tab', async (_, act) => {
  const table = await TestTable.laid()
  await table.joins()
  act(table)
  await settle()
  expect(table.resume.secret).toBeNull()
})

test('[SE23] who leaves before the first blob was kept never gets a secret in the tab', async () => {
  const table = await TestTable.laid()
  table.page.answers.nickname.value = 'Maan'
  await table.knocks()
  table.wire.say(ticket)
  table.wire.flush()
  table.page.leave()
  await settle()
  expect(table.resume.secret).toBeNull()
})

test('[SE28] while another tab still answers, this one says so and may try again', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaard')
  table.resume.isAlreadyOpen = true
  const second = await TestTable.laid({}, table.resume)
  await second.page.resume()
  expect(second.page.state.value).toEqual({ is: 'not-let-in', why: 'already-open' })
  table.resume.isAlreadyOpen = false
  second.page.tryAgain()
  await settle()
  expect(second.page.answers.nickname.value).toBe('Zeepaard')
})

test('[SE23] what the server does not know any more is not spoken of: the visitor just starts', async () => {
  const table = await TestTable.laid()
  await table.joins()
  const again = await reloads(table)
  table.resume.blobs.clear()
  await again.page.resume()
  expect(again.page.state.value).toEqual({ is: 'before' })
  expect(table.resume.secret).toBeNull()
})

test('[SE23] a tab that never waited asks for nothing', async () => {
  const table = await TestTable.laid({}, new ResumeDesk())
  await table.page.resume()
  expect(table.page.state.value).toEqual({ is: 'before' })
  expect(table.resume.story).toEqual([])
})

test('[SE26] a server that forgot the blob gets it again when the line is back', async () => {
  const table = await TestTable.laid()
  await table.joins()
  table.resume.blobs.clear()
  table.wire.cut()
  await new Promise(resolve => setTimeout(resolve, 700))
  table.wire.accept()
  await settle()
  await vi.waitFor(() => expect(table.resume.blobs.size).toBe(1), { timeout: 4_000 })
})

test('[SE23] after a reload outside a full queue the page waits outside again, and knows that it closes soon', async () => {
  const table = await TestTable.laid()
  table.page.answers.nickname.value = 'Maan'
  await table.knocks()
  await table.says(ticket)
  await table.says({ t: 'refused', code: 'queue-full', about: 'join' })
  await table.says({ t: 'closing-soon', within: 600_000, isReached: false })
  const again = await reloads(table)
  await comesBack(again)
  expect(again.sent.map(({ t }) => t)).toEqual(['return'])
  await again.says({ t: 'refused', code: 'queue-full', about: 'return' })
  expect(again.page.state.value).toEqual({ is: 'full' })
  expect(again.page.news.closing.value).toMatchObject({ isReached: false })
})

test('[SE24] without network after a reload the page keeps asking, and the visitor may begin anew', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaard')
  const again = await reloads(table)
  again.resume.isCutOff = true
  void again.page.resume()
  await settle()
  expect(again.page.state.value).toMatchObject({ is: 'resuming' })
  again.page.startAgain()
  expect(table.resume.secret).toBeNull()
  again.resume.isCutOff = false
  await new Promise(resolve => setTimeout(resolve, 700))
  expect(again.page.state.value).toEqual({ is: 'before' })
  expect(table.resume.secret).toBeNull()
})

test('[SE38] who leaves while the page still asks for what it had shows the server what finds it, and no more than that', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaard')
  const again = await reloads(table)
  again.resume.isCutOff = true
  void again.page.resume()
  await settle()
  again.page.leave()
  const [loc] = again.resume.blobs.keys()
  expect(again.left).toEqual([{ loc, auth: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) }])
  expect(again.resume.secret).toBeNull()
})

test('[SE38] who leaves a page that knows its talk again, or whose talk another tab has, says nothing of what it asked', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaard')
  const again = await reloads(table)
  await comesBack(again)
  again.page.leave()
  expect(again.left).toMatchObject([{ c: table.c, bye: ticket.bye }])
  const other = await TestTable.laid()
  await other.joins('Vosje')
  const copy = await TestTable.laid({}, other.resume)
  copy.resume.isAlreadyOpen = true
  await copy.page.resume()
  copy.page.leave()
  expect(copy.left).toEqual([])
})

const shown = (table: TestTable) =>
  table.page.lines.value.map(line => (line.kind === 'said' ? `${line.by}: ${line.text}` : line.text))

async function talks() {
  const table = await TestTable.laid()
  table.page.answers.age.value = '15'
  await table.meets()
  table.page.say('dag')
  await table.reads()
  await table.tells('hallo')
  return table
}

test('[CH10] [SE18] [VP17] a reload in the middle: everything said is there again, both sides, and the talk goes on', async () => {
  const table = await talks()
  const before = shown(table)
  table.page.draft.value = 'ik weet niet hoe'
  await settle()
  const secret = table.resume.secret
  await table.reloads()
  expect(table.left).toEqual([])
  expect(table.resume.secret).not.toBe(secret)
  expect(table.resume.blobs.size).toBe(1)
  expect(table.page.state.value).toMatchObject({ is: 'talking', counsellor: 'Noor', colleague: null })
  expect(shown(table)).toEqual([...before, 'We zijn er weer.'])
  expect(table.page.draft.value).toBe('ik weet niet hoe')
  expect(table.page.answers.age.value).toBe('15')
  table.page.say('ik ben er weer')
  await table.tells('welkom terug')
  expect((await table.reads()).at(-1)).toEqual({ k: 'text', t: 'ik ben er weer' })
  expect(shown(table).slice(-2)).toEqual(['me: ik ben er weer', 'other: welkom terug'])
  expect(table.heard.filter(({ k }) => k === 'intake')).toHaveLength(1)
})

test('[CH10] [SE23] what was typed and not accepted goes after the reload, once, also when the server had it', async () => {
  const table = await talks()
  table.page.say('dit kwam aan')
  await table.reads('silently')
  table.page.say('dit niet')
  table.page.thinkAloud()
  await settle()
  await table.reloads()
  expect(shown(table).slice(-4)).toEqual([
    'me: dit kwam aan',
    'We zijn er weer.',
    'me: dit niet',
    'Je liet weten dat je even nadenkt.',
  ])
  expect((await table.reads()).slice(-3)).toEqual([
    { k: 'text', t: 'dit kwam aan' },
    { k: 'text', t: 'dit niet' },
    { k: 'line', t: 'Wolk 12 denkt even na.' },
  ])
  await table.reloads()
  expect(shown(table).filter(line => line === 'me: dit niet')).toHaveLength(1)
  expect(await table.reads()).toHaveLength(table.heard.length)
})

test('[CH10] a page that a phone threw away in the middle of a word comes back by the last blob', async () => {
  const table = await talks()
  table.page.draft.value = 'half'
  await new Promise(resolve => setTimeout(resolve, 2_300))
  await table.wakesUp()
  expect(table.page.draft.value).toBe('half')
  expect(table.page.state.value).toMatchObject({ is: 'talking' })
})

test('[CH10] a reload while Noor is met: her hello opens the conversation, and the intake goes after it', async () => {
  const table = await TestTable.laid()
  await table.joins('Zeepaard')
  table.page.firstText.value = 'elke avond ruzie'
  table.page.isFirstTextFinished.value = true
  await table.takes()
  const envelope = table.last('envelope')
  await table.reloads()
  expect(table.page.state.value).toEqual({ is: 'meeting', counsellor: 'Noor' })
  expect(table.last('envelope').envelope.e).toBe(envelope.envelope.e)
  await table.greets()
  expect(await table.reads()).toEqual([
    { k: 'intake', nickname: 'Zeepaard' },
    { k: 'text', t: 'elke avond ruzie' },
  ])
})

test('[CH10] the hello came and the page was gone before it kept that: nothing of the start is said twice', async () => {
  const table = await TestTable.laid()
  table.page.firstText.value = 'elke avond ruzie'
  table.page.isFirstTextFinished.value = true
  await table.joins('Zeepaard')
  await table.takes()
  const kept = new Map(table.resume.blobs)
  const { secret } = table.resume
  await table.greets()
  await table.reads()
  table.resume.blobs.clear()
  for (const [loc, blob] of kept) table.resume.blobs.set(loc, blob)
  table.resume.secret = secret
  await table.wakesUp()
  expect(shown(table).filter(line => line === 'me: elke avond ruzie')).toHaveLength(1)
  expect(table.page.draft.value).toBe('')
  table.page.say('ja')
  expect((await table.reads()).map(({ k }) => k)).toEqual(['intake', 'text', 'text'])
})

test('[SE18] a message that the server hides leaves a gap that is seen', async () => {
  const table = await talks()
  await table.tells('nog iets')
  await table.tells('en dit')
  table.kept.splice(-2, 1)
  await table.reloads()
  expect(shown(table).slice(-3)).toEqual(['Hier ontbreekt een bericht.', 'other: en dit', 'We zijn er weer.'])
})

test.each([
  ['hides what the visitor said and Noor answered', (table: TestTable) => void table.kept.splice(2, 1)],
  ['hides the hello', (table: TestTable) => void table.kept.splice(0, 1)],
  ['tells nothing of what was said', (table: TestTable) => void table.kept.splice(0)],
  [
    'changes a letter of what Noor said',
    ({ kept }: TestTable) => {
      const last = kept.at(-1)
      const x = last?.message.x ?? ''
      if (last)
        kept[kept.length - 1] = {
          ...last,
          message: { ...last.message, x: `${x.startsWith('B') ? 'C' : 'B'}${x.slice(1)}` },
        }
    },
  ],
])('[SE18] a server that %s after a reload is stopped where it can be seen', async (_, lie) => {
  const table = await talks()
  await table.tells('en toen?')
  lie(table)
  await table.reloads()
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'damaged' })
  expect(table.resume.secret).toBeNull()
  expect(table.sent.some(({ t }) => t === 'message')).toBe(false)
})

test('[SE18] the own words hidden after a reload: the answer to them stops the page', async () => {
  const table = await talks()
  table.page.say('dit hield de server achter')
  await table.reads()
  table.kept.pop()
  await table.reloads()
  await table.tells('dat begrijp ik')
  expect(table.page.state.value).toEqual({ is: 'stopped', why: 'damaged' })
})

test('[SE24] an older blob under the same secret brings no word twice', async () => {
  const table = await talks()
  table.page.say('dit kwam aan')
  await settle()
  await new Promise(resolve => setTimeout(resolve, 2_300))
  const older = new Map(table.resume.blobs)
  await table.reads()
  await new Promise(resolve => setTimeout(resolve, 2_300))
  for (const [loc, blob] of older) table.resume.blobs.set(loc, blob)
  await table.wakesUp()
  expect(shown(table).filter(line => line === 'me: dit kwam aan')).toHaveLength(1)
  table.collect()
  expect(table.sent.filter(({ t }) => t === 'message')).toEqual([])
})

test.each([
  ['Noor closed it', 'by-counsellor', true],
  ['it was lost for ten minutes', 'lost-connection', false],
])('[SE34] after a reload a visitor reads that %s', async (_, how, isClosed) => {
  const table = await talks()
  if (isClosed) {
    const close = await table.talk?.close(now)
    if (close && !('refused' in close)) table.kept.push({ seq: 90, message: close })
  }
  await table.reloads([{ t: 'ended', by: isClosed ? 'counsellor' : 'lost-connection' }])
  expect(table.page.state.value).toMatchObject({ is: 'ended', how })
  expect(shown(table)).toContain('other: hallo')
  expect(table.resume.secret).toBeNull()
})

test('[CH10] a conversation that is gone meanwhile is told as over, and a new one may begin', async () => {
  const table = await talks()
  table.page.goAway()
  const { resume } = table
  const again = await TestTable.laid({}, resume)
  void again.page.resume()
  await settle()
  again.wire.accept()
  await settle()
  expect(again.page.state.value).toEqual({ is: 'resuming', isTalk: true })
  await again.says({ t: 'refused', code: 'conversation-ended', about: 'return' })
  expect(again.page.state.value).toMatchObject({ is: 'ended', how: 'broken' })
  expect(resume.secret).toBeNull()
})

test('[CH10] who does not want to wait for the old conversation leaves it, and the server is told', async () => {
  const table = await talks()
  table.page.goAway()
  const again = await TestTable.laid({}, table.resume)
  void again.page.resume()
  await settle()
  again.wire.accept()
  await settle()
  again.page.startAgain()
  again.collect()
  expect(again.sent.at(-1)).toEqual({ t: 'leave' })
  expect(again.page.state.value).toEqual({ is: 'before' })
  expect(table.resume.secret).toBeNull()
})

test.each([
  ['stops', (table: TestTable) => table.page.stop()],
  ['leaves quickly', (table: TestTable) => table.page.leave()],
  ['hears that it ended', (table: TestTable) => table.saysOfIt({ t: 'ended', by: 'counsellor' })],
  ['hears that it is erased', (table: TestTable) => table.saysOfIt({ t: 'closed' })],
])('[SE23] a visitor who talks and %s leaves no secret in the tab', async (_, act) => {
  const table = await talks()
  expect(table.page.survivesReload()).toBe(true)
  await act(table)
  await settle()
  expect(table.resume.secret).toBeNull()
  expect(table.page.survivesReload()).toBe(false)
})

test('[CH10] on a shared computer a reload ends the conversation, as was said before it', async () => {
  const table = await TestTable.laid()
  table.page.isSharedComputer.value = true
  await table.meets()
  expect(table.resume.secret).toBeNull()
  expect(table.page.survivesReload()).toBe(false)
  table.page.goAway()
  expect(table.left).toHaveLength(1)
})

test('[SE24] nobody has the new key before a reload would find it; a server that keeps no blob holds nobody up', async () => {
  const table = await TestTable.laid()
  await table.joins()
  const before = table.resume.secret
  table.resume.isCutOff = true
  await table.takes()
  expect(table.sent.some(({ t }) => t === 'envelope')).toBe(false)
  expect(table.resume.secret).toBe(before)
  expect(table.page.survivesReload()).toBe(true)
  await vi.waitFor(() => expect(table.last('envelope')).toBeDefined(), { timeout: 7_000 })
  expect(table.page.survivesReload()).toBe(false)
  table.resume.isCutOff = false
  await vi.waitFor(() => expect(table.page.survivesReload()).toBe(true), { timeout: 12_000 })
  expect(table.resume.secret).not.toBe(before)
}, 25_000)

test('[SE23] a size tells little: a blob grows in steps, and never beyond what the server takes', async () => {
  const table = await talks()
  const sizes = new Set<number>()
  for (const length of [1, 40, 400]) {
    table.page.draft.value = 'a'.repeat(length)
    await settle()
    await new Promise(resolve => setTimeout(resolve, 2_300))
    for (const { blob } of table.resume.blobs.values()) sizes.add(blob.length)
  }
  expect(sizes.size).toBe(1)
  table.wire.cut()
  for (let time = 0; time < 20; time++) table.page.say('€'.repeat(2_000))
  await settle()
  expect(table.page.survivesReload()).toBe(false)
  await new Promise(resolve => setTimeout(resolve, 2_300))
  const [blob] = table.resume.blobs.values()
  expect(blob?.blob.length).toBeLessThanOrEqual(Math.ceil((64 * 1024 * 4) / 3))
}, 20_000)
