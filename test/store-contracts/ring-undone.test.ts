import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { standardLimits as limits } from '../../src/domain/limits.ts'
import { openDatabases } from '../../src/server/database/open-databases.ts'
import { openDelivery } from '../../src/server/delivery.ts'
import { Duty } from '../../src/server/queue/duty.ts'
import { placeStore } from '../../src/server/queue/place-store.ts'
import { ringNext } from '../../src/server/queue/ring-next.ts'
import { secrets, waiting } from './specimens.ts'

test('[ST20] [ST3] a ring that the disk did not keep leaves the counsellor free for the next try', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'clbchat-ring-'))
  const { live, close } = await openDatabases({ dataDirectory })
  onTestFinished(async () => {
    await close()
    rmSync(dataDirectory, { recursive: true })
  })
  const commit = live.openCommit(trx => ({ places: placeStore(trx) }))
  await commit(({ places }) => places.add(waiting('V'.repeat(22)), secrets))
  const duty = new Duty()
  duty.arrive({ id: 'noor', name: 'Noor', status: 'free', disciplines: [] }, 0)
  const around = { duty, limits, clock: { now: () => Date.now() }, delivery: openDelivery() }
  const full: typeof commit = work =>
    commit(async stores => {
      await work(stores)
      throw new Error('database or disk is full')
    })
  await expect(ringNext({ ...around, commit: full })).rejects.toThrow('full')
  expect(duty.find('noor')?.status).toBe('free')
  await ringNext({ ...around, commit })
  expect(duty.find('noor')?.status).toBe('ringing')
})
