import type { FastifyInstance, FastifyReply } from 'fastify'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { openingFeed, type ScheduleDeps } from '../schedule/schedule.ts'
import type { Settings } from '../settings.ts'
import { headersFor } from './headers.ts'
import type { Pages } from './pages.ts'
import type { StatusStream } from './status-stream.ts'

export interface StatusRouteDeps {
  readonly pages: Pages
  readonly config: Settings
  readonly schedule: ScheduleDeps
  readonly settings: () => PageSettings
  readonly status: () => Promise<PublicStatus>
  readonly stream: StatusStream
}

const anyone = { config: { access: 'anyone' } } as const

/** [S8] The status and the hours for other sites: no secrets, no script, no tracking, a cache of 15 seconds. */
export async function statusRoutes(app: FastifyInstance, deps: StatusRouteDeps): Promise<void> {
  const { pages, settings, status, stream } = deps
  // What others may read, a school's page included.
  app.get('/status.json', anyone, async (_, reply) =>
    forOthers(reply, 'application/json').send(await status()),
  )
  app.get('/status-knop', anyone, async (_, reply) =>
    forOthers(reply, 'text/html; charset=utf-8').send(
      pages.site.statusButton(await status(), settings(), `${deps.config.publicUrl}/`),
    ),
  )
  app.get('/status-knop.svg', anyone, async (_, reply) =>
    forOthers(reply, 'image/svg+xml').send(pages.site.statusSvg(await status(), settings())),
  )
  app.get('/openingsuren.ics', anyone, (_, reply) => {
    const { publicUrl } = deps.config
    const { name, language } = settings()
    const about = { name, address: `${publicUrl}/`, host: new URL(publicUrl).hostname, language }
    return forOthers(reply, 'text/calendar; charset=utf-8').send(openingFeed(deps.schedule, about))
  })
  app.get('/status-stream', anyone, async (_, reply) => {
    const now = await status()
    reply.hijack()
    reply.raw.writeHead(200, {
      ...headersFor(deps.config),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    })
    if (!stream.watch(reply.raw, now)) reply.raw.end()
  })
}

/** Readable by pages of other sites, and by nobody else's scripts about us. */
function forOthers(reply: FastifyReply, type: string): FastifyReply {
  return reply
    .type(type)
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', 'public, max-age=15')
}
