import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Reports } from '../../protocol/privacy.ts'
import type { Settings } from '../settings.ts'
import { html, type PublicDeps, pageDataOf } from './public-routes.ts'

interface ReportRouteDeps extends Pick<PublicDeps, 'pages' | 'settings' | 'status' | 'menu'> {
  readonly config: Settings
  readonly site: PublicDeps['site'] & { readonly reports: Reports }
}

const anyone = { config: { access: 'anyone' } } as const
const file = { config: { access: 'anyone', kind: 'hourly' } } as const

/**
 * [PV20] The list of annual reports, and each of its files under its own name. Nothing else of the folder can be asked:
 * what is not on the list has no address.
 */
export async function reportRoutes(app: FastifyInstance, deps: ReportRouteDeps): Promise<void> {
  const { pages, config } = deps
  const { reports } = deps.site
  const page = pageDataOf(deps)
  app.get('/jaarverslag', anyone, async (_, reply) =>
    html(reply, pages.site.reportsPage({ ...(await page('welcome', '/jaarverslag')), ...reports })),
  )
  app.get<{ Params: { file: string } }>('/jaarverslag/:file', file, (request, reply) => {
    const report = reports.reports.find(one => one.file === request.params.file)
    if (!report) return reply.callNotFound()
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${report.file}"`)
      .header('content-length', report.bytes)
      .send(createReadStream(join(config.siteDirectory, 'reports', report.file)))
  })
}
