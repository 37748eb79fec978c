import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { Settings } from '../settings.ts'

export interface ExitRouteDeps {
  readonly config: Pick<Settings, 'mode' | 'publicUrl' | 'staffUrl'>
  readonly settings: () => PageSettings
}

const anyone = { config: { access: 'anyone' } } as const
/** Without a body, a browser calls the origin of a beacon `null`, as that of a form. */
const beacon = { config: { access: 'anyone', isForm: true } } as const

/** [SC27] [SC28] Going away: "Snel weg" before any script runs, and the wiping at the end of a visit. */
export async function exitRoutes(app: FastifyInstance, { config, settings }: ExitRouteDeps): Promise<void> {
  const wipe = wipeOf(config)
  app.get('/weg', anyone, (request, reply) => {
    if (isOwnPress(request)) reply.header('clear-site-data', '"storage"')
    return reply.redirect(settings().quickExit, 303)
  })
  app.post('/api/clear', beacon, (_, reply) => wipe(reply).code(204).send())
}

/** A page elsewhere could have a picture or a link lead here, and so take away the reload of a talk that goes on. */
function isOwnPress({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] === 'same-origin' && headers['sec-fetch-dest'] === 'document'
}

/**
 * [SC27] Asks the browser to forget what it has of visitors' pages. Cookies go for the whole registrable domain, so it is
 * asked only where staff are on another one; otherwise a counsellor who looks at the site would be signed out.
 */
export function wipeOf({
  mode,
  publicUrl,
  staffUrl,
}: ExitRouteDeps['config']): (reply: FastifyReply) => FastifyReply {
  const isAsked = mode === 'real' && isAnotherDomain(publicUrl, staffUrl)
  return reply => (isAsked ? reply.header('clear-site-data', '"cache", "cookies", "storage"') : reply)
}

/**
 * Whether two origins surely have no registrable domain in common. Such a domain has at least two labels, so hosts that
 * differ in the last two differ in it; hosts that do not differ there may (`a.co.uk`, `b.co.uk`) and count as the same.
 */
function isAnotherDomain(one: string, other: string): boolean {
  const end = (url: string) => new URL(url).hostname.split('.').slice(-2).join('.')
  return end(one) !== end(other)
}
