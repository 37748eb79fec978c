import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestHouse } from './open-house.ts'

let house: TestHouse

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())

describe('two people talk', () => {
  test('[CV1] [CV3] [CV7] a visitor waits, Noor takes the offer, they talk, the visitor stops, and all is erased', async () => {
    const { visitor, counsellor } = await house.twoTalk()
    await visitor.says('hey. weet niet goed hoe beginnen')
    expect((await counsellor.reads()).content).toEqual({ k: 'text', t: 'hey. weet niet goed hoe beginnen' })
    await counsellor.says('Dat is oké.')
    expect((await visitor.reads()).content).toEqual({ k: 'text', t: 'Dat is oké.' })
    await visitor.stops()
    await counsellor.line.hears('ended')
    expect((await counsellor.talk?.isClosed) ?? false).toBe(false)
    counsellor.line.cut()
  })
})
