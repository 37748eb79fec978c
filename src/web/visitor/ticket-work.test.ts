import { beforeEach, expect, test, vi } from 'vitest'
import { doneWithoutHouse, workWithoutHouse } from '../../../test/easy-work.ts'
import { settle, TestTable, ticket } from '../../../test/visitor-table.ts'
import { toBase64url } from '../../crypto/bytes.ts'
import { keepTicketWork } from './ticket-work.ts'

/** A server that gives work, or what a test says instead; and a page's clock. */
class House {
  asked: string[] = []
  answers: (number | 'no network')[] = []
  now = 0
  readonly work = keepTicketWork(
    {
      post: async (_, request) => {
        const c = 'c' in request ? request.c : ''
        this.asked.push(c)
        const answer = this.answers.shift() ?? 200
        if (answer === 'no network') throw new TypeError('failed to fetch')
        return { status: answer, body: answer === 200 ? workWithoutHouse(c) : { refused: 'too-fast' } }
      },
    },
    () => this.now,
  )

  async taken() {
    const prepared = await this.work.take()
    return typeof prepared === 'string' ? prepared : toBase64url(prepared.convId)
  }
}

let house: House
beforeEach(() => {
  house = new House()
})

test('[FL1] work that was done while somebody filled in the form is there at once, and good for one try', async () => {
  house.work.prepare()
  await settle()
  house.work.prepare()
  const prepared = house.work.take()
  expect(prepared).toMatchObject({ work: doneWithoutHouse(house.asked[0] ?? '') })
  expect(house.asked).toHaveLength(1)
  expect(await house.taken()).toBe(house.asked[1])
})

test('[FL1] who fills in the form slowly does it anew, also when the phone slept in between', async () => {
  house.work.prepare()
  await settle()
  house.now += 110_000
  house.work.prepare()
  expect(await house.taken()).toBe(house.asked[1])
  expect(house.asked).toHaveLength(2)
})

test('[FL1] nobody waits yet: the page asks once, and lets the network and a busy server be', async () => {
  house.answers = [429]
  house.work.prepare()
  await settle()
  expect(house.asked).toHaveLength(1)
  expect(await house.taken()).toBe(house.asked[1])
})

test('[FL1] somebody waits: the page asks until it hears, and knows why it takes long', async () => {
  house.answers = ['no network', 429]
  const taken = house.taken()
  await settle()
  expect(house.work.stage.value.is).toBe('no-line')
  await vi.waitFor(() => expect(house.work.stage.value.is).toBe('busy'), 3_000)
  expect(await taken).toBe(house.asked[2])
})

test('[FL1] who leaves meanwhile stops the work; what no page can do ends with an answer', async () => {
  const left = house.taken()
  house.work.drop()
  expect(await left).toBe('left')
  house.answers = [403]
  expect(await house.taken()).toBe('impossible')
})

test('[FL1] work that was over by then is done anew, for a new conversation, and the visitor notices nothing', async () => {
  const table = await TestTable.laid()
  await table.knocks()
  const first = table.last('ticket')
  for (const code of ['expired', 'proof-refused']) {
    const before = table.wire.opened()
    await table.says({ t: 'refused', code, about: 'ticket' })
    await table.opensLine(before)
  }
  expect(table.last('ticket').c).not.toBe(first.c)
  await table.says(ticket)
  await table.says({ t: 'place', place: 1, wait: null })
  expect(table.page.state.value).toMatchObject({ is: 'waiting' })
})

test('[FL1] a server that takes no work at all is not asked for ever', async () => {
  const table = await TestTable.laid()
  await table.knocks()
  for (let time = 0; time < 3; time++) {
    const before = table.wire.opened()
    await table.says({ t: 'refused', code: 'proof-refused', about: 'ticket' })
    await table.opensLine(before)
  }
  await table.says({ t: 'refused', code: 'proof-refused', about: 'ticket' })
  expect(table.page.state.value).toEqual({ is: 'not-let-in', why: 'proof-refused' })
})

test('[FL4] a network that had its part: the visitor reads that it is busy, and the page asks again by itself', async () => {
  const table = await TestTable.laid()
  await table.knocks()
  await table.says({ t: 'refused', code: 'too-fast', about: 'ticket' })
  expect(table.page.state.value).toEqual({ is: 'joining', isBusy: true })
})

test('[FL1] who goes out of the line while the work is being done is out of it', async () => {
  const table = await TestTable.laid()
  table.page.join()
  expect(table.page.state.value).toEqual({ is: 'working' })
  table.page.join()
  table.page.leaveQueue()
  await settle()
  expect(table.page.state.value).toEqual({ is: 'left-queue' })
  expect(table.wire.opened()).toBe(0)
})

test('[FL1] a reload with a ticket does no work again', async () => {
  const table = await TestTable.laid()
  await table.joins()
  await vi.waitFor(() => expect(table.page.survivesReload()).toBe(true))
  table.resume.story.length = 0
  table.page.goAway()
  await table.wakesUp()
  expect(table.sent.map(({ t }) => t)).toContain('return')
  expect(table.sent.map(({ t }) => t)).not.toContain('ticket')
})
