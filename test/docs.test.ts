import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import {
  filesUnder,
  isMissing,
  linksIn,
  namesIn,
  pathsIn,
  read,
  rulesIn,
  rulesSetBy,
  wordsNotUsed,
} from './read-docs.ts'

const sources = filesUnder('src', /\.tsx?$/)
const tests = [
  ...filesUnder('src', /\.test\.tsx?$/),
  ...filesUnder('test', /\.ts$/),
  ...filesUnder('bin', /\.ts$/),
]
const rulePages = filesUnder('docs/rules', /\.md$/)
const pages = [...filesUnder('docs', /\.md$/), 'README.md', 'CONTRIBUTING.md', 'STYLE.md', 'SECURITY.md']

/** Without these two, which speak of rules in general. */
const code = [...sources, ...tests].filter(file => !/^test\/(read-)?docs\./.test(file))
const used = rulesIn(code.map(read).join('\n'))
const mentioned = rulesIn(rulePages.map(read).join('\n'))
const rules = rulePages.flatMap(page => rulesSetBy(read(page)))

describe('who reads a rule', () => {
  /** Nothing in the code can carry these yet: no page opens another epoch while something is under way. */
  const notYet: string[] = []

  test('finds every number of the code and the tests in docs/rules', () => {
    expect([...used].filter(number => !mentioned.has(number))).toEqual([])
  })

  test('finds every rule of docs/rules in the code or the tests', () => {
    const unused = rules.map(({ number }) => number).filter(number => !used.has(number))
    expect(unused).toEqual(notYet)
  })

  test('finds each rule once, and all of them', () => {
    expect(rules.length).toBeGreaterThan(80)
    const numbers = rules.map(({ number }) => number).filter(number => !number.startsWith('SE'))
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
  })

  test('finds the rule’s number in the tests that are said to carry it', () => {
    const carried = rules.flatMap(({ number, tests }) => tests.map(file => ({ number, file })))
    expect(carried.length).toBeGreaterThan(50)
    const untrue = carried.filter(
      ({ number, file }) => isMissing(file) || !read(file).includes(`[${number}]`),
    )
    expect(untrue).toEqual([])
  })

  test.each(['CV', 'QU', 'WR', 'SI', 'SC', 'SG', 'PR', 'AL', 'DK', 'RF', 'RO', 'RG', 'SP'])(
    'finds a test for every %s',
    kind => {
      const own = rules.filter(({ number }) => number.startsWith(kind))
      expect(own.length).toBeGreaterThan(0)
      expect(own.filter(({ tests }) => tests.length === 0)).toEqual([])
    },
  )
})

describe('who follows a path', () => {
  test.each(pages)('from %s finds what it names', page => {
    expect(pathsIn(read(page)).filter(isMissing)).toEqual([])
    expect(linksIn(page).filter(isMissing)).toEqual([])
  })

  test('is led through the tree and along a message', () => {
    expect(pathsIn(read('docs/where-things-live.md')).length).toBeGreaterThan(30)
    expect(pathsIn(read('docs/life-of-a-message.md')).length).toBeGreaterThan(30)
  })

  test('reads every arrow as the machine checks it', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string; comment: string }[]
    }
    const page = read('docs/where-things-live.md')
    const grouped = /^rooms-look-back-|^(visitor|desk|coordinator|site)-keeps-to-itself$/
    const unsaid = forbidden.filter(
      ({ name, comment }) => !grouped.test(name) && !page.includes(`\`${name}\`: ${comment}`),
    )
    expect(unsaid).toEqual([])
    expect(page).toContain('`rooms-look-back-…`')
    expect(page).toContain('`…-keeps-to-itself`')
  })
})

describe('who speaks the words of the house', () => {
  const words = wordsNotUsed(read('docs/glossary.md'))
  /** Names that browsers, Node.js and libraries gave. */
  const givenByOthers = [
    'clientHeight',
    'clientWidth',
    'getBoundingClientRect',
    'clientDataJSON',
    'clientErrorHandler',
    'clientExtensionResults',
    'getClientExtensionResults',
    'encrypt',
    'decrypt',
  ]

  test('finds none of the words that we do not use in a name of our code', () => {
    expect(words.length).toBeGreaterThan(20)
    const strange = sources.flatMap(file =>
      namesIn(file)
        .filter(({ name }) => !givenByOthers.includes(name))
        .filter(({ words: own }) => words.some(word => own.includes(word) || own.includes(`${word}s`)))
        .map(({ name }) => `${name} in ${file}`),
    )
    expect(strange).toEqual([])
  })
})

test('an administrator finds every setting in the README, and no other', () => {
  const [, list = ''] = read('src/server/settings.ts').match(/const names = \[([^\]]*)\]/) ?? []
  const known = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name)
  const told = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(told.sort()).toEqual([...known, 'SETTINGS_FILE'].sort())
})
