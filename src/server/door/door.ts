import fastify, { type FastifyInstance } from 'fastify'
import type { Refused } from '../../domain/refusal.ts'
import type { AuditReading } from '../audit/read-audit-log.ts'
import type { Log } from '../log.ts'
import type { MaterialDeps } from '../material/material.ts'
import type { Network } from '../network.ts'
import type { ReferralChecks } from '../schedule/referral-checks.ts'
import type { Settings } from '../settings.ts'
import type { Site } from '../site-folder.ts'
import { SignInAttempts } from '../staff/sign-in.ts'
import { cookieName, guard, type OpenRoute } from './access.ts'
import { AddressKeys } from './address-key.ts'
import { auditRoutes } from './audit-routes.ts'
import { beforeAnyRoute } from './before-any-route.ts'
import type { Carrier } from './carrier.ts'
import { clearRoute } from './clear-route.ts'
import { type ContactRouteDeps, contactRoutes } from './contact-routes.ts'
import type { Counts } from './counts.ts'
import { type CrisisRouteDeps, crisisRoutes } from './crisis-routes.ts'
import { type DangerWordsDeps, dangerWordsRoute } from './danger-words-route.ts'
import { deskBlobRoutes } from './desk-blob-routes.ts'
import { type DeskDeps, deskActs } from './desk-socket.ts'
import { deviceRoutes } from './device-routes.ts'
import { exampleRoutes } from './example-routes.ts'
import { headersFor } from './headers.ts'
import { hoursRoute } from './hours-route.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { keyFileRoutes } from './key-file-routes.ts'
import { Knocks } from './knocks.ts'
import { leaveRoute } from './leave-route.ts'
import { lineRoutes } from './line-routes.ts'
import { lookRoutes } from './look-routes.ts'
import { type Networks, networksOf } from './networks.ts'
import { OpenLines } from './open-lines.ts'
import { originsOf } from './origin.ts'
import { type OwnSettingsDeps, ownSettingsRoutes } from './own-settings-routes.ts'
import { type PageRouteDeps, pageRoutes } from './page-routes.ts'
import { type PeopleRouteDeps, peopleRoutes } from './people-routes.ts'
import { type PrivacyDeps, privacyRoutes } from './privacy-routes.ts'
import { type PublicDeps, publicRoutes } from './public-routes.ts'
import { referralRoutes } from './referral-routes.ts'
import { sendRefusal } from './refuse.ts'
import { type RegistrationRouteDeps, registrationRoutes } from './registration-routes.ts'
import { releaseRoutes } from './release-routes.ts'
import { policyReports } from './report-policy.ts'
import { reportRoutes } from './report-routes.ts'
import { resumeRoutes } from './resume-routes.ts'
import { type RosterRouteDeps, rosterRoutes } from './roster-routes.ts'
import { securityTextRoute } from './security-text-route.ts'
import { sentenceRoutes } from './sentence-routes.ts'
import { sessionCookie } from './session-cookie.ts'
import { type ShiftRouteDeps, shiftRoutes } from './shift-routes.ts'
import { serveLine } from './socket.ts'
import { type StaffRouteDeps, staffRoutes } from './staff-routes.ts'
import { type StatusRouteDeps, statusRoutes } from './status-routes.ts'
import { type SurveyRouteDeps, surveyRoutes } from './survey-routes.ts'
import { vaultKeyRoute } from './vault-key-route.ts'
import { visitorActs } from './visitor-socket.ts'
import { waysRoutes } from './ways-routes.ts'
import { openWebSockets } from './web-sockets.ts'
import { type TicketWorkDeps, workRoutes } from './work-routes.ts'

export interface DoorDeps
  extends Omit<PublicDeps, 'talks'>,
    Omit<StatusRouteDeps, 'config'>,
    DeskDeps,
    RegistrationRouteDeps,
    SurveyRouteDeps,
    CrisisRouteDeps,
    TicketWorkDeps,
    Omit<ContactRouteDeps, 'cameFrom'>,
    DangerWordsDeps {
  readonly site: PageRouteDeps['site'] & Pick<Site, 'welcome' | 'reports' | 'look' | 'security'>
  readonly settings: PublicDeps['settings']
  readonly config: Settings
  readonly privacy: PrivacyDeps
  readonly log: Log
  readonly counts: Counts
  readonly setUp: StaffRouteDeps['setUp']
  readonly own: OwnSettingsDeps
  readonly material: MaterialDeps
  readonly shift: ShiftRouteDeps
  readonly referrals: ReferralChecks
  readonly roster: RosterRouteDeps['roster']
  readonly keys: { raiseGrantsFrom: PeopleRouteDeps['raiseGrantsFrom'] }
  readonly devices: PeopleRouteDeps['devices']
  readonly audit: AuditReading
  /** Refuses while no new visitor may come in. */
  readonly isOpen: () => Promise<Refused | undefined>
  /** Whether this process is behind with its work: then nobody new comes in. */
  readonly isBehind: () => boolean
}

export interface Door {
  readonly app: FastifyInstance
  readonly routes: readonly OpenRoute[]
}

