import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Settings } from '../settings.ts'

export interface ClearRouteDeps {
  readonly config: Pick<Settings, 'mode' | 'publicUrl' | 'staffUrl'>
}

/** Without a body, a browser calls the origin of a beacon `null`, as that of a form. */
const beacon = { config: { access: 'anyone', isForm: true } } as const

/** [SC27] The wiping at the end of a visit, where no other answer could carry it. */
export async function clearRoute(app: FastifyInstance, { config }: ClearRouteDeps): Promise<void> {
  const wipe = wipeOf(config)
  app.post('/api/clear', beacon, (_, reply) => wipe(reply).code(204).send())
}

/**
 * [SC27] Asks the browser to forget what it has of visitors' pages. Cookies go for the whole registrable domain, so it is
 * asked only where staff are on another one; otherwise a counsellor who looks at the site would be signed out.
 */
export function wipeOf({
  mode,
  publicUrl,
  staffUrl,
}: ClearRouteDeps['config']): (reply: FastifyReply) => FastifyReply {
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
