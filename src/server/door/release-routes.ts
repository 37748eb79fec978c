import type { FastifyInstance } from 'fastify'
import type { Pages } from './pages.ts'

const anyone = { config: { access: 'anyone', side: 'both' } } as const

/** [BP3] What this house serves, file by file, for anyone who compares it with a release; signed where it was signed. */
export async function releaseRoutes(
  app: FastifyInstance,
  { pages: { release } }: { readonly pages: Pages },
): Promise<void> {
  app.get('/manifest.json', anyone, (_, reply) => reply.type('application/json').send(release.manifest))
  const { signature } = release
  if (signature !== undefined)
    app.get('/manifest.sig', anyone, (_, reply) => reply.type('text/plain; charset=utf-8').send(signature))
}
