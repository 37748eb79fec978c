import { afterEach, expect, expectTypeOf, test, vi } from 'vitest'
import {
  type AtDesk,
  arrive,
  closeDesks,
  good,
  hire,
  opens,
  reads,
  tells,
  Visitor,
} from '../../../test/desk-in-node.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { PrivateNote } from './private-note.ts'
import { lastMessageWords } from './texts-connection.ts'

const noor = await hire('noor', 'Noor')

afterEach(closeDesks)

async function talks(): Promise<AtDesk & { visitor: Visitor; conversation: DeskConversation }> {
  const at = await arrive(noor)
  const visitor = new Visitor()
  await opens(at, visitor)
  return { ...at, visitor, conversation: good(at.desk.conversation) }
}

test('[DK36] whatever Noor notes, no frame of her desk carries it: not in clear, and not sealed', async () => {
  const { wire, visitor, conversation, kept } = await talks()
  const secret = 'wie steunt? oma'
  const frames: unknown[] = []
  const said: unknown[] = []
  for (let letters = 1; letters <= secret.length; letters++) {
    conversation.notes.value = new PrivateNote(secret.slice(0, letters))
    if (letters % 5 === 0) conversation.say(`woord ${letters}`)
    conversation.typing.type()
    conversation.keepNow()
  }
  await vi.waitFor(() => expect(kept.get(visitor.id)).toBeDefined())
  await conversation.roundOff()
  await vi.waitFor(() => {
    frames.push(...wire.read())
    expect(frames.some(frame => (frame as { t: string }).t === 'close')).toBe(true)
  })
  for (const frame of frames as { t: string; message?: unknown }[])
    if (frame.message) said.push(await visitor.hears(frame))
  expect(said.map(content => (content as { k: string }).k)).toEqual(['text', 'text', 'text', 'close'])
  expect(JSON.stringify([frames, said])).not.toMatch(/steunt|oma/)
  expect(JSON.stringify(conversation.notes.value)).not.toContain('oma')
  expect(`${String(conversation.notes.value)}`).not.toContain('oma')
})

test('[DK36] a note is no text: what says something does not take one', () => {
  type Said = Parameters<DeskConversation['say']>[0]
  expectTypeOf<PrivateNote>().not.toExtend<Said>()
  expectTypeOf<Said>().not.toExtend<PrivateNote>()
})

test('[RF9] Noor gives a card: the visitor gets an id and no number, and Noor sees it stand in the thread', async () => {
  const { wire, visitor, conversation } = await talks()
  expect(conversation.giveCard('awel')).toBe(true)
  expect(await visitor.hears(await reads(wire, 'message'))).toEqual({ k: 'card', card: 'awel' })
  expect(conversation.lines.value.at(-1)).toMatchObject({ by: 'me', text: 'Awel', card: 'awel' })
})

test('[RF9] a card of a service that the helpline does not have cannot be given', async () => {
  const { wire, conversation } = await talks()
  const before = conversation.lines.value
  expect(conversation.giveCard('somebody-else')).toBe(false)
  expect(conversation.lines.value).toBe(before)
  conversation.say('Dag')
  tells(wire)
  expect(await reads(wire, 'message')).toBeDefined()
})

test('[DK37] what Noor ticked of a phase is there again after a reload, sealed with her notes', async () => {
  const { desk, visitor, conversation, kept } = await talks()
  conversation.keepNow()
  await vi.waitFor(() => expect(kept.get(visitor.id)).toBeDefined())
  const before = kept.get(visitor.id)
  conversation.cues.value = ['explore-1']
  conversation.keepNow()
  await vi.waitFor(() => expect(kept.get(visitor.id)).not.toBe(before))
  desk.stop('signed-out')
  const again = await arrive(noor, visitor.id, kept)
  await reads(again.wire, 'back')
  expect(again.desk.conversation?.cues.value).toEqual(['explore-1'])
})

test('[DK38] Noor sees that Vosje looks elsewhere; a visitor who comes back looks, until it is said again', async () => {
  const { wire, visitor, conversation } = await talks()
  const { id: c } = visitor
  expect(conversation.isPeerLooking.value).toBe(true)
  tells(wire, { t: 'looking', c, isLooking: false })
  await vi.waitFor(() => expect(conversation.isPeerLooking.value).toBe(false))
  tells(wire, { t: 'peer', c, connected: false, gone: 0 }, { t: 'peer', c, connected: true, gone: 0 })
  await vi.waitFor(() => expect(conversation.isPeerLooking.value).toBe(true))
})

test('[DK38] how long ago the last word was is told in calm steps', () => {
  expect([0, 4_000, 12_000, 59_999, 61_000, 150_000].map(lastMessageWords)).toEqual([
    'Laatste bericht daarnet',
    'Laatste bericht daarnet',
    'Laatste bericht 10 seconden geleden',
    'Laatste bericht 55 seconden geleden',
    'Laatste bericht 1 minuut geleden',
    'Laatste bericht 2 minuten geleden',
  ])
})
