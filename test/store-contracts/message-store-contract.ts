import { beforeEach, expect, test } from 'vitest'
import type { OpenFresh } from './open-stores.ts'
import { open, said, secrets } from './specimens.ts'
import { useStores } from './use-stores.ts'

const anna = 'anna'
const fromDesk = { r: 2, s: 'desk-page' } as const

/** What every store of messages must do, on every database. */
export function messageStoreContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  beforeEach(() =>
    stores().live(async ({ conversations }) => {
      await conversations.add(open(anna, 'noor'), secrets)
      await conversations.add(open('bo', 'sam'), secrets)
    }),
  )

  test('[ST10] each conversation numbers its messages from 1, in the order of keeping', async () => {
    const numbers = await stores().live(async ({ messages }) => [
      await messages.keep(said(anna, 0)),
      await messages.keep(said('bo', 0)),
      await messages.keep(said(anna, 0, fromDesk)),
      await messages.keep(said(anna, 1)),
    ])
    expect(numbers).toEqual([1, 1, 2, 3])
  })

  test('[ST10] a page that comes back gets what it missed, oldest first and byte for byte', async () => {
    const longest = said(anna, 1, { x: 'x'.repeat(10_944) })
    const missed = await stores().live(async ({ messages }) => {
      await messages.keep(said(anna, 0))
      await messages.keep(longest)
      await messages.keep(said(anna, 0, fromDesk))
      return [
        await messages.after(anna, 1, 10),
        await messages.after(anna, 0, 1),
        await messages.after(anna, 3, 9),
      ]
    })
    const answer = { seq: 3, message: said(anna, 0, fromDesk) }
    expect(missed).toEqual([[{ seq: 2, message: longest }, answer], [{ seq: 1, message: said(anna, 0) }], []])
  })

  test('[ST9] a message that was sent again is known by its number', async () => {
    const numbers = await stores().live(async ({ messages }) => {
      const before = await messages.numberOf(said(anna, 0))
      await messages.keep(said(anna, 0))
      await messages.keep(said(anna, 1))
      return [before, await messages.numberOf(said(anna, 0)), await messages.numberOf(said(anna, 1))]
    })
    expect(numbers).toEqual([undefined, 1, 2])
  })

  test.each([
    ['of another epoch', { e: 1 }],
    ['of another page', { s: 'other-page' }],
    ['of another speaker', { r: 2 }],
    ['with other bytes', { x: 'other bytes' }],
    ['of another conversation', { c: 'bo' }],
  ] as const)('[ST9] a message %s is not the one that stands', async (_, parts) => {
    const number = await stores().live(async ({ messages }) => {
      await messages.keep(said(anna, 0))
      return messages.numberOf(said(anna, 0, parts))
    })
    expect(number).toBeUndefined()
  })

  test('[ST9] one label never stands twice, not even with other bytes', async () => {
    await stores().live(({ messages }) => messages.keep(said(anna, 0)))
    const again = stores().live(({ messages }) => messages.keep(said(anna, 0, { x: 'other bytes' })))
    await expect(again).rejects.toThrow()
    expect(await stores().live(({ messages }) => messages.after(anna, 0, 9))).toHaveLength(1)
  })

  test('[ST9] a sender counts from 0 in each epoch, and the store knows how far it came', async () => {
    const last = await stores().live(async ({ messages }) => {
      const before = await messages.lastOf(said(anna, 0))
      for (const q of [0, 1, 2]) await messages.keep(said(anna, q))
      await messages.keep(said(anna, 0, { e: 1 }))
      return [
        before,
        await messages.lastOf(said(anna, 9)),
        await messages.lastOf(said(anna, 9, { e: 1 })),
        await messages.lastOf(said(anna, 9, fromDesk)),
      ]
    })
    expect(last).toEqual([undefined, 2, 0, undefined])
  })

  test('[ST10] each side has its own count', async () => {
    const counts = await stores().live(async ({ messages }) => {
      await messages.keep(said(anna, 0))
      await messages.keep(said(anna, 0, { s: 'page after a reload' }))
      await messages.keep(said(anna, 0, fromDesk))
      return [
        await messages.countOf(anna, 'visitor'),
        await messages.countOf(anna, 'counsellor'),
        await messages.countOf('bo', 'visitor'),
      ]
    })
    expect(counts).toEqual([2, 1, 0])
  })
}
