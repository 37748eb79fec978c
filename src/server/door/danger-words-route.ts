import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { DangerWords } from '../../protocol/danger-words.ts'

export interface DangerWordsDeps {
  readonly dangerWords: DangerWords
}

const compress = promisify(brotliCompress)

/**
 * [VP30] The words that sound like danger: one file, the same for everyone, to be kept by the browser for an hour. Every
 * page of a visitor asks for it at its start, so that asking says nothing of anybody.
 */
export async function dangerWordsRoute(
  app: FastifyInstance,
  { dangerWords }: DangerWordsDeps,
): Promise<void> {
  const text = JSON.stringify(dangerWords)
  const compressed = await compress(text)
  app.get('/danger-words.json', { config: { access: 'anyone', kind: 'hourly' } }, (request, reply) => {
    reply.type('application/json').header('vary', 'accept-encoding')
    const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
    return takesBrotli ? reply.header('content-encoding', 'br').send(compressed) : reply.send(text)
  })
}
