import type { FastifyInstance } from 'fastify'
import { siteLanguages } from '../../protocol/site-pages.ts'
import type { Clock } from '../clock.ts'
import type { SecurityWords } from '../read-security.ts'
import type { Settings } from '../settings.ts'

interface SecurityTextDeps {
  readonly site: { readonly security: SecurityWords }
  readonly config: Pick<Settings, 'publicUrl' | 'staffUrl'>
  readonly staff: { readonly clock: Clock }
}

export const securityTextPath = '/.well-known/security.txt'
const day = 24 * 60 * 60_000
/** RFC 9116 asks for less than a year. What is asked for again is good again: an old copy is what runs out. */
const goodFor = 180 * day

/** [TH4] How to tell the helpline of a fault (RFC 9116), under every name that this house has. */
export async function securityTextRoute(app: FastifyInstance, deps: SecurityTextDeps): Promise<void> {
  const { site, config, staff } = deps
  app.get(securityTextPath, { config: { access: 'anyone', side: 'both' } }, (_, reply) =>
    reply.type('text/plain; charset=utf-8').send(securityText(site.security, config, staff.clock.now())),
  )
}

/** The text at this moment. Times are whole days: nobody learns from it how our clock goes. */
export function securityText(
  { contact, policy }: SecurityWords,
  { publicUrl, staffUrl }: SecurityTextDeps['config'],
  now: number,
): string {
  const expires = new Date(Math.floor((now + goodFor) / day) * day).toISOString().replace('.000Z', 'Z')
  const whole = (address: string) => (address.startsWith('/') ? publicUrl + address : address)
  const lines = [
    `Contact: ${contact ?? `${publicUrl}/contact`}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${siteLanguages.join(', ')}`,
    ...[...new Set([publicUrl, staffUrl])].map(origin => `Canonical: ${origin}${securityTextPath}`),
    ...(policy === null ? [] : [`Policy: ${whole(policy)}`]),
  ]
  return `${lines.join('\n')}\n`
}
