import { type StaffRole, staffRoles } from '../src/domain/people.ts'

// Who gets past the door, for every route that stands open. The tables below are written by hand: a route that is not in
// them fails in `access-matrix.test.ts` until somebody has decided whose it is.

const everybody = staffRoles
const desks = ['counsellor', 'coordinator'] as const
const leads = ['coordinator'] as const
const talks = ['counsellor'] as const

interface Decided {
  readonly roles: readonly StaffRole[]
  /** Only for who proved a moment ago who they are (SI15). */
  readonly isFresh?: true
  readonly routes: readonly string[]
}

/** For whoever comes, without a word about who they are. The pages of the site folder are so as well. */
export const forAnyone = [
  ...['GET /', 'GET /chat', 'GET /bezet', 'GET /desk', 'GET /set-up', 'GET /uitnodiging', 'GET /assets/*'],
  ...[
    'GET /manifest.json',
    'GET /.well-known/security.txt',
    'GET /favicon.ico',
    'GET /contact',
    'GET /contact/verstuurd',
    'GET /danger-words.json',
  ],
  ...[
    'GET /privacy',
    'GET /privacy/verklaring',
    'GET /rechten',
    'GET /jaarverslag',
    'GET /jaarverslag/:file',
  ],
  ...['GET /status.json', 'GET /status-knop', 'GET /status-knop.svg', 'GET /status-stream'],
  ...['GET /openingsuren', 'GET /openingsuren.ics', 'GET /rooster/:file', 'GET /api/contact/work'],
  ...['GET /api/vault-key', 'POST /contact', 'POST /api/contact', 'POST /api/survey', 'POST /api/leave'],
  ...['POST /api/clear', 'POST /api/resume-blob', 'POST /api/resume', 'POST /api/work'],
  ...['POST /api/visitor/listen', 'POST /api/visitor/say', 'POST /api/desk/listen', 'POST /api/desk/say'],
  ...['POST /api/sign-in', 'POST /api/sign-in/passkey', 'POST /api/passkey-challenge', 'POST /api/set-up'],
  ...['POST /api/invitation', 'POST /api/enrol', 'POST /api/device', 'POST /api/device/state'],
]

const decided: readonly Decided[] = [
  {
    roles: everybody,
    routes: [
      ...['GET /api/own-settings', 'POST /api/own-settings', 'GET /api/news', 'POST /api/desk-pass'],
      ...['POST /api/step-up', 'GET /api/ways', 'GET /api/sessions', 'POST /api/sessions/end'],
      'POST /api/sign-out',
    ],
  },
  { roles: everybody, isFresh: true, routes: ['POST /api/ways/add', 'POST /api/ways/remove'] },
  {
    roles: talks,
    routes: [
      ...['POST /api/desk-blob', 'POST /api/desk-blob/find', 'POST /api/desk-blob/list'],
      ...['POST /api/desk-blob/drop', 'POST /api/registration', 'POST /api/own-counts'],
      ...['POST /api/roster/own', 'POST /api/roster/put-up', 'POST /api/roster/withdraw'],
      ...['POST /api/roster/take-over', 'POST /api/roster/calendar', 'POST /api/crisis-decision'],
    ],
  },
  {
    roles: desks,
    routes: [
      ...['POST /api/closing-form', 'POST /api/shift-note', 'POST /api/shift-notes'],
      ...['POST /api/roster/week', 'GET /api/crisis-card'],
    ],
  },
  {
    roles: [...desks, 'trainer'],
    routes: ['GET /api/checked-examples', 'GET /api/practice', 'GET /api/sentences'],
  },
  {
    roles: leads,
    routes: [
      ...['GET /api/survey-texts', 'POST /api/check-example', 'POST /api/sentence', 'GET /api/referrals'],
      ...['POST /api/referral-check', 'POST /api/roster/propose', 'POST /api/roster/add'],
      ...['POST /api/roster/change', 'POST /api/roster/remove', 'POST /api/roster/undo'],
      ...['GET /api/contact-messages', 'POST /api/contact-messages/handled'],
      ...['POST /api/contact-messages/erase', 'POST /api/invitations/withdraw', 'POST /api/turn-down'],
    ],
  },
  {
    roles: leads,
    isFresh: true,
    routes: [
      ...['POST /api/let-in', 'POST /api/grants', 'POST /api/take-away', 'POST /api/give-access'],
      ...['GET /api/key-file/*', 'POST /api/own-age-file', 'POST /api/key-files'],
    ],
  },
  { roles: ['coordinator', 'administrator'], isFresh: true, routes: ['POST /api/invitations'] },
  {
    roles: ['coordinator', 'data-protection-officer'],
    routes: ['GET /api/crisis-decisions', 'POST /api/audit-log'],
  },
  {
    roles: ['coordinator', 'administrator', 'data-protection-officer'],
    routes: ['GET /api/people'],
  },
]

/** Who may, for every other route. */
export const forStaff = new Map(
  decided.flatMap(({ routes, ...who }) => routes.map(route => [route, who] as const)),
)
