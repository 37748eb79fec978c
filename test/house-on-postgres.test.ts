import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { newDatabase } from './new-database.ts'
import { TestHouse } from './open-house.ts'

const postgresUrl = inject('postgresUrl')
let house: TestHouse

beforeAll(async () => {
  if (postgresUrl === null) return
  house = await TestHouse.open({
    databases: { main: await newDatabase(postgresUrl), live: await newDatabase(postgresUrl) },
  })
}, 60_000)
afterAll(() => house?.closes())

test.skipIf(postgresUrl === null)(
  '[ST1] two people talk the same when the helpline keeps its data in PostgreSQL',
  async () => {
    const { visitor, counsellor } = await house.twoTalk()
    await visitor.says('hallo')
    expect((await counsellor.reads()).content).toMatchObject({ t: 'hallo' })
    visitor.line.cut()
    await counsellor.line.hears('peer')
    await house.restarts()
    await counsellor.returns()
    await visitor.returns()
    await visitor.line.hears('opened')
    await counsellor.says('ik ben er nog')
    expect((await visitor.reads()).content).toMatchObject({ t: 'ik ben er nog' })
    await visitor.stops()
    await counsellor.line.hears('ended')
    await counsellor.stops()
    await visitor.line.hears('closed')
    visitor.line.cut()
    counsellor.line.cut()
  },
)
