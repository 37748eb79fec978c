import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../src/domain/change.ts'
import type { SealedEnvelope, SignedObject } from '../../src/protocol/sealed.ts'
import type { LiveConversation } from '../../src/server/conversations/book.ts'
import type { OpenFresh } from './open-stores.ts'
import { anyChange, closing, evening, open, ringsFor, secrets } from './specimens.ts'
import { useStores } from './use-stores.ts'

const anna = 'anna'
const certificate: SignedObject = { v: 1, type: 'shift', body: 'b'.repeat(300), sig: 's'.repeat(86) }
const envelope = (e: number): SealedEnvelope => ({
  ...{ v: 1, kind: 'shift', rid: 'shift-1', conv: 'c'.repeat(22), e, why: 'transfer', prev: 'p'.repeat(43) },
  ...{ enc: 'e'.repeat(43), ct: 'x'.repeat(400) },
})

/** What every store of changes must do, on every database. */
export function changeStoreContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)
  const add = (...added: LiveConversation[]) =>
    stores().live(async ({ conversations }) => {
      for (const conversation of added) await conversations.add(conversation, secrets)
    })
  const put = (...put: Change[]) =>
    stores().live(async ({ changes }) => {
      for (const change of put) await changes.put(change)
    })

  test('[ST5] a change comes back as it was written, in every stage', async () => {
    await add(open(anna, 'noor'))
    await fc.assert(
      fc.asyncProperty(anyChange(anna), anyChange(anna), async (first, then) => {
        const found = await stores().live(async ({ changes }) => {
          await changes.remove(anna)
          await changes.put(first)
          const began = await changes.of(anna)
          await changes.put(then)
          return [began, await changes.of(anna), await changes.all()]
        })
        expect(found).toEqual([first, then, [then]])
      }),
      { numRuns: 60 },
    )
  })

  test('[ST5] what is carried for a change stays through its stages, and goes with it', async () => {
    await add(open(anna, 'noor'))
    await put(ringsFor(anna, 'farid'))
    const carried = await stores().live(async ({ changes }) => {
      await changes.keepCertificate(anna, certificate)
      await changes.keepEnvelope(anna, 'counsellor', envelope(1))
      await changes.keepEnvelope(anna, 'colleague', envelope(2))
      await changes.put({ ...ringsFor(anna, 'farid'), until: 1 })
      const during = [
        await changes.certificateOf(anna),
        await changes.envelopeOf(anna, 'counsellor'),
        await changes.envelopeOf(anna, 'colleague'),
      ]
      await changes.remove(anna)
      await changes.put(ringsFor(anna, 'farid'))
      return [...during, await changes.certificateOf(anna), await changes.envelopeOf(anna, 'counsellor')]
    })
    expect(carried).toEqual([certificate, envelope(1), envelope(2), undefined, undefined])
  })

  test('[ST7] whoever comes does so to one conversation, and whoever talks along as well', async () => {
    await add(open(anna, 'noor'), open('bo', 'sam'))
    await put(ringsFor(anna, 'farid'))
    await expect(put(ringsFor('bo', 'farid'))).rejects.toThrow()
    await put(ringsFor('bo', 'els'))
    const found = await stores().live(async ({ changes }) => [
      await changes.busyWith('els'),
      await changes.findOffer(ringsFor(anna, 'farid').offer),
      await changes.busyWith('noor'),
      await changes.findOffer('no such call'),
    ])
    expect(found).toEqual([ringsFor('bo', 'els'), ringsFor(anna, 'farid'), undefined, undefined])
    const along = { counsellor: 'farid', take: 't' }
    await stores().live(({ conversations }) =>
      conversations.save({ ...open(anna, 'noor'), colleague: along }),
    )
    const twice = { ...open('bo', 'sam'), colleague: along }
    await expect(stores().live(({ conversations }) => conversations.save(twice))).rejects.toThrow()
    const busy = await stores().live(({ conversations }) => conversations.busyWith('farid'))
    expect(busy?.id).toBe(anna)
    await stores().live(({ conversations }) =>
      conversations.save({ ...closing(anna, 'noor'), colleague: along }),
    )
    expect(await stores().live(({ conversations }) => conversations.busyWith('farid'))).toBeUndefined()
  })

  test('[ST8] a change is due from the instant of its deadline', async () => {
    await add(open(anna, 'noor'))
    await put(ringsFor(anna, 'farid'))
    const due = (now: number) => stores().live(({ changes }) => changes.due(now))
    expect(await due(evening + 19_999)).toEqual([])
    expect(await due(evening + 20_000)).toEqual([ringsFor(anna, 'farid')])
  })

  test('[ST11] a change goes with its conversation, and there is none without one', async () => {
    await add(open(anna, 'noor'), open('bo', 'sam'))
    await put(ringsFor(anna, 'farid'), ringsFor('bo', 'els'))
    await stores().live(({ conversations }) => conversations.erase(anna))
    expect(await stores().live(({ changes }) => changes.all())).toEqual([ringsFor('bo', 'els')])
    await expect(put(ringsFor('nobody', 'farid'))).rejects.toThrow()
    await expect(stores().live(({ changes }) => changes.keepCertificate(anna, certificate))).rejects.toThrow()
  })

  test('[ST5] the colleague’s certificate and the next conversation are kept apart', async () => {
    await add(open(anna, 'noor'))
    const kept = await stores().live(async ({ conversations }) => {
      await conversations.keepCertificate(anna, certificate, 'colleague')
      await conversations.keepNext(anna, 'next')
      return [
        await conversations.certificateOf(anna),
        await conversations.certificateOf(anna, 'colleague'),
        await conversations.nextOf(anna),
        await conversations.nextOf('nobody'),
      ]
    })
    expect(kept).toEqual([undefined, certificate, 'next', undefined])
  })
}
