import type { FastifyInstance } from 'fastify'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { openingFeed, type ScheduleDeps } from '../schedule/schedule.ts'
import type { Settings } from '../settings.ts'
import { headersFor } from './headers.ts'
import type { Pages } from './pages.ts'
import { html } from './public-routes.ts'
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
const forOthers = { config: { access: 'anyone', kind: 'for-others' } } as const
const forAll = { config: { access: 'anyone', kind: 'for-others', side: 'both' } } as const

/** [S8] The status and the hours for other sites: no secrets, no script, no tracking, a cache of 15 seconds. */
export async function statusRoutes(app: FastifyInstance, deps: StatusRouteDeps): Promise<void> {
  const { pages, settings, status, stream } = deps
  const headers = headersFor(deps.config)
  // What others may read, a school's page included.
  app.get('/status.json', forAll, async (_, reply) => reply.type('application/json').send(await status()))
  app.get('/status-knop', forOthers, async (_, reply) =>
    html(reply, pages.site.statusButton(await status(), settings(), `${deps.config.publicUrl}/`)),
  )
  app.get('/status-knop.svg', forOthers, async (_, reply) =>
    reply.type('image/svg+xml').send(pages.site.statusSvg(await status(), settings())),
  )
  app.get('/openingsuren.ics', forOthers, (_, reply) => {
    const { publicUrl } = deps.config
    const { name, language } = settings()
    const about = { name, address: `${publicUrl}/`, host: new URL(publicUrl).hostname, language }
    return reply.type('text/calendar; charset=utf-8').send(openingFeed(deps.schedule, about))
  })
  // Who asks for the head of what never ends would hold a place and hear nothing.
  app.get('/status-stream', { ...anyone, exposeHeadRoute: false }, async (request, reply) => {
    const now = await status()
    reply.hijack()
    reply.raw.writeHead(200, {
      ...headers.of(undefined, request.side, 200),
      'content-type': 'text/event-stream',
    })
    if (!stream.watch(reply.raw, now)) reply.raw.end()
  })
}
