import { describe, expect, test } from 'vitest'
import { standardLimits } from '../src/domain/limits.ts'
import type { ToDeskFrame } from '../src/protocol/desk-frames.ts'
import type { ConversationDeps } from '../src/server/conversations/conversations.ts'
import { relayMessage } from '../src/server/conversations/relay-message.ts'
import { openDelivery } from '../src/server/delivery.ts'
import { openSqliteStores } from './store-contracts/open-stores.ts'
import { open, said, secrets } from './store-contracts/specimens.ts'
import { useStores } from './store-contracts/use-stores.ts'

const c = 'C'.repeat(22)
const few = { messagesBeforeNotice: 3, messagesPerSide: 5 }

describe('a conversation of very many messages', () => {
  const stores = useStores(openSqliteStores)

  /** The acts of a conversation on a real store, with a desk that listens and small limits. */
  async function talk() {
    await stores().live(({ conversations }) => conversations.add(open(c, 'noor'), secrets))
    const delivery = openDelivery()
    const told: ToDeskFrame[] = []
    const desk = {
      tell: (frame: ToDeskFrame) => void told.push(frame),
      hangUp() {},
      isAlive: async () => true,
    }
    delivery.desks.connect('noor', desk)
    const deps: Pick<ConversationDeps, 'commit' | 'clock' | 'limits' | 'delivery'> = {
      commit: stores().live,
      clock: { now: () => Date.now() },
      limits: { ...standardLimits, ...few },
      delivery,
    }
    const says = (q: number) =>
      relayMessage(deps as ConversationDeps, { speaker: 'visitor', conversation: c }, said(c, q))
    return { says, told: () => told.filter(({ t }) => t === 'many-messages') }
  }

  test('[WR8] the desk hears once that a visitor wrote very much, and the talk goes on', async () => {
    expect([standardLimits.messagesBeforeNotice, standardLimits.messagesPerSide]).toEqual([2_000, 10_000])
    const { says, told } = await talk()
    for (const q of [0, 1]) await says(q)
    expect(told()).toEqual([])
    expect(await says(2)).toBeUndefined()
    expect(told()).toEqual([{ t: 'many-messages', c }])
    expect(await says(2)).toBeUndefined()
    expect(await says(3)).toBeUndefined()
    expect(told()).toHaveLength(1)
  })

  test('[WR8] at the hard stop the server takes no more, and keeps what it has', async () => {
    const { says } = await talk()
    for (const q of [0, 1, 2, 3, 4]) expect(await says(q)).toBeUndefined()
    expect(await says(5)).toEqual({ refused: 'too-fast' })
    expect(await stores().live(({ messages }) => messages.after(c, 0, 9))).toHaveLength(5)
  })
})