/** The only way into the house: pages, a few requests, and the two sockets. Not listening yet. */
export async function buildDoor(deps: DoorDeps): Promise<Door> {
  const { config, staff, log } = deps
  const headers = headersFor(config)
  const app = fastify({
    ...beforeAnyRoute(headers),
    bodyLimit: 16 * 1024,
    requestTimeout: 10_000,
    // Who dribbles a header for longer is no browser. What will be an upgrade cannot be told from what will not, so
    // the five seconds of a handshake hold for all.
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    forceCloseConnections: true,
    exposeHeadRoutes: true,
  })
  const cookie = cookieName(config.staffUrl)
  const knocks = new Knocks(deps.talks.clock, cookie)
  const knows = (seen: string) => knocks.knows(seen)
  const routes = guard(app, { staff, origins: originsOf(config), cookie, knows })
  app.addHook('onSend', async (request, reply) => {
    const { kind } = request.routeOptions.config
    reply.headers(headers.of(kind, request.side, reply.statusCode))
  })
  // A page that sends words as they are could be anybody's: only JSON is read (SC2).
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler((error: { statusCode?: number }, _, reply) => {
    const status = error.statusCode ?? 500
    if (status === 413) return sendRefusal(reply, 'too-large')
    if (status < 500) return sendRefusal(reply, 'unknown-frame')
    log.broken('request-failed', error)
    return sendRefusal(reply, 'try-again')
  })
  const networks = networksOf(config, deps.talks.clock, log)
  await roomRoutes(app, { ...deps, ...networks })
  await staffDoors(app, { ...deps, ...networks })
  await openWays(app, { ...deps, ...networks, knocks })
  if (config.staffUrl !== config.publicUrl) await policyReports(app, deps)
  return { app, routes }
}

/** The pages, and what each room answers. */
async function roomRoutes(app: FastifyInstance, deps: DoorDeps & Networks): Promise<void> {
  await publicRoutes(app, deps)
  await clearRoute(app, deps)
  await leaveRoute(app, deps)
  await pageRoutes(app, deps)
  await releaseRoutes(app, deps)
  await lookRoutes(app, deps)
  await securityTextRoute(app, deps)
  await privacyRoutes(app, deps)
  await reportRoutes(app, deps)
  await statusRoutes(app, deps)
  await hoursRoute(app, deps)
  await resumeRoutes(app, deps)
  await deskBlobRoutes(app, deps)
  await registrationRoutes(app, deps)
  await surveyRoutes(app, deps)
  await ownSettingsRoutes(app, deps)
  await exampleRoutes(app, deps)
  await shiftRoutes(app, deps.shift)
  await sentenceRoutes(app, deps)
  await referralRoutes(app, deps)
  await rosterRoutes(app, deps)
  await crisisRoutes(app, deps)
  await contactRoutes(app, deps)
  await inboxRoutes(app, deps)
  await auditRoutes(app, deps)
  await dangerWordsRoute(app, deps)
}

/** Signing in and everything about the people of the staff, with one count of who guesses. */
async function staffDoors(app: FastifyInstance, deps: DoorDeps & Networks): Promise<void> {
  const shared = {
    ...deps,
    attempts: new SignInAttempts(),
    addresses: new AddressKeys(deps.talks.clock),
    raiseGrantsFrom: deps.keys.raiseGrantsFrom.bind(deps.keys),
    cookie: sessionCookie(deps.config),
    endDesk: (account: string) => deps.talks.delivery.desks.find(account)?.hangUp('not-signed-in'),
  }
  await staffRoutes(app, shared)
  await waysRoutes(app, shared)
  await peopleRoutes(app, shared)
  await keyFileRoutes(app, shared.staff)
  await vaultKeyRoute(app, shared.staff)
  await deviceRoutes(app, shared)
}

/** The two ways on which pages and the house talk, for visitors and desks alike, with one count of all. */
async function openWays(
  app: FastifyInstance,
  deps: DoorDeps & Networks & { readonly knocks: Knocks },
): Promise<void> {
  const { config, counts, log, networkOf, knocks } = deps
  const lines = new OpenLines()
  const visitors = visitorActs(deps.talks, deps)
  const desks = deskActs(deps)
  const isCrowded = () => lines.isCrowded()
  const limitsOf = (carrier: Carrier) => ({
    ...{ counts, log, isCrowded },
    proven: () => lines.prove(carrier),
    doubted: () => lines.doubt(carrier),
  })
  const serve = {
    '/api/visitor': (carrier: Carrier, network: Network) =>
      serveLine(carrier, line => visitors(line, network), limitsOf(carrier)),
    '/api/desk': (carrier: Carrier) => serveLine(carrier, desks, limitsOf(carrier)),
  }
  await workRoutes(app, { ...deps, lines })
  await lineRoutes(app, { config, lines, serve, networkOf, knocks })
  openWebSockets(app.server, { config, lines, serve, counts, networkOf, knocks })
  // The server's own closing passes over upgraded sockets and would wait for them.
  app.addHook('preClose', async () => lines.endAll())
}
