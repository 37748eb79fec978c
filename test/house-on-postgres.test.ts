import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sayAudit } from '../src/command-line/verify-audit.ts'
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

test.skipIf(postgresUrl === null)(
  '[AU7] the audit log in PostgreSQL is verified while the house runs, and who changed an entry there is seen',
  async () => {
    await house.signsIn('bram')
    const { dataDirectory, databases } = house.settings
    const verifies = async (head?: string) => {
      const said: string[] = []
      const settings = () => ({ dataDirectory, databases })
      const asked = { settings, dataDir: undefined, from: undefined, head }
      return [await sayAudit(asked, line => said.push(line)), said.join(' ')]
    }
    expect(await verifies()).toEqual([0, expect.stringContaining('is whole')])
    expect(await verifies('f'.repeat(64))).toEqual([1, expect.stringContaining('not in it')])
    const owner = new Client({ connectionString: databases?.main })
    await owner.connect()
    const changes = "update audit_log set actor = 'x' where seq = 2"
    await expect(owner.query(changes)).rejects.toThrow('only grows')
    await owner.query(`alter table audit_log disable trigger user; ${changes}`)
    expect(await verifies()).toEqual([1, expect.stringContaining('entry 2 is not what was written')])
    await owner.end()
  },
)
