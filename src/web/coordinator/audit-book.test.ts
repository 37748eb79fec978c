import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { auditActions } from '../../domain/audit-log.ts'
import type { AuditLogAnswer, AuditLogRequest, ShownEntry } from '../../protocol/audit-log.ts'
import { emptyContent, type OwnContent } from '../staff/own-content.ts'
import { AuditBook } from './audit-book.ts'
import { byDay, entryInWords, timeInWords } from './audit-words.ts'

const hashOf = (letter: string) => letter.repeat(64)
const entry = (seq: number, more: Partial<ShownEntry> = {}): ShownEntry => ({
  ...{ seq, at: 1_764_252_120_000 + seq, actor: 'bram', action: 'let-in', object: 'noor', times: 1 },
  ...{ hash: hashOf('a'), ...more },
})
const answer = (more: Partial<AuditLogAnswer> = {}): AuditLogAnswer => ({
  ...{ entries: [entry(9)], hasMore: true, heads: [{ day: '2025-11-27', seq: 9, hash: hashOf('a') }] },
  ...{ people: [], keptDays: 730, brokenAt: null, seen: null, ...more },
})

/** A page of somebody who may remember something, and a server that answers what the test wants. */
function opens(remembered: OwnContent['auditSeen'], hasKeys = true) {
  const content = signal<OwnContent>({ ...emptyContent, auditSeen: remembered })
  const change = (next: (own: OwnContent) => OwnContent) => {
    content.value = next(content.value)
    return true
  }
  const asked: AuditLogRequest[] = []
  const server = { says: (): unknown => answer() }
  const post = async (_: string, body: object) => {
    asked.push(body as AuditLogRequest)
    return server.says()
  }
  const own = hasKeys ? { content, change, state: signal('saved' as const) } : null
  return { book: new AuditBook({ post, own }), content, asked, server }
}

test('[AU13] a page that looks for the first time remembers what it saw, and finds it there the next time', async () => {
  const { book, content, asked, server } = opens(null)
  await book.load()
  expect(content.value.auditSeen).toEqual({ seq: 9, hash: hashOf('a') })
  server.says = () =>
    answer({
      heads: [{ day: '2025-11-28', seq: 12, hash: hashOf('b') }],
      seen: { hash: hashOf('a'), isPruned: false },
    })
  await book.load()
  expect(asked.map(({ seen }) => seen)).toEqual([null, 9])
  expect(book.isChanged.value).toBe(false)
  expect(content.value.auditSeen).toEqual({ seq: 12, hash: hashOf('b') })
})

test.each([
  ['another entry stands there', { hash: hashOf('c'), isPruned: false }],
  ['it is gone', { hash: null, isPruned: false }],
  ['the server does not say', null],
])(
  '[AU13] when %s, the page says so, and remembers nothing new until somebody found out why',
  async (_, seen) => {
    const { book, content, server } = opens({ seq: 7, hash: hashOf('b') })
    server.says = () => answer({ seen })
    await book.load()
    expect(book.isChanged.value).toBe(true)
    await book.load()
    expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([true, 7])
    book.accept()
    expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([false, 9])
  },
)

test('[AU13] what was pruned meanwhile, and somebody without keys, give no alarm', async () => {
  const pruned = opens({ seq: 2, hash: hashOf('b') })
  pruned.server.says = () => answer({ seen: { hash: null, isPruned: true } })
  await pruned.book.load()
  expect(pruned.book.isChanged.value).toBe(false)
  const keyless = opens({ seq: 2, hash: hashOf('b') }, false)
  await keyless.book.load()
  expect([keyless.book.isChanged.value, keyless.asked[0]?.seen]).toEqual([false, null])
})

test('[AU12] without the server what was read stays, and the first look says what went wrong', async () => {
  const { book, server } = opens(null)
  const isAway = () => {
    throw new Error('no network')
  }
  server.says = isAway
  await book.load()
  expect(book.state.value).toEqual({ is: 'failed', why: 'no-connection' })
  server.says = () => answer()
  await book.load()
  server.says = isAway
  await book.load()
  expect(book.state.value).toMatchObject({ is: 'here', isStale: true, log: { entries: [{ seq: 9 }] } })
  server.says = () => ({ refused: 'not-signed-in' })
  await book.load()
  expect(book.state.value).toEqual({ is: 'failed', why: 'not-signed-in' })
  server.says = () => ({ entries: 'nonsense' })
  await book.load()
  expect(book.state.value).toEqual({ is: 'failed', why: 'failed' })
})

test('[AU12] older entries come below, and a filter begins anew', async () => {
  const { book, asked, server } = opens(null)
  await book.load()
  server.says = () => answer({ entries: [entry(8)], hasMore: false })
  await book.loadMore()
  expect(book.state.value).toMatchObject({ log: { entries: [{ seq: 9 }, { seq: 8 }], hasMore: false } })
  await book.choose({ kind: 'people' })
  await book.choose({ person: 'noor' })
  expect(asked.slice(1)).toMatchObject([
    { before: 9, kind: null },
    { before: null, kind: 'people', person: null },
    { before: null, kind: 'people', person: 'noor' },
  ])
})

const people = [
  { id: 'bram', name: 'Bram' },
  { id: 'noor', name: 'Noor' },
]

test.each<[Partial<ShownEntry>, string]>([
  [{}, 'Bram liet Noor binnen'],
  [{ object: 'x' }, 'Bram liet een vroegere collega binnen'],
  [{ actor: 'x' }, 'Een vroegere collega liet Noor binnen'],
  [{ action: 'invited', object: 'x' }, 'Bram nodigde iemand uit'],
  [{ action: 'invitation-answered', actor: 'nobody' }, 'Noor beantwoordde een uitnodiging'],
  [
    { action: 'sign-in-refused', actor: 'nobody', object: 'somebody', times: 3 },
    'Aanmelden mislukte 3 keer, met de naam van iemand die hier niet werkt',
  ],
  [{ action: 'started', actor: 'system', object: '0.1.0' }, 'De server startte, versie 0.1.0'],
  [
    { action: 'messages-expired', actor: 'system', times: 1 },
    'De server wiste 1 bericht waarvan de tijd om was',
  ],
  [{ action: 'iets-nieuws' }, 'Bram: iets-nieuws'],
])('[AU12] an entry %j reads as a sentence', (more, sentence) => {
  expect(entryInWords(entry(1, more), people)).toBe(sentence)
})

test('[AU12] every act of the list reads as a sentence with a capital and without a hole', () => {
  for (const action of Object.keys(auditActions)) {
    const said = entryInWords(entry(1, { action }), people)
    expect(said).toMatch(/^[A-Z].{8,}/)
    expect(said).not.toMatch(/undefined| {2}/)
  }
})

test('[AU12] entries stand by the day and time of the wall clock', () => {
  const night = Date.UTC(2025, 10, 27, 23, 30)
  const days = byDay([entry(2, { at: night }), entry(1, { at: night - 3_600_000 })], 'Europe/Brussels')
  expect(days.map(({ day }) => day)).toEqual(['2025-11-28', '2025-11-27'])
  expect(timeInWords(night, 'Europe/Brussels')).toBe('00:30')
})
