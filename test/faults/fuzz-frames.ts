import fc from 'fast-check'
import { reasonsForMoreTime, type ToDeskFrame } from '../../src/protocol/desk-frames.ts'
import type { ToVisitorFrame } from '../../src/protocol/visitor-frames.ts'
import { doneWithoutHouse } from '../easy-work.ts'
import type { Seated } from './staff.ts'

/** What a stranger may have seen or made up: real ids, offers and sealed bytes make frames that look right. */
export interface Known {
  readonly ids: string[]
  readonly tickets: string[]
  readonly offers: string[]
  readonly sealed: object[]
  readonly certificates: object[]
  readonly envelopes: object[]
}

const base64url = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map(bytes => Buffer.from(bytes).toString('base64url'))

/** Mostly something known, else something of the right shape, seldom neither. */
function like<Value>(known: readonly Value[], shaped: fc.Arbitrary<Value>): fc.Arbitrary<unknown> {
  const real = known.length > 0 ? fc.constantFrom(...known) : shaped
  return fc.oneof(
    { weight: 12, arbitrary: real },
    { weight: 4, arbitrary: shaped },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 1 }) },
  )
}

const counter = fc.oneof(fc.nat(5), fc.constantFrom(65_535, 65_536, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER))
const sizes = [256, 512, 1024, 2048, 4096, 8192].map(length => length + 16)

const freshSealed = fc.record({
  ...{ v: fc.constant(1), c: base64url(16), e: fc.nat(2), r: fc.constantFrom(1, 2, 3), s: base64url(16) },
  ...{ q: fc.nat(4), x: fc.constantFrom(...sizes).chain(base64url) },
})

/** A known sealed message with one label changed, or one of its own. */
function sealed({ sealed: seen, ids }: Known): fc.Arbitrary<unknown> {
  const own = fc.tuple(freshSealed, like(ids, base64url(16))).map(([message, c]) => ({ ...message, c }))
  if (seen.length === 0) return own
  const touched = fc
    .tuple(fc.constantFrom(...seen), fc.constantFrom('c', 'e', 'r', 's', 'q', 'x', 'v'), own)
    .map(([message, label, other]) => ({ ...message, [label]: (other as Record<string, unknown>)[label] }))
  return fc.oneof(fc.constantFrom(...seen), touched, own)
}

function envelope({ envelopes, ids }: Known): fc.Arbitrary<unknown> {
  const own = fc.record({
    ...{ v: fc.constant(1), kind: fc.constant('shift'), rid: base64url(9), conv: like(ids, base64url(16)) },
    ...{ e: counter, why: fc.constantFrom('start', 'back', 'repair'), prev: fc.constantFrom('') },
    ...{ enc: base64url(32), ct: base64url(120) },
  })
  return fc.oneof(own, like(envelopes, fc.constant({})))
}

const signed = ({ certificates }: Known) =>
  like(
    certificates,
    fc.record({ v: fc.constant(1), type: fc.constant('shift'), body: base64url(60), sig: base64url(64) }),
  )

/** Work as it looks, that nobody asked for. */
const falseWork = doneWithoutHouse('C'.repeat(22))

