import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openRequestSocket } from './request-socket.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

interface Asked {
  readonly path: string
  readonly body: { line: string; after: number; batch?: number; frames?: string[]; isStreamed?: boolean }
  readonly stopped: AbortSignal
  /** Answers with a status and, for who listens, what is told; the answer goes on until `ends`. */
  answers(status?: number, told?: string): { tells(text: string | Uint8Array): void; ends(): void }
  fails(): void
}

/** A page's socket, and the requests that it makes, answered by hand. */
function open(isStreamed = false) {
  const asked: Asked[] = []
  const heard: string[] = []
  const socket = openRequestSocket('/api/visitor', isStreamed, (path, body, stopped) => {
    return new Promise((resolve, reject) => {
      asked.push({
        path,
        body: JSON.parse(body),
        stopped,
        answers(status = 200, told = '') {
          let pipe: ReadableStreamDefaultController<Uint8Array> | undefined
          const stream = new ReadableStream<Uint8Array>({
            start: controller => {
              pipe = controller
            },
          })
          const tells = (text: string | Uint8Array) =>
            pipe?.enqueue(typeof text === 'string' ? new TextEncoder().encode(text) : text)
          resolve(new Response(status === 204 ? null : stream, { status }))
          if (told) tells(told)
          return { tells, ends: () => pipe?.close() }
        },
        fails: () => reject(new TypeError('network')),
      })
    })
  })
  socket.onopen = () => heard.push('open')
  socket.onmessage = ({ data }) => heard.push(String(data))
  socket.onclose = () => heard.push('closed')
  /** The newest request of this kind. */
  const last = (what: 'listen' | 'say') => {
    const found = asked.findLast(({ path }) => path === `/api/visitor/${what}`)
    if (!found) throw new Error(`the page did not ask to ${what}`)
    return found
  }
  const count = (what: string) => asked.filter(({ path }) => path.endsWith(what)).length
  return { socket, asked, heard, last, count }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

async function opened(isStreamed = false) {
  const page = open(isStreamed)
  const answer = page.last('listen').answers(200, '+\n')
  if (!isStreamed) answer.ends()
  await settle()
  return { ...page, answer }
}

test('[WR7] it opens with the first word of the house, and asks for the next answer', async () => {
  const { heard, last, count } = await opened()
  expect(heard).toEqual(['open'])
  expect(count('listen')).toBe(2)
  expect(last('listen').body).toMatchObject({ after: 0, isStreamed: false })
  expect(last('listen').body.line).toMatch(/^[\w-]{22}$/)
})

test('[WR7] frames are heard once each and in order, also when an answer broke in the middle', async () => {
  const { heard, last } = await opened()
  last('listen').answers(200, '1 {"t":"a"}\n2 {"t":"hé"}\n3 {"t":').ends()
  await settle()
  expect(last('listen').body.after).toBe(2)
  last('listen').fails()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(last('listen').body.after).toBe(2)
  last('listen').answers(200, '2 {"t":"hé"}\n3 {"t":"c"}\n').ends()
  await settle()
  expect(heard).toEqual(['open', '{"t":"a"}', '{"t":"hé"}', '{"t":"c"}'])
})

test('[WR7] a letter that is cut in two by the network is read whole', async () => {
  const { heard, answer } = await opened(true)
  const bytes = new TextEncoder().encode('1 {"t":"hé"}\n')
  for (const byte of bytes) answer.tells(new Uint8Array([byte]))
  await settle()
  expect(heard).toEqual(['open', '{"t":"hé"}'])
})

test('[WR7] one batch is on its way at a time, and what is typed meanwhile goes with the next', async () => {
  const { socket, last, count } = await opened()
  socket.send('a')
  socket.send('b')
  socket.send('c')
  await settle()
  expect(count('say')).toBe(1)
  expect(last('say').body).toMatchObject({ batch: 1, frames: ['a'] })
  last('say').answers(204)
  await settle()
  expect(last('say').body).toMatchObject({ batch: 2, frames: ['b', 'c'] })
})

test('[WR7] a batch that failed goes again under the same number', async () => {
  const { socket, last, count } = await opened()
  socket.send('a')
  await settle()
  last('say').fails()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(count('say')).toBe(2)
  expect(last('say').body).toMatchObject({ batch: 1, frames: ['a'] })
  last('say').answers(502)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(count('say')).toBe(3)
})

test('[WR7] [WR8] no body grows beyond what the house reads', async () => {
  const { socket, last } = await opened()
  socket.send('first')
  await settle()
  for (const frame of ['x', 'y', 'z']) socket.send(frame.repeat(6_000))
  last('say').answers(204)
  await settle()
  expect(last('say').body.frames).toHaveLength(2)
})

test.each([
  ['the house has forgotten the line', 410],
  ['a batch does not fit', 409],
  ['the request is refused', 403],
])('[WR7] when %s the socket closes, so that the page returns on a new one', async (_, status) => {
  const { socket, heard, last } = await opened()
  socket.send('a')
  await settle()
  last('say').answers(status)
  await settle()
  expect(heard).toEqual(['open', 'closed'])
})

test('[WR7] a frame too many in between closes the socket', async () => {
  const { heard, last } = await opened()
  last('listen').answers(200, '1 {"t":"a"}\n3 {"t":"c"}\n').ends()
  await settle()
  expect(heard).toEqual(['open', '{"t":"a"}', 'closed'])
})

test('[WR7] a page of somebody else in between, and an answer without a word, open nothing', async () => {
  for (const told of ['<!doctype html>\n<p>Log in to the network</p>\n', '']) {
    const { heard, last, count } = open()
    last('listen').answers(200, told).ends()
    await settle()
    expect([heard, count('listen')]).toEqual([['closed'], 1])
  }
})

test('[WR7] a network that is gone is tried a few times, and then the socket closes', async () => {
  const { heard, last, count } = await opened()
  for (let times = 0; times < 4; times++) {
    last('listen').fails()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(heard).toEqual(['open', 'closed'])
  expect(count('listen')).toBe(5)
})

test('[WR7] the house says that it is over', async () => {
  const { heard, answer } = await opened(true)
  answer.tells('1 {"t":"refused","code":"already-open"}\n-\n')
  await settle()
  expect(heard).toEqual(['open', '{"t":"refused","code":"already-open"}', 'closed'])
})

test('[WR5] [WR7] a page that is asked for a sign of life gives one, and confirms what it has', async () => {
  const { answer, last, count } = await opened(true)
  answer.tells('1 {"t":"a"}\n?\n')
  await settle()
  expect(last('say').body).toMatchObject({ batch: 1, after: 1, frames: [] })
  last('say').answers(204)
  await settle()
  answer.tells(`2 ${'x'.repeat(70_000)}\n`)
  await settle()
  expect(count('say')).toBe(2)
  expect(last('say').body).toMatchObject({ after: 2, frames: [] })
})

test('[WR7] a socket that its page closed asks nothing more and says nothing more', async () => {
  const { socket, heard, asked, last } = await opened()
  const before = asked.length
  const listening = last('listen')
  socket.close()
  socket.send('a')
  listening.answers(200, '1 {"t":"a"}\n').ends()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(listening.stopped.aborted).toBe(true)
  expect([heard, asked.length]).toEqual([['open'], before])
})

test.each([
  ['a desk brings the cookie of its session along, also without WebSockets', '/api/desk', 'same-origin'],
  ['a visitor brings none', '/api/visitor', 'omit'],
])('[FL12] [WR7] %s', (_, path, credentials) => {
  const post = vi.fn<typeof fetch>(() => new Promise(() => {}))
  vi.stubGlobal('fetch', post)
  const socket = openRequestSocket(path, true)
  socket.send('a')
  socket.close()
  expect(post.mock.calls.map(([to, asked]) => [to, asked?.credentials])).toEqual([
    [`${path}/listen`, credentials],
    [`${path}/say`, credentials],
  ])
})
