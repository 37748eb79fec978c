import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { WorkDone } from '../src/protocol/work.ts'
import { askWork, doneWithoutHouse, workFor } from '../test/easy-work.ts'
import type { AttackTask } from './flood.ts'
import { eachOf } from './pages.ts'

/** A program that floods the door of a house on this machine: so many times a second, for so long, from one address. */

process.on('message', async (task: AttackTask) => {
  const { before, once: act } = shapes[task.shape](task)
  await before?.()
  process.send?.('ready')
  await flood(task, act)
  process.send?.('over')
})

async function flood({ perSecond, seconds }: AttackTask, act: () => void): Promise<void> {
  const begun = performance.now()
  const times = Math.round(perSecond * seconds)
  for (let done = 0; done < times; ) {
    const due = Math.min(times, Math.floor(((performance.now() - begun) / 1000) * perSecond))
    for (; done < due; done++) act()
    await pause(5)
  }
}

interface Shape {
  readonly before?: () => Promise<void>
  readonly once: () => void
}

export const shapes: Record<AttackTask['shape'], (task: AttackTask) => Shape> = {
  nothing: () => ({ once: () => {} }),
  'tickets without work': task => ({ once: () => sendTicket(task, newId(), null) }),
  'tickets with made-up work': task => ({
    once() {
      const c = newId()
      const { asked, ...found } = doneWithoutHouse(c)
      const data = { purpose: 'ticket' as const, c, until: Date.now() + 60_000 }
      const parameters = { ...asked.parameters, data }
      const signature = randomBytes(32).toString('hex')
      sendTicket(task, c, { ...found, asked: { parameters, signature } })
    },
  }),
  'the same work again': task => {
    const c = newId()
    let work: WorkDone | null = null
    const before = async () => {
      work = await workFor(originOf(task), c, forwarded(task))
    }
    return { before, once: () => sendTicket(task, c, work) }
  },
  'asking for work': task => ({
    once: () => void askWork(originOf(task), newId(), forwarded(task)).catch(quiet),
  }),
  'real work': realWork,
  'silent lines': task => ({ once: () => void openLine(task) }),
  'slow headers': task => ({ once: () => dribble(task) }),
}

/** Work that was done before, spent in the first seconds; who has no more goes on asking. */
function realWork(task: AttackTask): Shape {
  const hoard: { c: string; work: WorkDone }[] = []
  const before = async () => {
    const ids = Array.from({ length: task.hoard }, newId)
    const done = await eachOf(ids, 4, async c => ({
      c,
      work: await workFor(originOf(task), c, forwarded(task)),
    }))
    hoard.push(...done)
  }
  const once = () => {
    const next = hoard.pop()
    if (next) sendTicket(task, next.c, next.work, true)
    else void askWork(originOf(task), newId(), forwarded(task)).catch(quiet)
  }
  return { before, once }
}

const quiet = () => undefined
const newId = () => randomBytes(16).toString('base64url')
const originOf = ({ port }: AttackTask) => `http://127.0.0.1:${port}`
const forwarded = ({ address }: AttackTask) => ({ 'x-forwarded-for': address })

function openLine(task: AttackTask): WebSocket {
  const socket = new WebSocket(`${originOf(task).replace('http', 'ws')}/api/visitor`, {
    origin: originOf(task),
    headers: forwarded(task),
  })
  socket.on('error', quiet)
  return socket
}

/** On a line of its own, that is left when the house says no; with `stays` it takes a place, and stays. */
function sendTicket(task: AttackTask, c: string, work: WorkDone | null, stays = false): void {
  const socket = openLine(task)
  socket.on('open', () => socket.send(JSON.stringify({ t: 'ticket', v: 1, c, work })))
  socket.on('message', () => {
    if (stays) socket.send(JSON.stringify({ t: 'join', lang: 'nl', wanted: 'no-preference', slow: false }))
    else socket.terminate()
    socket.removeAllListeners('message')
  })
}

/** A header that never ends, a few bytes a second. */
async function dribble({ port }: AttackTask): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', quiet)
  await once(socket, 'connect').catch(quiet)
  socket.write('GET /chat HTTP/1.1\r\n')
  while (!socket.destroyed && socket.writable) {
    socket.write('x-a: b\r\n')
    await pause(500)
  }
}
