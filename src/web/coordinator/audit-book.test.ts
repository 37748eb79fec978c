import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { auditActions } from '../../domain/audit-log.ts'
import type { AuditLogAnswer, AuditLogRequest, ShownEntry } from '../../protocol/audit-log.ts'
import { emptyContent, type OwnContent } from '../staff/own-content.ts'
import type { OwnState } from '../staff/own-settings.ts'
import { AuditBook } from './audit-book.ts'
import { byDay, entryInWords, timeInWords } from './audit-words.ts'

const day = 24 * 60 * 60_000
const today = 1_764_300_000_000
const daysAgo = (days: number) => today - days * day
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
  const state = signal<OwnState>('saved')
  const own = hasKeys ? { content, change, state } : null
  return { book: new AuditBook({ post, own, now: () => today }), content, state, asked, server }
}

test('[AU13] a page that looks for the first time remembers what it saw, and finds it there the next time', async () => {
  const { book, content, asked, server } = opens(null)
  await book.load()
  expect(content.value.auditSeen).toEqual({ seq: 9, hash: hashOf('a'), at: today })
  server.says = () =>
    answer({
      entries: [entry(12, { hash: hashOf('b') })],
      heads: [{ day: '2025-11-28', seq: 12, hash: hashOf('b') }],
      seen: { hash: hashOf('a'), isPruned: false },
    })
  await book.load()
  expect(asked.map(({ seen }) => seen)).toEqual([null, 9])
  expect(book.isChanged.value).toBe(false)
  expect(content.value.auditSeen).toEqual({ seq: 12, hash: hashOf('b'), at: today })
})

test.each([
  ['another entry stands there', { hash: hashOf('c'), isPruned: false }],
  ['it is gone', { hash: null, isPruned: false }],
  ['the server does not say', null],
])(
  '[AU13] when %s, the page says so, and remembers nothing new until somebody found out why',
  async (_, seen) => {
    const { book, content, server } = opens({ seq: 7, hash: hashOf('b'), at: daysAgo(1) })
    server.says = () => answer({ seen })
    await book.load()
    expect(book.isChanged.value).toBe(true)
    await book.load()
    expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([true, 7])
    book.accept()
    expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([false, 9])
  },
)

const pruned = { hash: null, isPruned: true }

test('[AU13] what was pruned when its days were over, and somebody without keys, give no alarm', async () => {
  const late = opens({ seq: 2, hash: hashOf('b'), at: daysAgo(730) })
  late.server.says = () => answer({ seen: pruned })
  await late.book.load()
  expect(late.book.isChanged.value).toBe(false)
  const raised = opens({ seq: 2, hash: hashOf('b'), at: daysAgo(200) })
  raised.server.says = () => answer({ seen: pruned, keptDays: 730 })
  await raised.book.load()
  expect(raised.book.isChanged.value).toBe(false)
  const keyless = opens({ seq: 2, hash: hashOf('b'), at: daysAgo(1) }, false)
  await keyless.book.load()
  expect([keyless.book.isChanged.value, keyless.asked[0]?.seen]).toEqual([false, null])
})

test.each([
  ['its days are not over', daysAgo(180), 730],
  ['the server says that nothing is kept longer than a day', daysAgo(180), 1],
  ['nobody knows any more when it was seen', null, 730],
])('[AU13] a server that says "pruned" is not believed when %s', async (_, at, keptDays) => {
  const { book, server } = opens({ seq: 2, hash: hashOf('b'), at })
  server.says = () => answer({ seen: pruned, keptDays })
  await book.load()
  expect(book.isChanged.value).toBe(true)
})

const stands = { hash: hashOf('b'), isPruned: false }
const head = (seq: number, letter = 'a') => ({ day: `2025-11-${10 + seq}`, seq, hash: hashOf(letter) })