function visitorFrames(known: Known): fc.Arbitrary<unknown> {
  const id = like(known.ids, base64url(16))
  const t = (kind: string, fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
    fc.record({ t: fc.constant(kind), ...fields })
  return fc.oneof(
    t('ticket', { v: fc.constant(1), c: id, work: fc.constantFrom(falseWork, {}) }),
    t('join', {
      lang: fc.constantFrom('nl', 'nl-BE', 'x', ''),
      wanted: fc.constantFrom('medical', 'no-preference', 'all'),
      slow: fc.oneof(fc.boolean(), fc.nat(1)),
    }),
    t('return', { v: fc.constant(1), c: id, ticket: like(known.tickets, base64url(32)), after: counter }),
    t('envelope', { envelope: envelope(known) }),
    t('message', { message: sealed(known) }),
    t('close', { message: sealed(known) }),
    t('received', { seq: counter }),
    t('looking', { isLooking: fc.boolean() }),
    fc.constantFrom('typing', 'more-time', 'slow', 'leave', 'ping').map(kind => ({ t: kind })),
  )
}

function deskFrames(known: Known): fc.Arbitrary<unknown> {
  const id = like(known.ids, base64url(16))
  const offer = like(known.offers, base64url(16))
  const t = (kind: string, fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
    fc.record({ t: fc.constant(kind), ...fields })
  return fc.oneof(
    t('desk', { v: fc.constant(1), pass: base64url(32) }),
    t('take', { offer, take: base64url(16), certificate: signed(known) }),
    t('take', { offer, take: base64url(16), certificate: signed(known) }),
    t('decline', { offer }),
    t('return', { c: id, take: base64url(16), after: counter }),
    t('message', { message: sealed(known) }),
    t('close', { message: sealed(known) }),
    t('give-up', { c: id }),
    t('add-time', { c: id, reason: fc.constantFrom(...reasonsForMoreTime, 'because') }),
    t('round-off', { c: id }),
    t('received', { seq: counter }),
    t('close-now', { kind: fc.constant('closed'), reason: fc.constant('nee'), minutes: fc.constant(null) }),
    t('cap', { most: fc.constantFrom(0, null) }),
    t('notice', { text: fc.constantFrom('x', null, 'x'.repeat(301)) }),
    fc.constantFrom('ready', 'away', 'typing', 'ping', 'as-planned', 'test-alarm').map(kind => ({ t: kind })),
  )
}

/** A frame with a field too many, one too few, or one of another kind. */
function twisted(frames: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(frames, fc.nat(7), fc.anything({ maxDepth: 2 })).map(([frame, at, other]) => {
    const fields = Object.entries(frame as object)
    const [name] = fields[at % fields.length] ?? ['t']
    if (at < 3) return Object.fromEntries(fields.filter(([key]) => key !== name))
    return { ...(frame as object), [at < 6 ? name : 'constructor']: other }
  })
}

const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)

/** Text or bytes that are no frame at all. */
const nonsense: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes)),
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    ...[
      '',
      'null',
      '[]',
      '{}',
      '"ping"',
      '{"t":"ping"',
      '{"t":"__proto__"}',
      '{"__proto__":{"t":"ping"},"t":"ping"}',
    ],
    ...[
      deep(5_000, '[', ']'),
      deep(2_500, '{"t":', '}'),
      `{"t":"${'x'.repeat(17_000)}"}`,
      'x'.repeat(33_000),
    ],
  ),
)

const shaped = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64url')

/** What the server takes for the next step of a talk: it cannot see that nothing is sealed in it. */
export function sensibleAnswer(
  frame: ToVisitorFrame | ToDeskFrame,
  conversation: string,
  seated: Seated | undefined,
): object | undefined {
  if (frame.t === 'offer' && seated)
    return { t: 'take', offer: frame.offer, take: shaped(16), certificate: seated.shift.certificate }
  if (frame.t === 'taken' && 'certificate' in frame) {
    const why = { why: 'start', prev: '', enc: shaped(32), ct: shaped(120) }
    return {
      t: 'envelope',
      envelope: { v: 1, kind: 'shift', rid: 'x', conv: conversation, e: frame.e, ...why },
    }
  }
  const labels = { v: 1, e: 0, s: shaped(16), q: 0, x: shaped(272) }
  if (frame.t === 'envelope')
    return { t: 'message', message: { ...labels, c: frame.envelope.conv, e: frame.envelope.e, r: 2 } }
  if (frame.t === 'opened')
    return seated
      ? { t: 'close', message: { ...labels, c: frame.c, r: 2, q: 1 } }
      : { t: 'message', message: { ...labels, c: frame.c, r: 1 } }
  if (frame.t === 'welcome' && frame.conversation) return { t: 'give-up', c: frame.conversation }
  return seated && (frame.t === 'ended' || frame.t === 'take-over') ? { t: 'ready' } : undefined
}

/** What a stranger sends next: mostly a frame that looks right, at any moment where it does not fit. */
export function strangeFrames(side: 'visitor' | 'desk', known: Known): fc.Arbitrary<string | Buffer> {
  const frames = side === 'visitor' ? visitorFrames(known) : deskFrames(known)
  const text = (frame: unknown) => JSON.stringify(frame) ?? ''
  return fc.oneof(
    { weight: 12, arbitrary: frames.map(text) },
    { weight: 3, arbitrary: twisted(frames).map(text) },
    { weight: 1, arbitrary: nonsense },
  )
}
