import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { DemoAccounts, PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import type { MenuEntry } from '../../protocol/site-pages.ts'
import type { Site } from '../site-folder.ts'
import type { ClearRouteDeps } from './clear-route.ts'
import type { PageData, Pages } from './pages.ts'
import { sendRefusal } from './refuse.ts'
import type { Entry } from './release-manifest.ts'

export interface PublicDeps {
  readonly pages: Pages
  readonly config: ClearRouteDeps['config']
  readonly settings: () => PageSettings
  readonly status: () => Promise<PublicStatus>
  readonly menu: readonly MenuEntry[]
  readonly site: Pick<Site, 'versionsOfHouse'>
  /** Only in the demo: the accounts that the sign-in page shows. */
  readonly demoAccounts: () => DemoAccounts | undefined
}

const anyone = { config: { access: 'anyone' } } as const
const staffPage = { config: { access: 'anyone', side: 'staff', kind: 'staff-page' } } as const
const asset = { config: { access: 'anyone', side: 'both', kind: 'lasting' } } as const

/** What everyone may ask: the pages, and their files. */
export async function publicRoutes(
  app: FastifyInstance,
  deps: PublicDeps & { readonly site: Pick<Site, 'welcome'> },
): Promise<void> {
  const { pages, demoAccounts } = deps
  const data = pageDataOf(deps)
  app.get('/', anyone, async (_, reply) =>
    html(reply, pages.site.welcomePage({ ...(await data('welcome', '/')), words: deps.site.welcome })),
  )
  app.get('/chat', anyone, async (_, reply) => html(reply, pages.site.chatPage(await data('visitor'))))
  app.get('/bezet', anyone, async (_, reply) =>
    html(reply, pages.site.elsewherePage(await data('welcome', '/bezet'))),
  )
  app.get('/desk', staffPage, async (_, reply) => {
    const accounts = demoAccounts()
    const page = { ...(await data('desk')), ...(accounts ? { demoAccounts: accounts } : {}) }
    return html(reply, pages.site.deskPage(page))
  })
  app.get('/set-up', staffPage, async (_, reply) =>
    html(reply, pages.site.joiningPage({ ...(await data('set-up')), what: 'set-up' })),
  )
  app.get('/uitnodiging', staffPage, async (_, reply) =>
    html(reply, pages.site.joiningPage({ ...(await data('invitation')), what: 'invitation' })),
  )
  app.get('/favicon.ico', { config: { access: 'anyone', side: 'both' } }, (_, reply) =>
    reply.code(204).send(),
  )
  await serveAssets(app, pages)
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (!isPage) return sendRefusal(reply, 'not-yours')
    if (request.side === 'staff')
      return reply.code(404).type('text/plain; charset=utf-8').send(elsewhere(deps.config.publicUrl))
    const notice = { title: 'Deze pagina bestaat niet', lines: ['Misschien is het adres fout getypt.'] }
    return html(reply.code(404), pages.site.noticePage({ ...(await data('welcome')), ...notice }))
  })
}

type PageDataDeps = Pick<PublicDeps, 'pages' | 'settings' | 'status' | 'menu' | 'site' | 'config'>

/** What a page of this entry is made from, at this moment. `href`: its address, where it may have other versions. */
export function pageDataOf({
  pages,
  settings,
  status,
  menu,
  site,
  config,
}: PageDataDeps): (entry: Entry, href?: string) => Promise<PageData> {
  return async (entry, href) => ({
    settings: settings(),
    status: await status(),
    menu,
    versions: href === undefined ? [] : site.versionsOfHouse(href),
    deskHref: config.staffUrl === config.publicUrl ? '/desk' : null,
    assets: pages.assetsOf(entry),
  })
}

export function html(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}

/** [SC22] Whoever strays to the host of staff: no frame, because what it links to is not here. */
function elsewhere(publicUrl: string): string {
  return `Deze pagina staat hier niet.\n\nWil je chatten? ${publicUrl}/\nWerk je hier? Ga naar /desk\n`
}

/** Hashed names never change what they hold, so these files alone may stay in a cache. */
async function serveAssets(app: FastifyInstance, { folder }: Pages): Promise<void> {
  await app.register(fastifyStatic, {
    root: `${folder}/assets`,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })
  app.get<{ Params: { '*': string } }>('/assets/*', asset, (request, reply) =>
    reply.sendFile(request.params['*']),
  )
}
