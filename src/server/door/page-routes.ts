import type { FastifyInstance } from 'fastify'
import type { Settings } from '../settings.ts'
import type { Site } from '../site-folder.ts'
import { html, type PublicDeps, pageDataOf } from './public-routes.ts'

export interface PageRouteDeps extends Pick<PublicDeps, 'pages' | 'settings' | 'status'> {
  readonly site: Pick<Site, 'pages' | 'menus' | 'versionsOfHouse'>
  readonly config: Settings
}

const anyone = { config: { access: 'anyone' } } as const

/** [SP1] The pages of the site folder, each at its own address. */
export async function pageRoutes(app: FastifyInstance, deps: PageRouteDeps): Promise<void> {
  const { pages, site, config } = deps
  for (const page of site.pages) {
    const data = pageDataOf({ ...deps, menu: site.menus[page.language] })
    app.get(page.href, anyone, async (_, reply) =>
      html(
        reply,
        pages.site.textPage({
          ...(await data('welcome')),
          versions: page.versions,
          page,
          origin: config.publicUrl,
        }),
      ),
    )
  }
}
