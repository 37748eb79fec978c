import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { heavyWords, longSentences, sentencesIn } from '../../../test/sentences.ts'
import { TestTable } from '../../../test/visitor-table.ts'
import { dangerWords } from '../../protocol/danger-words.ts'
import { makeDangerMatcher } from './danger-matcher.ts'
import { DangerWatch } from './danger-watch.ts'
import { dangerTexts } from './texts-danger.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

const words = v.parse(dangerWords, JSON.parse(readFileSync('site/clbchat/danger-words.json', 'utf8')))
const advise = makeDangerMatcher(words)
const rest = 20
const watched = (page: VisitorConversation) => new DangerWatch(page, advise, rest)
const rests = () => new Promise(resolve => setTimeout(resolve, rest * 2))

test('[VP32] who types that it is too much sees the numbers, once, and not again after "Ik ga verder"', async () => {
  const table = await TestTable.laid()
  const watch = watched(table.page)
  await table.meets()
  table.page.draft.value = 'kwil ni meer leven'
  expect(watch.shown.value).toBeNull()
  await vi.waitFor(() => expect(watch.shown.value).toBe('1813'))
  watch.dismiss()
  expect(watch.shown.value).toBeNull()
  table.page.draft.value = 'papa slaat mij'
  await rests()
  expect(watch.shown.value).toBeNull()
})

test('[VP32] "ik ga dood" may still become "van het lachen": it looks when nobody types, or when it was sent', async () => {
  const table = await TestTable.laid()
  const watch = watched(table.page)
  await table.meets()
  for (const typed of ['ik wil dood', 'ik wil doodg', 'ik wil doodgraag mee']) table.page.draft.value = typed
  await rests()
  expect(watch.shown.value).toBeNull()
  table.page.draft.value = 'mijn vader slaat mij'
  expect(table.page.say(table.page.draft.value)).toBe(true)
  table.page.draft.value = ''
  expect(watch.shown.value).toBe('112')
})

test('[VP32] also the name before the chat and the words written while waiting; a new conversation begins anew', async () => {
  const table = await TestTable.laid()
  const watch = watched(table.page)
  table.page.answers.nickname.value = 'ikwildood'
  await vi.waitFor(() => expect(watch.shown.value).toBe('1813'))
  await table.joins('Wolk')
  expect(watch.shown.value).toBe('1813')
  table.page.leaveQueue()
  table.page.startAgain()
  expect(watch.shown.value).toBeNull()
  await table.joins('Wolk')
  table.page.firstText.value = 'ik heb te veel pillen genomen'
  await vi.waitFor(() => expect(watch.shown.value).toBe('both'))
})

test('[VP32] who leaves quickly leaves nothing of it on the page', async () => {
  const table = await TestTable.laid()
  const watch = watched(table.page)
  await table.meets()
  table.page.draft.value = 'ik wil dood'
  await vi.waitFor(() => expect(watch.shown.value).toBe('1813'))
  table.page.leave()
  expect(watch.shown.value).toBeNull()
  await rests()
  expect(watch.shown.value).toBeNull()
})

/** Everything that goes out of the page of a visitor who writes these words, as kinds and lengths. */
async function allThatLeaves(typed: string, isWatched: boolean) {
  const table = await TestTable.laid()
  const watch = isWatched ? watched(table.page) : undefined
  table.page.firstText.value = typed
  table.page.isFirstTextFinished.value = true
  if (isWatched) await rests()
  await table.joins()
  await table.meets()
  table.page.typing()
  table.page.draft.value = typed
  if (isWatched) await rests()
  table.page.say(typed)
  table.page.draft.value = ''
  watch?.dismiss()
  const read = await table.reads()
  const shape = (frame: object) =>
    JSON.stringify(frame, (key, value) => (typeof value === 'string' && key !== 't' ? value.length : value))
  return { shown: watch?.shown.value, frames: table.sent.map(shape), read, left: table.left }
}

test('[VP34] nothing about it leaves the page: every frame is as without it, and Noor reads only what was written', async () => {
  const danger = 'ik wil niet meer leven'
  const harmless = 'ik wil niet meer lezen'
  const [watchedDanger, unwatched, calm] = await Promise.all([
    allThatLeaves(danger, true),
    allThatLeaves(danger, false),
    allThatLeaves(harmless, true),
  ])
  expect(advise(danger)).not.toBeNull()
  expect(advise(harmless)).toBeNull()
  expect(watchedDanger.frames.length).toBeGreaterThan(4)
  expect(watchedDanger.frames).toEqual(unwatched.frames)
  expect(watchedDanger.frames).toEqual(calm.frames)
  expect(watchedDanger.read).toEqual(unwatched.read)
  expect(watchedDanger.left).toEqual([])
})

test('[VP32] the note is calm: short sentences, light words', () => {
  const sentences = sentencesIn(dangerTexts)
  expect(longSentences(sentences)).toEqual([])
  expect(heavyWords(sentences)).toEqual([])
})
