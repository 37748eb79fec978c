import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SealedEnvelope, SignedObject } from '../../src/protocol/sealed.ts'
import type { LiveConversation } from '../../src/server/conversations/book.ts'
import type { OpenFresh } from './open-stores.ts'
import { anyConversation, closing, evening, open, said, secrets, taken } from './specimens.ts'
import { useStores } from './use-stores.ts'

const anna = 'anna'
const id = 'c'.repeat(22)
const envelope: SealedEnvelope = {
  v: 1,
  kind: 'shift',
  rid: 'shift-1',
  conv: id,
  e: 0,
  why: 'start',
  prev: '',
  enc: 'e'.repeat(43),
  ct: 'x'.repeat(400),
}
const certificate: SignedObject = { v: 1, type: 'shift', body: 'b'.repeat(300), sig: 's'.repeat(86) }

/** What every store of conversations must do, on every database. */
export function conversationStoreContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)
  const add = (...added: LiveConversation[]) =>
    stores().live(async ({ conversations }) => {
      for (const conversation of added) await conversations.add(conversation, secrets)
    })

  test('[ST5] a conversation comes back as it was written, in every state', async () => {
    await fc.assert(
      fc.asyncProperty(anyConversation(anna), anyConversation(anna), async (first, then) => {
        const found = await stores().live(async ({ conversations }) => {
          await conversations.erase(anna)
          await conversations.add(first, secrets)
          const added = await conversations.find(anna)
          await conversations.save(then)
          return [added, await conversations.find(anna), await conversations.secretsOf(anna)]
        })
        expect(found).toEqual([first, then, secrets])
      }),
      { numRuns: 60 },
    )
  })

  test('[ST7] a counsellor has one conversation, and is free for another while it closes', async () => {
    await add(open(anna, 'noor'))
    await expect(add(taken('bo', 'noor'))).rejects.toThrow()
    await stores().live(({ conversations }) => conversations.save(closing(anna, 'noor')))
    expect(await stores().live(({ conversations }) => conversations.busyWith('noor'))).toBeUndefined()
    await add(taken('bo', 'noor'))
    const busy = await stores().live(({ conversations }) => conversations.busyWith('noor'))
    expect(busy).toEqual(taken('bo', 'noor'))
  })

  test('[ST5] certificate and envelope are kept apart from the state, until they are dropped', async () => {
    await add(taken(id, 'noor'))
    const carried = await stores().live(async ({ conversations }) => {
      const before = await conversations.envelopeOf(id)
      await conversations.keepCertificate(id, certificate)
      await conversations.keepEnvelope(id, envelope)
      await conversations.save(open(id, 'noor'))
      const during = [await conversations.certificateOf(id), await conversations.envelopeOf(id)]
      await conversations.dropEnvelope(id)
      return [before, ...during, await conversations.envelopeOf(id), await conversations.certificateOf(id)]
    })
    expect(carried).toEqual([undefined, certificate, envelope, undefined, certificate])
  })

  test('[ST8] a conversation is due from the instant of its deadline; an open one never is', async () => {
    await add(taken(anna, 'noor'), open('bo', 'sam'))
    const due = (now: number) => stores().live(({ conversations }) => conversations.due(now))
    expect(await due(evening + 59_999)).toEqual([])
    expect(await due(evening + 60_000)).toEqual([taken(anna, 'noor')])
    expect(await due(evening * 2)).toEqual([taken(anna, 'noor')])
  })

  test('[ST11] an erased conversation leaves no row, and takes nothing of another with it', async () => {
    await add(open(anna, 'noor'), open('bo', 'sam'))
    const left = await stores().live(async ({ conversations, messages }) => {
      for (const who of [anna, 'bo']) await messages.keep(said(who, 0))
      await conversations.erase(anna)
      return {
        gone: [await conversations.find(anna), await conversations.secretsOf(anna)],
        messages: [await messages.after(anna, 0, 10), await messages.after('bo', 0, 10)],
        all: await conversations.all(),
      }
    })
    const bo = open('bo', 'sam')
    const stands = { seq: 1, message: said('bo', 0) }
    expect(left).toEqual({ gone: [undefined, undefined], messages: [[], [stands]], all: [bo] })
  })

  test('[ST3] nothing is kept for a conversation that is not going on', async () => {
    const { live } = stores()
    await expect(live(({ conversations }) => conversations.save(open(anna, 'noor')))).rejects.toThrow()
    await expect(live(({ conversations }) => conversations.keepEnvelope(anna, envelope))).rejects.toThrow()
    await expect(live(({ messages }) => messages.keep(said(anna, 0)))).rejects.toThrow()
    await live(({ conversations }) => conversations.dropEnvelope(anna))
    await live(({ conversations }) => conversations.erase(anna))
  })
}
