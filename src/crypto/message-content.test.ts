import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBase64url } from './bytes.ts'
import { cleanText, type Kind, longestText, maySay, readContent } from './message-content.ts'

const of = (length: number) => toBase64url(new Uint8Array(length))

const good: object[] = [
  { k: 'text', t: 'Dag,\nhoe gaat het? 👩‍👧' },
  { k: 'line', t: 'Vosje denkt even na' },
  { k: 'card', card: 'awel' },
  { k: 'intake', nickname: 'Vosje' },
  {
    ...{ k: 'intake', nickname: 'Wolk 12', who: 'pupil', ageYears: 14, gender: 'x', school: 'second-grade' },
    ...{ theme: 'bullying', toldSomeone: false, typesSlowly: true },
  },
  { k: 'hello', ctx: of(32) },
  { k: 'transfer-ask', counsellorId: 'els', shiftId: 's2', take: of(16) },
  { k: 'transfer-answer', mode: 'may-read', ctx: of(32), fp: of(32) },
  { k: 'transfer-answer', mode: 'no' },
  { k: 'colleague-ask', counsellorId: 'els', shiftId: 's2', take: of(16) },
  { k: 'colleague-answer', mode: 'start-anew', ctx: of(32), fp: of(32) },
  { k: 'close', counts: { 1: 3, 2: 4 } },
  { k: 'keep', answer: 'no' },
  { k: 'keep', answer: 'yes', receipt: { loc: of(16), authHash: of(32), publicKey: of(1216) } },
]
test.each(good)('[SE19] this may be said: %j', content => {
  expect(readContent(content)).toEqual(content)
})

test.each(good)('[SE19] with one unknown field it may not: %j', content => {
  expect(readContent({ ...content, html: '<b>' })).toBeUndefined()
})

test.each<unknown[]>([
  [undefined],
  ['text'],
  [[]],
  [{}],
  [{ k: 'shout', t: 'x' }],
  [{ k: 'constructor' }],
  [{ k: '__proto__' }],
  [{ k: 'text' }],
  [{ k: 'text', t: '' }],
  [{ k: 'text', t: 7 }],
  [{ k: 'text', t: ['x'] }],
  [{ k: 'text', t: 'a\u0000b' }],
  [{ k: 'text', t: 'a\rb' }],
  [{ k: 'text', t: 'a\u009bb' }],
  [{ k: 'text', t: 'a\ud800b' }],
  [{ k: 'text', t: 'x'.repeat(longestText + 1) }],
  [{ k: 'line', t: 'one\ntwo' }],
  [{ k: 'card', card: 'tel:0900' }],
  [{ k: 'intake' }],
  [{ k: 'intake', nickname: '' }],
  [{ k: 'intake', nickname: 'x'.repeat(41) }],
  [{ k: 'intake', nickname: 'Vos\ud83d' }],
  [{ k: 'intake', nickname: 'Vosje', ageYears: 3 }],
  [{ k: 'intake', nickname: 'Vosje', ageYears: 121 }],
  [{ k: 'intake', nickname: 'Vosje', toldSomeone: 'yes' }],
  [{ k: 'intake', nickname: 'Vosje', ageYears: 14.5 }],
  [{ k: 'intake', nickname: 'Vosje', who: 'king' }],
  [{ k: 'intake', nickname: 'Vosje', theme: undefined }],
  [{ k: 'hello', ctx: of(31) }],
  [{ k: 'transfer-answer', mode: 'may-read' }],
  [{ k: 'transfer-answer', mode: 'no', ctx: of(32), fp: of(32) }],
  [{ k: 'close', counts: { 4: 1 } }],
  [{ k: 'close', counts: [] }],
  [{ k: 'close', counts: { 1: -1 } }],
  [{ k: 'keep', answer: 'maybe' }],
])('[SE19] this is refused: %j', content => {
  expect(readContent(content)).toBeUndefined()
})

test('[SE16] cleaned text keeps its words, newlines and emoji, and loses controls and broken characters', () => {
  expect(cleanText('Dag\r\nVosje\u0007 👩‍👧\u007f\u0085\ud83d')).toBe('Dag\nVosje 👩‍👧\ufffd')
})

test('[SE16] what was cleaned is accepted, whatever was typed, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), typed => {
      const t = cleanText(typed)
      expect(cleanText(t)).toBe(t)
      if (t !== '') expect(readContent({ k: 'text', t })).toEqual({ k: 'text', t })
    }),
  )
})

test.each<[Kind, number[]]>([
  ['text', [1, 2, 3]],
  ['line', [1, 2, 3]],
  ['card', [2, 3]],
  ['intake', [1]],
  ['hello', [2, 3]],
  ['transfer-ask', [2]],
  ['transfer-answer', [1]],
  ['colleague-ask', [2]],
  ['colleague-answer', [1]],
  ['close', [1, 2]],
  ['keep', [1]],
])('[SE19] %s is said only by roles %j', (kind, roles) => {
  expect(([1, 2, 3] as const).filter(role => maySay(role, kind))).toEqual(roles)
})

test.each<object>([
  ...['pupil', 'parent', 'teacher', 'someone-else'].map(who => ({ who })),
  ...['m', 'v', 'x', 'rather-not-say'].map(gender => ({ gender })),
  ...[4, 120].map(ageYears => ({ ageYears })),
  ...[true, false].flatMap(is => [{ toldSomeone: is }, { typesSlowly: is }]),
  { nickname: 'x'.repeat(40) },
])('[SE19] a visitor may say of themselves: %j', told => {
  const intake = { k: 'intake', nickname: 'Vosje', ...told }
  expect(readContent(intake)).toEqual(intake)
})

test('[SE16] a text is 2,000 units at most, and a line 200', () => {
  expect(longestText).toBe(2000)
  for (const [k, most] of [
    ['text', 2000],
    ['line', 200],
  ] as const) {
    expect(readContent({ k, t: 'x'.repeat(most) })).toBeDefined()
    expect(readContent({ k, t: 'x'.repeat(most + 1) })).toBeUndefined()
  }
})

test('[SE19] counts are whole numbers from nothing to more than 64 pages can say', () => {
  const close = (count: number) => readContent({ k: 'close', counts: { 1: count, 2: 1, 3: 0 } })
  expect([0, 64 * 65_536].map(close)).not.toContain(undefined)
  expect([-1, 0.5, 64 * 65_536 + 1].map(close)).toEqual([undefined, undefined, undefined])
})
