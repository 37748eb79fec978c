import { expect, test, vi } from 'vitest'
import { ResumeDesk } from '../../../test/resume-desk.ts'
import { settle, TestTable, ticket } from '../../../test/visitor-table.ts'

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
  expect(table.resume.story).toEqual([
    'blob kept',
    'tab holds R',
    expect.stringMatching('blob kept|asked for'),
    ...table.resume.story.slice(3, -2),
    'blob replaced',
    'tab holds R',
  ])
  expect(table.resume.secret).not.toBe(first)
  expect(table.resume.blobs.size).toBe(1)
})

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
  table.page.join()
  table.wire.accept()
  await settle()
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
  table.page.join()
  table.wire.accept()
  await settle()
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
