import { setTimeout as pause } from 'node:timers/promises'
import { effect } from '@preact/signals'
import { WebSocket } from 'ws'
import type { PageSettings } from '../src/protocol/page-settings.ts'
import { parseToVisitorFrame } from '../src/protocol/parse-frame.ts'
import type { ToVisitorFrame, VisitorFrame } from '../src/protocol/visitor-frames.ts'
import { connect } from '../src/web/shared/connection.ts'
import type { Socket } from '../src/web/shared/socket.ts'
import { makeVisitorConversation } from '../src/web/visitor/visitor-conversation.ts'
import type { ClassCame, ClassTask } from './flood.ts'

/**
 * A school class that comes to the chat: the page's own code, work and all, without a screen. Everybody presses Start at once
 * after the page is there, so that no work was done while a form was filled in.
 */

process.on('message', async (task: ClassTask) => process.send?.(await come(task)))

async function come({ pupils, within, patience, ...door }: ClassTask): Promise<ClassCame> {
  const took = await Promise.all(
    Array.from({ length: pupils }, async (_, number) => {
      await pause((number / pupils) * within)
      return joins(door, patience)
    }),
  )
  return { took: took.filter(one => one !== undefined) }
}

/** Milliseconds from Start until the place; undefined for who got none while there was patience. */
async function joins(door: Door, patience: number): Promise<number | undefined> {
  const page = pageAt(door)
  const begun = performance.now()
  page.join()
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(undefined), patience)
    const stop = effect(() => {
      const { is } = page.state.value
      if (is !== 'waiting' && is !== 'full') return
      clearTimeout(timer)
      resolve(performance.now() - begun)
      queueMicrotask(() => stop())
    })
  })
}

type Door = Pick<ClassTask, 'port' | 'address'>

function pageAt({ port, address }: Door) {
  const origin = `http://127.0.0.1:${port}`
  const headers = { 'x-forwarded-for': address }
  return makeVisitorConversation({
    settings,
    openConnection: options =>
      connect<VisitorFrame, ToVisitorFrame>({
        ...options,
        path: '/api/visitor',
        parse: parseToVisitorFrame,
        openSocket: path => openSocket(`ws://127.0.0.1:${port}${path}`, { origin, headers }),
        wakeUps: () => () => {},
      }),
    sendLeave: () => {},
    wipeBrowser: () => {},
    resume: {
      tab: { read: () => null, write: () => {}, remove: () => {} },
      async post(path, request) {
        const answer = await fetch(`${origin}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin, ...headers },
          body: JSON.stringify(request),
        })
        return { status: answer.status, body: await answer.json().catch(() => null) }
      },
      postLate: () => {},
    },
    now: Date.now,
  })
}

function openSocket(url: string, options: { origin: string; headers: Record<string, string> }): Socket {
  const wire = new WebSocket(url, options)
  const socket: Socket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: text => wire.send(text),
    close: () => wire.close(),
  }
  wire.on('open', () => socket.onopen?.())
  wire.on('message', data => socket.onmessage?.({ data: data.toString() }))
  wire.on('error', () => socket.onerror?.())
  wire.on('close', () => socket.onclose?.())
  return socket
}

/** What a page needs to stand in line. */
const settings: PageSettings = {
  ...{ org: 'clbchat', name: 'CLBch@t', initiative: 'CLB', language: 'nl', isDemo: false },
  themes: [],
  numbers: [],
  referrals: [],
  nicknames: ['Wolk'],
  quickExit: 'https://example.org/',
  words: { counsellorRole: 'begeleider', counsellorRoles: 'begeleiders', chatLead: '', ownService: '' },
  ...{ rootKey: null, grantsFrom: 0, rootGrantsFrom: 0 },
}
