import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { jsonBytes, randomBytes, toBase64url } from '../../crypto/bytes.ts'
import { refuse } from '../../domain/refusal.ts'
import { contentOfBytes, emptyContent, type OwnContent, sentenceLimits } from './own-content.ts'
import { OwnSettings } from './own-settings.ts'

const deskSecret = randomBytes(32)
const sentence = { id: 'own-1', name: 'oma', phase: 'verkennen', text: 'Vertel eens over je oma.' }
const withSentence = (own: OwnContent): OwnContent => ({ ...own, sentences: [...own.sentences, sentence] })

/** The server's side of it; it can be away. */
class Kept {
  sealed: string | null = null
  isAway = false
  times = 0
  get = async () => {
    if (this.isAway) throw new Error('no connection')
    return { sealed: this.sealed }
  }
  post = async (_: string, body: object) => {
    if (this.isAway) return refuse('try-again')
    this.times += 1
    this.sealed = (body as { sealed: string }).sealed
    return undefined
  }
}

let kept: Kept
const signsIn = (secret = deskSecret) =>
  new OwnSettings({ get: kept.get, post: kept.post, deskSecret: secret })
const isSaved = (own: OwnSettings) => vi.waitFor(() => expect(own.state.value).toBe('saved'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  kept = new Kept()
})
afterEach(() => void vi.useRealTimers())

test('[DK30] what Noor keeps for herself is there on another computer, and nobody else can open it', async () => {
  const own = signsIn()
  await isSaved(own)
  expect(own.change(withSentence)).toBe(true)
  expect(own.content.value.sentences).toEqual([sentence])
  await vi.advanceTimersByTimeAsync(2_000)
  await isSaved(own)
  // Long enough that chance does not write it: three letters stand somewhere in sealed bytes once in fifty times.
  expect(kept.sealed).not.toContain(toBase64url(new TextEncoder().encode(sentence.text)).slice(0, 12))
  const there = signsIn()
  await isSaved(there)
  expect(there.content.value).toEqual({ ...own.content.value, sentences: [sentence] })
  const colleague = signsIn(randomBytes(32))
  await isSaved(colleague)
  expect([colleague.isUnreadable.value, colleague.content.value.sentences]).toEqual([true, []])
})

test('[DK30] without connection nothing is lost: it is tried until it is kept', async () => {
  const own = signsIn()
  await isSaved(own)
  kept.isAway = true
  own.change(withSentence)
  await vi.advanceTimersByTimeAsync(20_000)
  expect([own.state.value, kept.times]).toEqual(['saving', 0])
  kept.isAway = false
  await vi.advanceTimersByTimeAsync(30_000)
  await isSaved(own)
  expect(kept.times).toBe(1)
})

test('[DK30] what is changed before the kept settings came does not wipe them', async () => {
  const before = signsIn()
  await isSaved(before)
  before.change(own => ({ ...own, lastShift: '2026-10-23', practised: ['studiekeuze'] }))
  await vi.advanceTimersByTimeAsync(1_000)
  await isSaved(before)
  kept.isAway = true
  const own = signsIn()
  own.change(withSentence)
  await vi.advanceTimersByTimeAsync(500)
  kept.isAway = false
  await vi.advanceTimersByTimeAsync(5_000)
  await isSaved(own)
  expect(own.content.value).toMatchObject({ lastShift: '2026-10-23', practised: ['studiekeuze'] })
  expect(own.content.value.sentences).toEqual([sentence])
})

test('[DK30] more than fits is refused, and what there was stays', async () => {
  const own = signsIn()
  await isSaved(own)
  const long = { ...sentence, text: '€'.repeat(sentenceLimits.text) }
  const many = (of: OwnContent) => ({
    ...of,
    sentences: Array.from({ length: sentenceLimits.own }, () => long),
  })
  expect(own.change(many)).toBe(false)
  expect(own.change(of => ({ ...of, lastShift: 'gisteren' }))).toBe(false)
  expect(own.content.value.sentences).toEqual([])
})

test('[DK30] who has no keys keeps it in this page only', async () => {
  const own = new OwnSettings({ get: kept.get, post: kept.post, deskSecret: null })
  own.change(withSentence)
  await vi.advanceTimersByTimeAsync(2_000)
  expect([own.state.value, own.content.value.sentences, kept.times]).toEqual(['page-only', [sentence], 0])
})

test('[AU13] what Bram kept before it said when he looked still opens', () => {
  const seen = { seq: 7, hash: 'a'.repeat(64) }
  const { auditSeen: _, ...before } = emptyContent
  expect(contentOfBytes(jsonBytes(before))).toEqual(emptyContent)
  const opened = contentOfBytes(jsonBytes({ ...before, auditSeen: seen }))
  expect(opened).toEqual({ ...emptyContent, auditSeen: { ...seen, at: null } })
})
