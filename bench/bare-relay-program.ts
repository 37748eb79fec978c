import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { serveProgram } from './program.ts'

/** The yardstick: hands what one of two says to the other, and knows, checks and keeps nothing. */
serveProgram<object>(async () => {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  const alone = new Map<string, WebSocket>()
  sockets.on('connection', (socket, { url = '' }) => {
    const other = alone.get(url)
    if (!other) return void alone.set(url, socket)
    alone.delete(url)
    socket.on('message', data => other.send(data, { binary: false }))
    other.on('message', data => socket.send(data, { binary: false }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    for (const socket of sockets.clients) socket.terminate()
    server.close()
  }
  return { port: (server.address() as AddressInfo).port, stop }
})
