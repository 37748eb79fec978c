import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, nextInLine, nextOutside, type Place, placeDeadline } from '../../src/domain/queue.ts'
import type { OpenFresh } from './open-stores.ts'
import { anyPlace, evening, outside, ringing, secrets, waiting } from './specimens.ts'
import { useStores } from './use-stores.ts'

const anna = 'anna'

/** What every store of places must do, on every database. */
export function placeStoreContract(open: OpenFresh): void {
  const stores = useStores(open)
  const add = (...places: Place[]) =>
    stores().live(async ({ places: line }) => {
      for (const place of places) await line.add(place, secrets)
    })

  test('[ST5] a place comes back as it was written, in every state', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlace(anna), anyPlace(anna), async (first, then) => {
        const found = await stores().live(async ({ places }) => {
          await places.remove(anna)
          await places.add(first, secrets)
          const added = await places.find(anna)
          await places.save(then)
          return [added, await places.find(anna), await places.secretsOf(anna)]
        })
        expect(found).toEqual([first, then, secrets])
      }),
      { numRuns: 60 },
    )
  })

  test('[ST5] a visitor who left has no place and no secrets', async () => {
    await add(waiting(anna))
    const left = await stores().live(async ({ places }) => {
      await places.remove(anna)
      return [await places.find(anna), await places.secretsOf(anna), await places.all()]
    })
    expect(left).toEqual([undefined, undefined, []])
  })

  test('[ST6] the line is in the order of the tickets, then of the ids, on every database alike', async () => {
    const ids = ['b', 'B', '_', '-', '0', 'a', 'é', 'Z', 'aa', 'A']
    const places = ids.map((id, index) => waiting(id, evening + (index % 2)))
    await add(...places, ringing('rung', 'noor'))
    const line = await stores().live(({ places: kept }) => kept.inLine())
    expect(line).toEqual([...places, ringing('rung', 'noor')].sort(inOrder))
  })

  test('[ST6] a ticket and a visitor who was passed over do not stand in line', async () => {
    const { wish } = waiting(anna)
    const held = { ticketAt: evening, epoch: 0, until: evening + 1 }
    await add(
      { state: 'ticket', conversation: 'bo', ...held },
      { state: 'passed-over', conversation: 'cas', wish, ...held },
    )
    const [line, all] = await stores().live(async ({ places }) => [await places.inLine(), await places.all()])
    expect(line).toEqual([])
    expect(all).toHaveLength(2)
  })

  test('[ST6] who stands outside the full queue is not in line, and those outside are in the same order', async () => {
    const ids = ['b', 'B', '_', 'a', 'é']
    const places = ids.map((id, index) => outside(id, evening + (index % 2)))
    await add(...places, waiting(anna), ringing('rung', 'noor'))
    const [out, line] = await stores().live(async ({ places: kept }) => [
      await kept.outside(),
      await kept.inLine(),
    ])
    expect(out).toEqual([...places].sort(inOrder))
    expect(line.map(({ conversation }) => conversation).sort()).toEqual([anna, 'rung'])
  })

  test('[ST5] what matching and the alarm know of a place is kept while it rings, and gone when passed over', async () => {
    const place: Place = {
      ...ringing(anna, 'noor'),
      misses: 2,
      headSince: evening - 5,
      rungFrom: evening - 4,
    }
    const held = { conversation: anna, ticketAt: evening, epoch: 0, wish: place.wish }
    const found = await stores().live(async ({ places }) => {
      await places.add(place, secrets)
      const rung = await places.findOffer(place.offer)
      await places.save({ state: 'passed-over', ...held, until: evening + 1 })
      await places.save(waiting(anna))
      return [rung, await places.find(anna)]
    })
    expect(found).toEqual([place, waiting(anna)])
  })

  test('[ST7] a counsellor is rung for one visitor at a time', async () => {
    await add(ringing(anna, 'noor'))
    await expect(add(ringing('bo', 'noor'))).rejects.toThrow()
    await add(ringing('bo', 'sam'))
    const rung = await stores().live(async ({ places }) => [
      await places.ringingFor('noor'),
      await places.findOffer(ringing('bo', 'sam').offer),
      await places.ringingFor('nobody'),
      await places.findOffer('no such offer'),
    ])
    expect(rung).toEqual([ringing(anna, 'noor'), ringing('bo', 'sam'), undefined, undefined])
  })

  test('[ST7] a counsellor who is no longer rung can be rung for the next', async () => {
    await add(ringing(anna, 'noor'), waiting('bo'))
    await stores().live(async ({ places }) => {
      await places.save(waiting(anna))
      await places.save(ringing('bo', 'noor'))
    })
    expect(await stores().live(({ places }) => places.ringingFor('noor'))).toEqual(ringing('bo', 'noor'))
  })

  test('[ST8] a place is due from the instant of its deadline, and never without one', async () => {
    const kept = { ...waiting('kept'), keptUntil: evening + 10 }
    await add(waiting(anna), outside('out'), ringing('bo', 'noor'), kept)
    const due = (now: number) => stores().live(({ places }) => places.due(now))
    expect(await due(evening + 9)).toEqual([])
    expect(await due(evening + 10)).toEqual([kept])
    expect(await due(evening * 2)).toEqual([kept, ringing('bo', 'noor')])
    expect(placeDeadline(waiting(anna))).toBeNull()
  })

  test('[ST3] a place that does not stand cannot be saved, nor one place be added twice', async () => {
    await expect(stores().live(({ places }) => places.save(waiting(anna)))).rejects.toThrow()
    await add(waiting(anna))
    await expect(add(waiting(anna))).rejects.toThrow()
  })

  test('[QU17] whatever happens to visitors, the size of the line and the first of each are those of the whole line', async () => {
    const ids = ['b', 'B', '_', 'a', 'é']
    const id = fc.constantFrom(...ids)
    const step = fc.oneof({ weight: 1, arbitrary: id }, { weight: 4, arbitrary: id.chain(anyPlace) })
    let lines = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 12, size: 'max' }), async steps => {
        await stores().live(async ({ places }) => {
          for (const conversation of ids) await places.remove(conversation)
          for (const next of steps) {
            if (typeof next === 'string') await places.remove(next)
            else if (await places.find(next.conversation)) await places.save(next)
            else await places.add(next, secrets)
            const line = await places.inLine()
            lines += line.length > 1 ? 1 : 0
            const seen = await places.all()
            expect(await places.sizeOfLine()).toBe(line.length)
            expect(await places.firstTicketAt()).toBe(line[0]?.ticketAt)
            expect(await places.nextInLine()).toEqual(nextInLine(seen))
            expect(await places.nextOutside()).toEqual(nextOutside(seen))
            expect(await places.rungFor()).toEqual(line.filter(({ rungFrom }) => rungFrom !== null))
            const from = line.at(-1)?.ticketAt ?? 0
            const behind = line.filter(({ ticketAt }) => ticketAt >= from)
            expect(await places.inLineFrom(from)).toEqual(
              behind.map(({ conversation, ticketAt }) => ({ conversation, ticketAt })),
            )
          }
        })
      }),
      { numRuns: 25 },
    )
    expect(lines).toBeGreaterThan(20)
  })

  test('[QU17] [ST3] work that fails leaves the size of the line as it was', async () => {
    await add(waiting(anna))
    const failing = stores().live(async ({ places }) => {
      await places.add(waiting('bo'), secrets)
      await places.remove(anna)
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
    expect(await stores().live(({ places }) => places.sizeOfLine())).toBe(1)
  })
}
