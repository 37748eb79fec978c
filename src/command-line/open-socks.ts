import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const patience = 60_000

/**
 * Opens a connection to `host` and `port` through a SOCKS 5 proxy (RFC 1928) without a password, as Tor offers one. The
 * name goes to the proxy as it is. Throws with the proxy's own reason.
 */
export async function openSocks(proxy: URL, host: string, port: number): Promise<Socket> {
  const socket = connect({ host: proxy.hostname.replace(/^\[|\]$/g, ''), port: Number(proxy.port) || 1080 })
  const limit = setTimeout(() => socket.destroy(new Error('the proxy does not answer')), patience)
  try {
    await once(socket, 'connect')
    // Version 5, one way to sign in: none.
    socket.write(Buffer.from([5, 1, 0]))
    const greeting = await read(socket, 2)
    if (greeting[0] !== 5 || greeting[1] !== 0)
      throw new Error('the proxy speaks no SOCKS 5, or wants a password')
    const name = Buffer.from(host)
    socket.write(Buffer.from([5, 1, 0, 3, name.length, ...name, port >> 8, port & 255]))
    const [, reason = 255, , kind = 0] = await read(socket, 4)
    if (reason !== 0) throw new Error(`the proxy refused (SOCKS ${reason})`)
    const [length = 0] = kind === 3 ? await read(socket, 1) : [kind === 4 ? 16 : 4]
    await read(socket, length + 2)
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(limit)
  }
}

/** Exactly so many bytes: what comes after them belongs to the connection. */
async function read(socket: Socket, length: number): Promise<Buffer> {
  for (;;) {
    const bytes: Buffer | null = socket.read(length)
    if (bytes?.length === length) return bytes
    if (socket.readableEnded || socket.destroyed) throw new Error('the proxy closed the connection')
    await Promise.race([once(socket, 'readable'), once(socket, 'end')])
  }
}
