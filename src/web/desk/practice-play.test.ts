import { readFileSync } from 'node:fs'
import { signal } from '@preact/signals'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { practiceFile } from '../../protocol/practice.ts'
import { talkTime } from '../shared/talk-time.ts'
import { isLeftAlone } from './open-practice.tsx'
import { PracticePlay } from './practice-play.ts'
import { PracticeRoom } from './practice-room.ts'
import { PrivateNote } from './private-note.ts'

const file = JSON.parse(readFileSync('site/clbchat/practice/1-studiekeuze.json', 'utf8'))
const practice = v.parse(practiceFile, file)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => {
    throw new Error('a practice asked the server')
  })
  vi.stubGlobal('WebSocket', () => {
    throw new Error('a practice opened a line')
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const heard = (play: PracticePlay) =>
  play.lines.value.filter(line => line.kind === 'said').map(({ text }) => text)

test('[DK67] Pixel types before each line, answers what Noor wrote in several goes, and says goodbye', async () => {
  const play = new PracticePlay(practice)
  expect(heard(play)).toEqual([])
  await vi.advanceTimersByTimeAsync(1_100)
  expect(play.isTyping.value).toBe(true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heard(play)).toEqual(['hey', 'ik zit vast met mn studiekeuze'])

  play.say('Dag Pixel, ik ben Noor.')
  await vi.advanceTimersByTimeAsync(800)
  play.say('Wat maakt dat je vastzit?')
  await vi.advanceTimersByTimeAsync(20_000)
  // One answer to both: the question in the second one counted.
  expect(heard(play)).toContain('zit in het zesde, wetenschappen wiskunde')
  expect(heard(play)).not.toContain('oke tof')

  const rest = [
    'Dat klinkt lastig.',
    'Wat zou je graag willen?',
    'Klinkt mooi.',
    'Onderwijskiezer kan helpen.',
  ]
  for (const text of [
    ...rest,
    'Wie kan helpen?',
    'Dus je praat met oma.',
    'Dank je, terugkomen mag altijd.',
  ]) {
    play.say(text)
    await vi.advanceTimersByTimeAsync(30_000)
  }
  expect(play.stage.value).toEqual({ is: 'ended', end: 'together' })
  expect(heard(play).at(-1)).toBe('doei')
  expect(play.review.map(({ phase }) => phase)).toEqual([1, 2, 3, 4, 5])
  expect(play.say('nog iets')).toBe(false)
})

test('[DK67] the clock follows the story, so that the phases of the page fit it', async () => {
  const play = new PracticePlay(practice)
  const minute = () =>
    talkTime(play.time.opened.value ?? { elapsed: 0, planned: 0, heardAt: 0, isClockShown: true }, Date.now())
      .minute
  expect(minute()).toBe(0)
  await vi.advanceTimersByTimeAsync(10_000)
  play.say('Vertel eens?')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(minute()).toBe(5)
})

test('[DK67] who says nothing for a minute is asked whether somebody is there', async () => {
  const play = new PracticePlay(practice)
  await vi.advanceTimersByTimeAsync(75_000)
  expect(heard(play)).toContain('hallo? is daar iemand')
})

test('[DK70] a whole practice asks the server nothing, opens no line, and is gone when it is left', async () => {
  const play = new PracticePlay(practice)
  play.notes.value = new PrivateNote('oma')
  for (let turn = 0; turn < 40; turn++) {
    play.say('Hoe is dat voor jou?')
    await vi.advanceTimersByTimeAsync(30_000)
  }
  expect(play.stage.value.is).toBe('ended')
  play.erase()
  expect([play.lines.value, play.notes.value.read(), play.draft.value]).toEqual([[], '', ''])
})

test('[DK71] a call, or work, ends the practice at once; away from work one may begin again', async () => {
  const [status, view, offer] = [signal('away'), signal({ at: 'duty' }), signal<object | null>(null)]
  const mayPractise = signal(true)
  const asked: string[] = []
  const played: string[] = []
  const get = async (path: string) => {
    asked.push(path)
    return { practices: [file] }
  }
  const room = new PracticeRoom({ get, mayPractise, played: id => played.push(id) })
  await room.load()
  expect(room.now.value).toMatchObject({ is: 'here', practices: [{ id: 'studiekeuze' }] })
  room.begin(practice)
  const first = room.play.value
  mayPractise.value = false
  expect([room.play.value, room.isInterrupted.value, first?.lines.value]).toEqual([null, true, []])
  room.begin(practice)
  expect(room.play.value).toBeNull()
  mayPractise.value = true
  room.begin(practice)
  for (let turn = 0; turn < 30; turn++) {
    room.play.value?.say('Hoe is dat voor jou?')
    await vi.advanceTimersByTimeAsync(30_000)
  }
  expect(room.play.value?.stage.value).toEqual({ is: 'ended', end: 'together' })
  expect(played).toEqual(['studiekeuze'])
  expect(asked).toEqual(['/api/practice'])

  const desk = { status, view, offer } as unknown as Parameters<typeof isLeftAlone>[0]
  expect(isLeftAlone(desk)).toBe(true)
  for (const busy of ['free', 'ringing', 'talking', 'rounding-off']) {
    status.value = busy
    expect(isLeftAlone(desk)).toBe(false)
  }
  status.value = 'away'
  offer.value = {}
  expect(isLeftAlone(desk)).toBe(false)
})

test('[DK71] where practices cannot be fetched it is said, and can be tried again', async () => {
  let isThere = false
  const get = async () => (isThere ? { practices: [] } : Promise.reject(new Error('no network')))
  const room = new PracticeRoom({ get, mayPractise: signal(true), played: () => undefined })
  await room.load()
  expect(room.now.value).toEqual({ is: 'failed' })
  isThere = true
  await room.load()
  expect(room.now.value).toEqual({ is: 'here', practices: [] })
})
