// The arrows of the house: which part of the code may know which. Each rule's comment is the sentence
// that docs/where-things-live.md says about it; test/arrows.test.ts plants one violation per rule.

const rooms = [
  'site',
  'database',
  'audit',
  'staff',
  'schedule',
  'material',
  'alarm',
  'crisis',
  'misuse',
  'queue',
  'conversations',
  'registrations',
  'survey',
  'vault',
  'retention',
  'subject-requests',
  'contact',
  'annual-report',
  'door',
]
const test = '\\.test\\.tsx?$'
const parts = ['visitor', 'desk', 'coordinator', 'site']
const ours = '^(src|bin|test|bench|site)/'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const shape = [
  rule('no-circles', 'Nothing goes in circles, types included.', {}, { circular: true }),
  rule(
    'no-unknown-imports',
    'Every import leads to something: an arrow that cannot be followed cannot be checked.',
    {},
    { couldNotResolve: true },
  ),
]

const pure = [
  rule(
    'domain-imports-nothing',
    'The field imports nothing: no clock, no network, no package.',
    {
      path: '^src/domain/',
      pathNot: [test, '^src/domain/(opening-hours|public-holidays|school-holidays)\\.ts$'],
    },
    { pathNot: '^src/domain/' },
  ),
  rule(
    'domain-calendar-packages',
    'Opening hours and holidays may use temporal-polyfill, nothing else.',
    { path: '^src/domain/(opening-hours|public-holidays|school-holidays)\\.ts$' },
    { pathNot: ['^src/domain/', 'node_modules/temporal-polyfill/'] },
  ),
  rule(
    'visitor-reaches-no-calendar',
    "The visitor's page does not carry the calendar packages.",
    { path: '^src/web/visitor/' },
    { path: '^src/domain/(opening-hours|public-holidays|school-holidays)\\.ts$', reachable: true },
  ),
  rule(
    'protocol-knows-domain-only',
    'The wire knows the field and valibot, nothing else.',
    { path: '^src/protocol/', pathNot: test },
    { pathNot: ['^src/(protocol|domain)/', 'node_modules/valibot/'] },
  ),
  rule(
    'crypto-imports-nothing-of-ours',
    'The seals import nothing of ours.',
    { path: '^src/crypto/', pathNot: test },
    { path: ours, pathNot: '^src/crypto/' },
  ),
  rule(
    'deidentification-imports-nothing-of-ours',
    'De-identification imports nothing of ours.',
    { path: '^src/deidentification/', pathNot: test },
    { path: ours, pathNot: '^src/deidentification/' },
  ),
  rule(
    'shared-folders-use-no-node',
    'What also runs in a browser uses no module of Node.js.',
    { path: '^src/(domain|protocol|crypto|deidentification|web)/', pathNot: test },
    { dependencyTypes: ['core'] },
  ),
]

const server = [
  rule(
    'server-cannot-read',
    'The server cannot reach the code that opens a message.',
    { path: '^src/server/', pathNot: test },
    { path: '^src/crypto/', reachable: true },
  ),
  rule(
    'server-reaches-no-deidentification',
    'The server cannot reach de-identification: it never has the text.',
    { path: '^src/server/', pathNot: test },
    { path: '^src/deidentification/', reachable: true },
  ),
  rule(
    'server-reaches-no-web',
    'The server loads the built site; it does not reach the pages.',
    { path: '^src/server/', pathNot: test },
    { path: '^src/web/', reachable: true },
  ),
  rule(
    'server-reaches-no-command-line',
    'The server does not reach the command line, which may open what the server may not.',
    { path: '^src/server/', pathNot: test },
    { path: '^src/command-line/', reachable: true },
  ),
  rule(
    'server-reaches-no-demo',
    'The server does not reach the demo, which holds the keys of people.',
    { path: '^src/server/', pathNot: test },
    { path: '^src/demo/', reachable: true },
  ),
  ...rooms
    .slice(0, -1)
    .map((room, index) =>
      rule(
        `rooms-look-back-${room}`,
        `Rooms look back only: ${room} does not know a later room.`,
        { path: `^src/server/${room}/`, pathNot: test },
        { path: `^src/server/(${rooms.slice(index + 1).join('|')})/` },
      ),
    ),
  rule(
    'stores-private-to-their-room',
    'A store is private to its room.',
    { path: '^src/server/([^/]+)/', pathNot: test },
    { path: '-store\\.ts$', pathNot: '^src/server/$1/' },
  ),
  rule(
    'stores-for-rooms-only',
    'Outside its room a store is known to house.ts and what furnishes it only.',
    { path: '^src/', pathNot: [test, '^src/server/[^/]+/', '^src/server/(house|ground|furnish[^/]*)\\.ts$'] },
    { path: '-store\\.ts$' },
  ),
  rule(
    'database-for-stores-only',
    'Only stores, house.ts and what furnishes it touch the database.',
    {
      path: '^src/',
      pathNot: [
        test,
        '^src/server/database/',
        '-store\\.ts$',
        '^src/server/(house|ground|furnish[^/]*)\\.ts$',
      ],
    },
    { path: '^src/server/database/' },
  ),
  rule(
    'sql-in-stores-only',
    'SQL lives in stores and in the database room, nowhere else.',
    { path: '^src/', pathNot: [test, '^src/server/database/', '-store\\.ts$'] },
    { path: ['node_modules/(kysely|pg)/', '^(node:)?sqlite$'] },
  ),
]

const web = [
  rule(
    'web-never-server',
    'The pages never import the server.',
    { path: '^src/web/', pathNot: test },
    { path: '^src/(server|command-line|demo)/' },
  ),
  ...parts.map(part =>
    rule(
      `${part}-keeps-to-itself`,
      `Of the pages, ${part} knows only its own and what is shared.`,
      { path: `^src/web/${part}/`, pathNot: test },
      {
        path: '^src/web/',
        pathNot: `^src/web/(${part}|shared${['desk', 'coordinator'].includes(part) ? '|staff' : ''})/`,
      },
    ),
  ),
  rule(
    'staff-parts-keep-to-themselves',
    'What desk and coordinator share knows only itself and what all pages share.',
    { path: '^src/web/staff/', pathNot: test },
    { path: '^src/web/', pathNot: '^src/web/(staff|shared)/' },
  ),
  rule(
    'shared-is-shared',
    'What all pages share knows none of them.',
    { path: '^src/web/shared/', pathNot: test },
    { path: '^src/web/', pathNot: '^src/web/shared/' },
  ),
  rule(
    'visitor-reaches-no-deidentification',
    "The visitor's page never loads de-identification.",
    { path: '^src/web/visitor/', pathNot: test },
    { path: '^src/deidentification/', reachable: true },
  ),
  rule(
    'visitor-reaches-no-vault-keys',
    "The visitor's page never loads the tools of the vault.",
    { path: '^src/web/visitor/', pathNot: test },
    { path: '^src/crypto/(vault-keys|age-files|helpline-keys|words/.*)\\.ts$', reachable: true },
  ),
]

const product = [
  rule(
    'product-without-tests',
    'The product knows nothing of its tests and tools.',
    { path: '^src/', pathNot: test },
    { path: ['^(test|bench|bin)/', test] },
  ),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...shape, ...pure, ...server, ...web, ...product],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types are arrows too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    moduleSystems: ['es6'],
  },
}
