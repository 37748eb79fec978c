import { WebSocket } from 'ws'
import type { Socket } from '../src/web/shared/socket.ts'

/** A browser's WebSocket as a page sees it, for a page that runs in Node.js. */
export function webSocketTo(address: string, origin: string): Socket {
  const ws = new WebSocket(address, { origin })
  const socket: Socket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: text => ws.send(text),
    close: () => ws.terminate(),
  }
  ws.on('open', () => socket.onopen?.())
  ws.on('message', data => socket.onmessage?.({ data: data.toString() }))
  ws.on('close', () => socket.onclose?.())
  ws.on('error', () => socket.onerror?.())
  return socket
}
