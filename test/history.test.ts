import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { TestHouse } from './open-house.ts'

let house: TestHouse
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
afterEach(() => house.isLeftBy(present))

/** Sealed to the largest size of all: eleven of them make a page. */
const long = '€'.repeat(2_000)

test('[WR9] a visitor who missed more than fits on a line at once hears all of it, page by page, and then what is new', async () => {
  const { visitor, counsellor } = await house.twoTalk()
  present.push(visitor, counsellor)
  visitor.line.cut()
  await counsellor.line.hears('peer')
  for (let said = 0; said < 14; said++) await counsellor.says(`${said} ${long}`.slice(0, 2_000))
  await visitor.returns()
  const { c, after } = await visitor.line.hears('more')
  const inFirstPage = visitor.line.heard.filter(({ t }) => t === 'message').length
  expect(inFirstPage).toBeGreaterThan(5)
  expect(inFirstPage).toBeLessThan(14)
  await counsellor.says('terwijl je inhaalt')
  counsellor.line.send({ t: 'typing' })
  await visitor.line.hears('typing')
  expect(visitor.line.heard.filter(({ t }) => t === 'message')).toHaveLength(inFirstPage)
  visitor.line.send({ t: 'history', c, after })
  await counsellor.says('en daarna')
  const read = await visitor.readsAll(16)
  expect(read.map(text => text.slice(0, 2).trim())).toEqual([
    ...Array.from({ length: 14 }, (_, at) => `${at}`),
    'te',
    'en',
  ])
})

test('[WR9] a desk asks for the pages of the conversation it proved to hold, and of no other', async () => {
  const { visitor, counsellor } = await house.twoTalk()
  present.push(visitor, counsellor)
  counsellor.line.send({ t: 'history', c: visitor.c, after: 0 })
  expect(await counsellor.line.hears('refused')).toMatchObject({ code: 'out-of-order', about: 'history' })
  counsellor.line.cut()
  await visitor.line.hears('peer')
  for (let said = 0; said < 13; said++) await visitor.says(`${said} ${long}`.slice(0, 2_000))
  await counsellor.returns()
  const { c, after } = await counsellor.line.hears('more')
  counsellor.line.send({ t: 'history', c: 'A'.repeat(22), after })
  expect(await counsellor.line.hears('refused')).toMatchObject({ code: 'out-of-order', about: 'history' })
  counsellor.line.send({ t: 'history', c, after })
  while (counsellor.line.heard.filter(({ t }) => t === 'message').length < 13)
    await counsellor.line.hears('message')
})
