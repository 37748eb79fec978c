import type { FastifyInstance } from 'fastify'
import type { LocalDate } from '../../domain/opening-plan.ts'
import type { HelplinePrivacy, StatementFacts } from '../../protocol/privacy.ts'
import { html, type PublicDeps, pageDataOf } from './public-routes.ts'

export interface PrivacyDeps {
  /** What the helpline says of itself, and what its settings do. */
  readonly privacy: HelplinePrivacy
  readonly facts: StatementFacts
  /** The day of the helpline's wall calendar. */
  readonly today: () => LocalDate
}

interface PrivacyRouteDeps
  extends Pick<PublicDeps, 'pages' | 'settings' | 'status' | 'menu' | 'site' | 'config'> {
  readonly privacy: PrivacyDeps
}

const anyone = { config: { access: 'anyone' } } as const

/** [PV4] What everyone may read about their data: in a minute, in full, and what they may ask. */
export async function privacyRoutes(app: FastifyInstance, deps: PrivacyRouteDeps): Promise<void> {
  const { site } = deps.pages
  const page = pageDataOf(deps)
  const data = async (href: string) => {
    const { privacy, facts, today } = deps.privacy
    return { ...(await page('welcome', href)), privacy, facts, today: today() }
  }
  app.get('/privacy', anyone, async (_, reply) => html(reply, site.privacyPage(await data('/privacy'))))
  app.get('/privacy/verklaring', anyone, async (_, reply) =>
    html(reply, site.statementPage(await data('/privacy/verklaring'))),
  )
  app.get('/rechten', anyone, async (_, reply) => html(reply, site.rightsPage(await data('/rechten'))))
}
