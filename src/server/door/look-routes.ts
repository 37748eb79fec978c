import type { FastifyInstance } from 'fastify'
import type { Look } from '../site/look.ts'
import type { Pages } from './pages.ts'

/** [SP30] Every page links to the helpline's own style sheet, after all others. */
export function dressed(pages: Pages, { style }: Look): Pages {
  if (style === null) return pages
  return {
    ...pages,
    assetsOf: entry => {
      const assets = pages.assetsOf(entry)
      return { ...assets, styles: [...assets.styles, style] }
    },
  }
}

/** [SP30] The style sheet and the drawing of the helpline. The address changes with what they hold, so they may be kept. */
export async function lookRoutes(
  app: FastifyInstance,
  { site }: { readonly site: { readonly look: Look } },
): Promise<void> {
  for (const { href, type, text } of site.look.files)
    app.get(href, { config: { access: 'anyone', side: 'both', kind: 'lasting' } }, (_, reply) =>
      reply.type(type).send(text),
    )
}
