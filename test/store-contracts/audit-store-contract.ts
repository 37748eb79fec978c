import { beforeEach, expect, test } from 'vitest'
import { localMoment } from '../../src/domain/local-moment.ts'
import type { AuditAct, FoundEntry } from '../../src/server/audit/audit-log.ts'
import { readAuditLog } from '../../src/server/audit/read-audit-log.ts'
import { verifyChain } from '../../src/server/audit/verify-chain.ts'
import { type OpenFresh, storeClock, testSeal } from './open-stores.ts'
import { useStores } from './use-stores.ts'

const letsIn: AuditAct = { actor: 'bram', action: 'let-in', object: 'noor' }
const signsIn: AuditAct = { actor: 'noor', action: 'signed-in-by-password', object: 'way-1' }
const day = 24 * 60 * 60_000

/** What the audit log must do, on every database. */
export function auditStoreContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)
  beforeEach(() => {
    storeClock.at = 100 * day
  })
  const all = () =>
    stores().main(({ auditLog }) => auditLog.search({ before: null, person: null, actions: [], most: 1_000 }))
  const verified = async () => {
    const pruned = await stores().main(({ auditLog }) => auditLog.pruned())
    const entries = (await all()).toReversed()
    return verifyChain(testSeal, { pruned, entries: oneByOne(entries), from: null, isNoted: null })
  }

  test('[AU2] who asks for what was written finds it whole, newest first, each entry standing on the one before', async () => {
    await stores().main(({ auditLog }) => auditLog.append(letsIn))
    storeClock.at += 5
    await stores().main(({ auditLog }) => auditLog.append({ ...signsIn, times: 3 }))
    expect((await all()).map(({ hash: _, ...entry }) => entry)).toEqual([
      { seq: 2, at: 100 * day + 5, ...signsIn, times: 3 },
      { seq: 1, at: 100 * day, ...letsIn, times: 1 },
    ])
    expect(await verified()).toMatchObject({ count: 2, first: { seq: 1 }, last: { seq: 2 } })
  })

  test('[AU1] many who act at once, and one whose act is undone, leave one chain without a gap', async () => {
    const acts = Array.from({ length: 60 }, (_, number) =>
      stores().main(async ({ auditLog }) => {
        await auditLog.append({ ...letsIn, object: `person-${number}` })
        if (number === 20) throw new Error('undone')
      }),
    )
    const settled = await Promise.allSettled(acts)
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    const objects = (await all()).map(({ object }) => object)
    expect(objects).not.toContain('person-20')
    expect(await verified()).toMatchObject({ count: 59, last: { seq: 59 } })
  })

  test('[AU2] nobody changes or takes away an entry by our own hand', async () => {
    await stores().main(async ({ auditLog }) => {
      await auditLog.append(letsIn)
      await auditLog.append(signsIn)
    })
    const changes = (table: 'updateTable' | 'deleteFrom') =>
      stores().mainTables(async trx => {
        if (table === 'deleteFrom') await trx.deleteFrom('audit_log').where('seq', '=', 1).execute()
        else await trx.updateTable('audit_log').set({ actor: 'ann' }).where('seq', '=', 1).execute()
      })
    await expect(changes('updateTable')).rejects.toThrow('only grows')
    await expect(changes('deleteFrom')).rejects.toThrow('only grows')
    expect(await verified()).toMatchObject({ count: 2 })
  })

  test('[AU3] a sentence finds no place in it', async () => {
    for (const act of [
      { ...letsIn, object: 'dit is wat Mieke schreef' },
      { ...letsIn, times: -1 },
    ])
      await expect(stores().main(({ auditLog }) => auditLog.append(act))).rejects.toThrow('no id or count')
    expect(await all()).toEqual([])
  })

  test('[AU10] what somebody does again within the hour is one entry, of another person another one', async () => {
    const reads = (actor: string) =>
      stores().main(({ auditLog }) => auditLog.appendOnceIn(1_000, { actor, action: 'inbox-read' }))
    for (const actor of ['bram', 'bram', 'ann']) await reads(actor)
    storeClock.at += 1_001
    await reads('bram')
    expect((await all()).map(({ actor }) => actor)).toEqual(['bram', 'ann', 'bram'])
  })

  test('[AU10] who looks for a person or a kind finds those, page after page', async () => {
    await stores().main(async ({ auditLog }) => {
      for (const act of [letsIn, signsIn, { ...letsIn, object: 'farid' }, { ...signsIn, actor: 'ann' }])
        await auditLog.append(act)
    })
    const finds = async (person: string | null, actions: AuditAct['action'][], before: number | null) => {
      const asked = { person, actions, before, most: 2 }
      return (await stores().main(({ auditLog }) => auditLog.search(asked))).map(({ seq }) => seq)
    }
    expect(await finds('noor', [], null)).toEqual([2, 1])
    expect(await finds(null, ['let-in'], null)).toEqual([3, 1])
    expect(await finds(null, [], 3)).toEqual([2, 1])
  })

  test('[AU11] who looks reads the head of now and of each day before, also over the night in which the clock goes back', async () => {
    const zone = 'Europe/Brussels'
    storeClock.at = Date.UTC(2026, 9, 14, 6)
    for (let count = 0; count < 240; count++) {
      // It has its whole hour, so that by time it often comes before what was written before it.
      const isDecision = count % 2 === 1
      const act = isDecision ? { actor: 'noor', action: 'crisis-decision-written' as const } : letsIn
      await stores().main(({ auditLog }) => auditLog.append(act))
      storeClock.at += (isDecision ? 170 : 24) * 60_000
    }
    const reading = { commit: stores().main, clock: storeClock, zone, keptDays: 730, seal: testSeal }
    const asked = { before: null, person: null, kind: null, seen: null }
    const { heads } = await readAuditLog(reading, 'bram', asked)
    const lastOf = new Map((await all()).toReversed().map(({ seq, at }) => [localMoment(zone, at).date, seq]))
    expect(heads.map(({ day, seq }) => [day, seq])).toEqual([...lastOf].toReversed().slice(0, 15))
    expect(heads[0]?.seq).toBe(241)
    const overtaken = (await all()).filter(({ seq, at }, index, list) => {
      const isHead = heads.some(head => head.seq === seq)
      return isHead && at < (list[index + 1]?.at ?? 0)
    })
    expect(overtaken.length).toBeGreaterThan(0)
  })

  test('[AU11] a clock that ran ahead or back once leaves the newest entry the first head', async () => {
    const zone = 'Europe/Brussels'
    for (const at of [100 * day, 900 * day, 101 * day, 99 * day]) {
      storeClock.at = at
      await stores().main(({ auditLog }) => auditLog.append(letsIn))
    }
    const reading = { commit: stores().main, clock: storeClock, zone, keptDays: 730, seal: testSeal }
    const asked = { before: null, person: null, kind: null, seen: null }
    const { heads, entries } = await readAuditLog(reading, 'bram', asked)
    expect(heads[0]).toMatchObject({ seq: 5, hash: entries[0]?.hash })
  })

  test('[AU11] a clock that is set back over midnight leaves each day the head that was shown then', async () => {
    const hours = (count: number) => 100 * day + count * 60 * 60_000
    for (const at of [hours(10), hours(23.5), hours(24.5), hours(22), hours(120)]) {
      storeClock.at = at
      await stores().main(({ auditLog }) => auditLog.append(letsIn))
    }
    const found = await stores().main(({ auditLog }) => auditLog.lastWithin(hours(0), hours(24)))
    expect(found?.seq).toBe(4)
    expect(await stores().main(({ auditLog }) => auditLog.lastWithin(hours(48), hours(72)))).toBeUndefined()
  })

  test('[AU20] who has only the database cannot say that entries were pruned', async () => {
    for (let count = 0; count < 3; count++) await stores().main(({ auditLog }) => auditLog.append(letsIn))
    await stores().mainTables(trx =>
      trx
        .insertInto('audit_pruned')
        .values({ seq: 2, hash: 'a'.repeat(64), mac: 'b'.repeat(64) })
        .execute(),
    )
    const reading = { commit: stores().main, clock: storeClock, zone: 'Europe/Brussels', keptDays: 730 }
    const asked = { before: null, person: null, kind: null, seen: 1 }
    const answer = await readAuditLog({ ...reading, seal: testSeal }, 'bram', asked)
    const first = answer.entries.find(({ seq }) => seq === 1)
    expect(answer.seen).toEqual({ hash: first?.hash, isPruned: false })
  })

  test('[AU20] what is too old goes from the beginning, never the newest, and the chain goes on from there', async () => {
    const appends = () => stores().main(({ auditLog }) => auditLog.append(letsIn))
    for (let count = 0; count < 5; count++) {
      await appends()
      storeClock.at += day
    }
    const prunes = (at: number) => stores().main(({ auditLog }) => auditLog.pruneBefore(at))
    expect(await prunes(102 * day)).toBe(2)
    expect(await prunes(102 * day)).toBe(0)
    expect(await verified()).toMatchObject({ count: 3, first: { seq: 3 } })
    expect(await prunes(900 * day)).toBe(2)
    expect(await verified()).toMatchObject({ count: 1, first: { seq: 5 } })
    await appends()
    expect(await verified()).toMatchObject({ count: 2, last: { seq: 6 } })
  })

  test('[AU20] a clock that once stood far back takes nothing along that is newer', async () => {
    const appends = (at: number) => {
      storeClock.at = at
      return stores().main(({ auditLog }) => auditLog.append(letsIn))
    }
    for (const at of [100 * day, 1 * day, 101 * day]) await appends(at)
    expect(await stores().main(({ auditLog }) => auditLog.pruneBefore(50 * day))).toBe(0)
    expect(await verified()).toMatchObject({ count: 3 })
  })
}

async function* oneByOne(entries: readonly FoundEntry[]): AsyncGenerator<FoundEntry> {
  yield* entries
}
