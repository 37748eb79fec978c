import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../domain/refusal.ts'
import type { HeadersFor } from './headers.ts'
import { refusalStatus } from './refuse.ts'

/** What Node.js calls the trouble of a request that it could not read whole. */
const raw: Readonly<Record<string, { readonly status: string; readonly refused: Refusal }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', refused: 'too-fast' },
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', refused: 'too-large' },
}
const unreadable = { status: '400 Bad Request', refused: 'unknown-frame' } as const

/** [SC1] What is answered before any route is known: as strict as the rest, with a code and no word of what was sent. */
export function beforeAnyRoute({ strict }: HeadersFor) {
  return {
    /** A request that Node.js could not read. Nothing more can come on this connection. */
    clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
      if (error.code === 'ECONNRESET' || socket.destroyed) return
      const { status, refused } = raw[error.code ?? ''] ?? unreadable
      if (socket.writable) socket.write(rawAnswer(status, strict, JSON.stringify({ refused })))
      socket.destroy(error)
    },
    /** An address that says nothing, or is longer than any of ours. */
    frameworkErrors(_: FastifyError, __: FastifyRequest, reply: FastifyReply): void {
      refuseRaw(reply.raw, strict)
    },
  }
}

function refuseRaw(response: ServerResponse, strict: HeadersFor['strict']): void {
  const refused: Refusal = 'unknown-frame'
  response.writeHead(refusalStatus[refused], { ...strict, 'content-type': 'application/json' })
  response.end(JSON.stringify({ refused }))
}

/** A whole answer as it goes over the wire, after which the connection ends. */
export function rawAnswer(status: string, headers: HeadersFor['strict'], body = ''): string {
  const whole = {
    ...headers,
    ...(body !== '' && { 'content-type': 'application/json' }),
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(whole).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`
}
