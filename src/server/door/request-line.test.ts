import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RequestLine } from './request-line.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** An answer that is under way; it can break. */
class Answer extends EventEmitter {
  text = ''
  isOver = false

  write(text: string) {
    this.text += text
  }

  end(text = '') {
    this.write(text)
    this.destroy()
  }

  destroy() {
    if (this.isOver) return
    this.isOver = true
    this.emit('close')
  }
}

function open() {
  const heard: (string | undefined)[] = []
  const line = new RequestLine(() => heard.push('forgotten'))
  line.listenWith({
    heard: text => heard.push(text),
    alive: () => undefined,
    broken: () => undefined,
    gone: () => heard.push('gone'),
  })
  const listens = (after: number, isStreamed = false) => {
    const answer = new Answer()
    const isGood = line.listen(answer as unknown as ServerResponse, { after, isStreamed })
    return isGood ? answer : undefined
  }
  const says = (batch: number, ...frames: string[]) => line.say({ batch, after: 0, frames })
  const turn = () => vi.advanceTimersByTimeAsync(0)
  return { line, heard, listens, says, turn }
}

test('[WR7] a page hears at once that the line is open, and then one answer for each turn of news', async () => {
  const { line, listens, turn } = open()
  expect(listens(0)).toMatchObject({ text: '+\n', isOver: true })
  const answer = listens(0)
  await turn()
  expect(answer).toMatchObject({ text: '', isOver: false })
  line.send('{"t":"a"}')
  line.send('{"t":"b"}')
  await turn()
  expect(answer).toMatchObject({ text: '1 {"t":"a"}\n2 {"t":"b"}\n', isOver: true })
})

test('[WR7] a streamed answer goes on', async () => {
  const { line, listens, turn } = open()
  const answer = listens(0, true)
  for (const frame of ['{"t":"a"}', '{"t":"b"}']) {
    line.send(frame)
    await turn()
  }
  expect(answer).toMatchObject({ text: '+\n1 {"t":"a"}\n2 {"t":"b"}\n', isOver: false })
})

test('[WR7] what was told in an answer that got lost is told again, until the page says that it has it', async () => {
  const { line, listens, turn } = open()
  listens(0)
  listens(0)
  for (const frame of ['{"t":"a"}', '{"t":"b"}', '{"t":"c"}']) line.send(frame)
  await turn()
  expect(line.waiting()).toBe(27)
  expect(listens(1)?.text).toBe('2 {"t":"b"}\n3 {"t":"c"}\n')
  expect(listens(2)?.text).toBe('3 {"t":"c"}\n')
  expect(listens(3)?.text).toBe('')
  expect(line.waiting()).toBe(0)
  expect(listens(4)).toBeUndefined()
})

test('[WR7] a batch that is sent again is dealt with once; one out of order is refused', () => {
  const { heard, says } = open()
  expect(says(1, 'a', 'b')).toBe(true)
  expect(says(1, 'a', 'b')).toBe(true)
  expect(says(3, 'd')).toBe(false)
  expect(says(2, 'c')).toBe(true)
  expect(says(1, 'a', 'b')).toBe(false)
  expect(heard).toEqual(['a', 'b', 'c'])
})

test('[WR5] [WR7] a page that does not ask again within ten seconds is gone, and its line forgotten', async () => {
  const { heard, listens } = open()
  listens(0)
  await vi.advanceTimersByTimeAsync(9_900)
  const answer = listens(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual([])
  answer?.destroy()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heard).toEqual(['forgotten', 'gone'])
})

test('[WR7] why a line is over is told again to who lost the answer, and nobody speaks on it any more', async () => {
  const { line, heard, listens, says } = open()
  const answer = listens(0, true)
  line.send('{"t":"refused","code":"already-open"}')
  line.close()
  expect(answer).toMatchObject({ text: '+\n1 {"t":"refused","code":"already-open"}\n-\n', isOver: true })
  expect(heard).toEqual(['gone'])
  expect(says(1, 'late')).toBe(false)
  expect(listens(0)?.text).toBe('1 {"t":"refused","code":"already-open"}\n-\n')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(heard).toEqual(['gone', 'forgotten'])
})

test('[WR7] a page that asks anew while an answer is under way gets one answer, the newest', async () => {
  const { line, listens, turn } = open()
  const older = listens(0, true)
  const newer = listens(0, true)
  line.send('{"t":"a"}')
  await turn()
  expect(older).toMatchObject({ text: '+\n', isOver: true })
  expect(newer).toMatchObject({ text: '+\n1 {"t":"a"}\n', isOver: false })
})

test('[WR5] [WR7] a page is asked for a sign of life in the answer', async () => {
  const { line, listens, turn } = open()
  listens(0)
  const answer = listens(0)
  line.probe()
  await turn()
  expect(answer).toMatchObject({ text: '?\n', isOver: true })
})
