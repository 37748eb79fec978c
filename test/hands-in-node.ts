import { type Epoch, type Holder, holderOf, nextEpoch, type Reason } from '../src/crypto/conversation-key.ts'
import { sealEnvelope } from '../src/crypto/envelope.ts'
import { type History, readHistory } from '../src/crypto/history.ts'
import { verifyCounsellor } from '../src/crypto/shift-certificate.ts'
import type { ShownHolder } from '../src/protocol/change-frames.ts'
import type { SealedEnvelope, SealedMessage } from '../src/protocol/sealed.ts'
import { must, type TestCounsellor, type TestVisitor } from './pages-in-node.ts'

/** How the key changes hands, with real seals: what the visitor's page and the desks do beside talking. */

/** An epoch that the visitor's page made, and the key for each holder. */
export interface Made {
  readonly epoch: Epoch
  readonly keys: readonly { readonly to: 2 | 3; readonly envelope: SealedEnvelope }[]
}

interface Next {
  readonly reason: Exclude<Reason, 'start'>
  /** Who comes, as the server shows them. */
  readonly comer?: ShownHolder
  /** Whether who comes may read what was said before (SE30). */
  readonly mayRead?: boolean
  /** The epoch that stands; the newest that is not burned. */
  readonly current?: Epoch
}

/** The visitor's page makes the next epoch and a key for each of its holders; nothing is sent yet. */
export async function makesNext(visitor: TestVisitor, next: Next): Promise<Made> {
  const { reason, comer, mayRead = true } = next
  const current = next.current ?? must(visitor.made.at(-1))
  const role = reason === 'colleague' ? 3 : 2
  const comes = comer && (await holderShown(visitor, comer, role))
  const holders = holdersOf(reason, current.holders, comes)
  const { org } = visitor.trust()
  const previous = must(visitor.made.at(-1))
  const epoch = must(await nextEpoch({ org, previous, current, reason, holders }))
  const keys = []
  for (const holder of epoch.holders) {
    const isNew = holder.take === comes?.take && reason !== 'back'
    const earlier = isNew && !mayRead ? [] : visitor.made
    keys.push({ to: holder.role, envelope: await sealEnvelope(epoch, holder, earlier) })
  }
  return { epoch, keys }
}

function holdersOf(reason: Next['reason'], before: readonly Holder[], comes: Holder | undefined): Holder[] {
  const [counsellor, colleague] = [
    before.find(({ role }) => role === 2),
    before.find(({ role }) => role === 3),
  ]
  const along = colleague ? [colleague] : []
  switch (reason) {
    case 'back':
      return [must(comes)]
    case 'transfer':
      return [must(comes), ...along]
    case 'colleague':
      return [must(counsellor), must(comes)]
    case 'colleague-left':
      return [must(counsellor)]
    case 'repair':
      return [must(counsellor), ...along]
  }
}

async function holderShown(
  { trust }: { readonly trust: TestVisitor['trust'] },
  { certificate, grants, take }: ShownHolder,
  role: 2 | 3,
): Promise<Holder> {
  return must(holderOf(must(await verifyCounsellor(trust(), { certificate, grants })), role, take))
}

/** The page makes the next epoch and hands over its keys. */
export async function handsOverNext(visitor: TestVisitor, next: Next): Promise<Made> {
  const made = await makesNext(visitor, next)
  await visitor.opens(made.epoch)
  for (const key of made.keys)
    visitor.line.send({ t: 'hand-over', holders: made.keys.length === 1 ? 1 : 2, ...key })
  return made
}

/** The visitor's page hears every holder's hello, and speaks in that epoch from now on. */
export async function hearsHellos(visitor: TestVisitor, { epoch }: Made): Promise<void> {
  const talk = must(visitor.talks[epoch.e])
  visitor.talk = talk
  for (const _ of epoch.holders) must(await visitor.reads())
  if (!talk.isGreetedByAll) throw new Error('somebody did not say hello')
}

/** A desk opens its key of the next epoch and says hello. */
export async function joinsNext(desk: TestCounsellor): Promise<'same-visitor' | 'new-acquaintance'> {
  const acquaintance = await opensNextKey(desk)
  await desk.saysHello()
  return acquaintance
}

/** All desks open their keys and say hello, each heard by the others. */
export async function allJoin(
  desks: readonly TestCounsellor[],
): Promise<('same-visitor' | 'new-acquaintance')[]> {
  const acquaintances: ('same-visitor' | 'new-acquaintance')[] = []
  for (const desk of desks) acquaintances.push(await opensNextKey(desk))
  for (const desk of desks) {
    await desk.saysHello()
    for (const other of desks) if (other !== desk) must(await other.reads())
  }
  return acquaintances
}

export async function opensNextKey(desk: TestCounsellor): Promise<'same-visitor' | 'new-acquaintance'> {
  const { role, envelope, others } = await desk.line.hears('next-key')
  desk.role = role
  const known = await Promise.all(others.map(other => holderShown(desk, other, other.role)))
  return (await desk.opens(envelope, known)).acquaintance
}

/** Everything that this desk is told of what was said, and how it reads it. */
export async function readsAgain(desk: TestCounsellor): Promise<History> {
  const from = desk.line.heard.length
  desk.asksAgain(true)
  await desk.line.hears('caught-up')
  return readHistory(desk.epochs, messagesIn(desk.line.heard.slice(from)))
}

/** What a reloaded visitor's page reads, with the epochs that its blob holds. */
export async function visitorReadsAgain(visitor: TestVisitor): Promise<History> {
  await visitor.returns(true)
  for (let more = await moreOf(visitor); more !== undefined; more = await moreOf(visitor))
    visitor.line.send({ t: 'history', c: visitor.c, after: more })
  return readHistory(visitor.made, messagesIn(visitor.line.heard))
}

/** After which number the next page begins, or undefined at the end of all. */
async function moreOf({ line }: TestVisitor): Promise<number | undefined> {
  const last = await line.hearsOneOf(['more', 'caught-up'])
  return last.t === 'more' ? last.after : undefined
}

function messagesIn(frames: readonly { t: string }[]): SealedMessage[] {
  return frames.flatMap(frame =>
    frame.t === 'message' && 'message' in frame ? [frame.message as SealedMessage] : [],
  )
}

/** The texts of a history, in order. */
export const textsIn = ({ entries }: History): string[] =>
  entries.flatMap(entry => ('content' in entry && entry.content.k === 'text' ? [entry.content.t] : []))
