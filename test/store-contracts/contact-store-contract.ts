import { expect, test } from 'vitest'
import type { ContactMessage } from '../../src/protocol/contact.ts'
import type { OpenFresh } from './open-stores.ts'
import { useStores } from './use-stores.ts'

const rest = { state: 'new', mail: { state: 'owed', tries: 0 } } as const
const open = (letter: string, day = '2026-11-23', hour = 19): ContactMessage => ({
  ...{ how: 'open', id: letter.repeat(22), at: { day, hour }, ...rest },
  ...{ name: null, mailAddress: 'mia@example.be', text: `Dag team,\nbericht ${letter} 😀 "it's"` },
})
const letter = {
  v: 1,
  kind: 'contact',
  kid: 'k'.repeat(11),
  enc: 'e'.repeat(1494),
  ct: 'c'.repeat(400),
} as const
const sealed: ContactMessage = {
  ...{ how: 'sealed', id: 'S'.repeat(22), at: { day: '2026-11-22', hour: 0 }, letter },
  ...{ state: 'new', mail: { state: 'none', tries: 0 } },
}

/** What the store of the messages to the team must do, on every database. */
export function contactStoreContract(openFresh: OpenFresh): void {
  const stores = useStores(openFresh)

  test('[CT4] a message comes back as it came, and once however often it arrives', async () => {
    const found = await stores().main(async ({ contactMessages }) => {
      const added = [
        await contactMessages.add(open('A')),
        await contactMessages.add(sealed),
        await contactMessages.add({ ...open('A', '2026-11-24'), state: 'handled' }),
      ]
      const all = [await contactMessages.find('A'.repeat(22)), await contactMessages.find(sealed.id)]
      return [added, all, await contactMessages.count(), await contactMessages.find('Z'.repeat(22))]
    })
    expect(found).toEqual([[true, true, false], [open('A'), sealed], 2, undefined])
  })

  test('[CT10] the new ones stand first, of each the newest first', async () => {
    const found = await stores().main(async ({ contactMessages }) => {
      for (const one of [open('A'), open('B', '2026-11-24', 1), open('C', '2026-11-23', 20), sealed])
        await contactMessages.add(one)
      const set = [await contactMessages.setState('B'.repeat(22), 'handled')]
      set.push(await contactMessages.setState('Z'.repeat(22), 'handled'))
      const ids = async (most: number) => (await contactMessages.newest(most)).map(({ id }) => id[0])
      return [set, await ids(10), await ids(2)]
    })
    expect(found).toEqual([
      [true, false],
      ['C', 'A', 'S', 'B'],
      ['C', 'A'],
    ])
  })

  test('[CT13] what is still to be mailed is found: not what was sent, dealt with or never owed', async () => {
    const found = await stores().main(async ({ contactMessages }) => {
      for (const one of [open('A'), open('B'), open('C'), open('D'), sealed]) await contactMessages.add(one)
      await contactMessages.setMail('A'.repeat(22), { state: 'failed', tries: 3 })
      await contactMessages.setMail('B'.repeat(22), { state: 'sent', tries: 1 })
      await contactMessages.setState('C'.repeat(22), 'handled')
      return (await contactMessages.unsent()).map(({ id, mail }) => [id[0], mail.tries])
    })
    expect(found.toSorted()).toEqual([
      ['A', 3],
      ['D', 0],
    ])
  })

  test('[CT11] [RT2] one is erased, and all from before a day', async () => {
    const found = await stores().main(async ({ contactMessages }) => {
      for (const one of [open('A'), open('B', '2026-11-24'), sealed]) await contactMessages.add(one)
      const removed = [await contactMessages.remove(sealed.id), await contactMessages.remove(sealed.id)]
      const before = await contactMessages.removeBefore('2026-11-24')
      return [removed, before, (await contactMessages.newest(9)).map(({ id }) => id[0])]
    })
    expect(found).toEqual([[true, false], 1, ['B']])
  })
}
