import type { FastifyInstance } from 'fastify'
import type { HoursAhead } from '../../domain/hours-ahead.ts'
import type { Clock } from '../clock.ts'
import { type ScheduleDeps, tellAhead } from '../schedule/schedule.ts'
import type { Settings } from '../settings.ts'
import { html, type PublicDeps, pageDataOf } from './public-routes.ts'

export interface HoursRouteDeps
  extends Pick<PublicDeps, 'pages' | 'settings' | 'status' | 'menu' | 'site' | 'config'> {
  readonly schedule: ScheduleDeps
  readonly config: Settings
}

/** A year is much to reckon with, and nobody plans within seconds. */
const keptFor = 15_000

/** [WP7] The opening hours: the week, what is otherwise, holidays, the feed, and the button for other sites. */
export async function hoursRoute(app: FastifyInstance, deps: HoursRouteDeps): Promise<void> {
  const { pages, config, schedule } = deps
  const data = pageDataOf(deps)
  const ahead = keep(() => tellAhead(schedule), schedule.clock)
  app.get('/openingsuren', { config: { access: 'anyone' } }, async (_, reply) =>
    html(
      reply,
      pages.site.hoursPage({
        ...(await data('welcome', '/openingsuren')),
        ahead: ahead(),
        keepsHours: !schedule.isAlwaysOpen,
        origin: config.publicUrl,
      }),
    ),
  )
}

function keep(reckon: () => HoursAhead, clock: Clock): () => HoursAhead {
  let kept: { readonly at: number; readonly ahead: HoursAhead } | undefined
  return () => {
    const now = clock.now()
    if (!kept || now - kept.at >= keptFor || now < kept.at) kept = { at: now, ahead: reckon() }
    return kept.ahead
  }
}
