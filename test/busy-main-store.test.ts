import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TestHouse } from './open-house.ts'

// Another program, a backup for instance, keeps everyone from writing in the main store for a while.

let house: TestHouse
let other: DatabaseSync
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
beforeEach(() => {
  other = new DatabaseSync(join(house.settings.dataDirectory, 'main.db'), { timeout: 1_000 })
})
afterEach(async () => {
  if (other.isTransaction) other.exec('rollback')
  other.close()
  await house.isLeftBy(present)
})

async function answeredToday(): Promise<number> {
  const board = await house.coordinatorWatches('bram')
  present.push({ line: board })
  return (await board.hears('evening')).outcomes['answered'] ?? 0
}

describe('while what is kept cannot be written', () => {
  test('[WR12] a conversation opens all the same, and is counted later', async () => {
    const before = await answeredToday()
    const counsellor = await house.counsellorSitsDown('noor')
    await counsellor.isReady()
    const visitor = await house.visitorArrives()
    present.push(counsellor, visitor)
    await visitor.joins()
    await counsellor.takes()
    await visitor.handsOverKey()
    await counsellor.opensEnvelope()
    other.exec('begin immediate')
    await counsellor.saysHello()
    await visitor.hearsHello()
    await visitor.says('ben je daar?')
    other.exec('rollback')
    expect(await answeredToday()).toBe(before + 1)
  })

  test('[WR12] [SE38] who leaves quickly after a long talk leaves nothing behind', async () => {
    const { visitor, counsellor } = await house.twoTalk()
    present.push(visitor, counsellor)
    house.clock.forward(50 * 60_000)
    other.exec('begin immediate')
    expect((await visitor.leavesQuickly()).status).toBe(204)
    await counsellor.line.hears('closed')
  })
})