test.each<[string, Partial<AuditLogAnswer>]>([
  ['another entry in the list', { entries: [entry(9), entry(8), entry(7)] }],
  ['another code of that day', { heads: [head(9), head(7)] }],
  ['a log that ends before it', { entries: [entry(6)], heads: [head(6)] }],
  ['no log', { entries: [], heads: [] }],
])('[AU13] a server that gives the right code and beside it %s is not believed', async (_, more) => {
  const { book, server } = opens({ seq: 7, hash: hashOf('b'), at: daysAgo(1) })
  server.says = () => answer({ ...more, seen: stands })
  await book.load()
  expect(book.isChanged.value).toBe(true)
})

test('[AU13] a server that gives what somebody remembers only after the log was asked silences nothing', async () => {
  const { book, content, state, asked, server } = opens(null)
  state.value = 'loading'
  server.says = () => {
    state.value = 'saved'
    if (asked.length === 1)
      content.value = { ...content.value, auditSeen: { seq: 7, hash: hashOf('b'), at: today } }
    return answer({ seen: asked.at(-1)?.seen ? { hash: hashOf('c'), isPruned: false } : null })
  }
  await book.load()
  expect(asked.map(({ seen }) => seen)).toEqual([null, 7])
  expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([true, 7])
})

test('[AU13] another entry further down the list is said as well, until somebody found out why', async () => {
  const { book, content, server } = opens({ seq: 7, hash: hashOf('b'), at: daysAgo(1) })
  server.says = () => answer({ seen: stands })
  await book.load()
  expect(book.isChanged.value).toBe(false)
  server.says = () => answer({ entries: [entry(8), entry(7)] })
  await book.loadMore()
  expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([true, 7])
  server.says = () => answer({ seen: stands })
  await book.load()
  expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([true, 7])
  book.accept()
  server.says = () => answer({ entries: [entry(8), entry(7)] })
  await book.loadMore()
  expect([book.isChanged.value, content.value.auditSeen?.seq]).toEqual([false, 9])
})

test.each<[string, Partial<AuditLogAnswer>, number | null]>([
  ['the newest is not what the code of now stands for', { entries: [entry(8)] }, 8],
  ['one is missing', { entries: [entry(9), entry(7)] }, 9],
  ['two changed places', { entries: [entry(9), entry(7), entry(8)] }, 9],
  ['the codes of two days changed places', { heads: [head(9), head(5), head(6)] }, 5],
  ['an entry has another code than its day', { entries: [entry(9), entry(8, { hash: hashOf('c') })] }, 8],
  ['the server says so itself', { brokenAt: 3 }, 3],
  ['nothing is wrong', {}, null],
])('[AU10] the page looks by itself whether what it shows goes together: %s', async (_, more, broken) => {
  const { book, server } = opens(null)
  server.says = () => answer({ heads: [head(9), head(8), head(5)], ...more })
  await book.load()
  expect(book.state.value).toMatchObject({ is: 'here', log: { brokenAt: broken } })
})

test('[AU10] of one person or kind numbers may be missing, but go down; older ones follow those before', async () => {
  const { book, server } = opens(null)
  server.says = () => answer({ entries: [entry(7), entry(4)] })
  await book.choose({ kind: 'people' })
  expect(book.state.value).toMatchObject({ log: { brokenAt: null } })
  server.says = () => answer({ entries: [entry(4)] })
  await book.loadMore()
  expect(book.state.value).toMatchObject({ log: { brokenAt: 4 } })
})

test('[AU10] a filter that could not be asked does not make an old list look broken', async () => {
  const { book, asked, server } = opens(null)
  server.says = () => answer({ entries: [entry(7), entry(4)] })
  await book.choose({ person: 'noor' })
  server.says = () => {
    throw new Error('no network')
  }
  await book.choose({ person: null })
  server.says = () => answer({ entries: [entry(2)] })
  await book.loadMore()
  expect(asked.at(-1)).toMatchObject({ before: 4, person: 'noor' })
  expect(book.state.value).toMatchObject({ isStale: true, log: { brokenAt: null } })
  server.says = () => answer()
  await book.load()
  expect(book.state.value).toMatchObject({ isStale: false, log: { entries: [{ seq: 9 }] } })
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
