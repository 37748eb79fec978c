import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isOwnAddress } from './fixed-pages.ts'
import { menusOf } from './menu.ts'
import { readPages } from './read-pages.ts'
import { SiteRefused } from './site-fault.ts'
import { versionsOfHouse } from './versions.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-pages-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(path: string, ...lines: string[]) {
  const file = join(folder, 'pages', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, lines.join('\n'))
}
const read = () => readPages(folder, { name: 'De Lijn', minutes: '45' })

function faults(): string[] {
  try {
    read()
  } catch (error) {
    if (!(error instanceof SiteRefused)) throw error
    return error.faults.map(
      ({ file, line, expected }) => `${file.slice(folder.length + 7)}:${line} ${expected}`,
    )
  }
  return []
}
/** A page of this text, which begins on line 4. */
const page = (...text: string[]) => write('nl/hier.md', '---', 'title: Hier', '---', ...text)

test('[SP1] a helpline that writes no pages has none', () => {
  expect(read().pages).toEqual([])
})

test('[SP2] an author reads on the page what stands in the file: headings, words, lists, notes and inserts', () => {
  write(
    'nl/hoe-werkt-het.md',
    ...['---', 'title: Hoe werkt {{name}}?', 'lead: Zo gaat het.', '---', ''],
    ...[
      '## Wie leest mee?',
      '',
      'Druk op `Shift`, of **vraag het**',
      'aan [ons](/bezet). Het duurt {{minutes}} minuten.',
      '',
    ],
    ...[
      '1. Een',
      '2. Twee **keer**',
      '',
      '> Let op.',
      '',
      '{{hours}}',
      '',
      '### Tot slot: ça va?',
      '',
      '- Punt',
    ],
  )
  expect(read().pages).toEqual([
    {
      ...{ href: '/hoe-werkt-het', language: 'nl', title: 'Hoe werkt De Lijn?', lead: 'Zo gaat het.' },
      ...{ isSimple: false, versions: [] },
      blocks: [
        { kind: 'heading', level: 2, id: 'wie-leest-mee', text: 'Wie leest mee?' },
        {
          kind: 'paragraph',
          parts: [
            { kind: 'text', text: 'Druk op ' },
            { kind: 'key', text: 'Shift' },
            { kind: 'text', text: ', of ' },
            { kind: 'strong', text: 'vraag het' },
            { kind: 'text', text: ' aan ' },
            { kind: 'link', text: 'ons', to: '/bezet' },
            { kind: 'text', text: '. Het duurt 45 minuten.' },
          ],
        },
        {
          kind: 'list',
          isOrdered: true,
          items: [
            [{ kind: 'text', text: 'Een' }],
            [
              { kind: 'text', text: 'Twee ' },
              { kind: 'strong', text: 'keer' },
            ],
          ],
        },
        { kind: 'note', parts: [{ kind: 'text', text: 'Let op.' }] },
        { kind: 'insert', insert: 'hours' },
        { kind: 'heading', level: 3, id: 'tot-slot-ca-va', text: 'Tot slot: ça va?' },
        { kind: 'list', isOrdered: false, items: [[{ kind: 'text', text: 'Punt' }]] },
      ],
    },
  ])
})

describe('[SP3] an author who writes what a page cannot have reads the line and what was expected', () => {
  test.each([
    [['', 'Goed.', '', '<b>Niet</b>'], 'hier.md:7 expected words'],
    [['<script>alert(1)</script>'], 'hier.md:4 expected headings (## or ###)'],
    [['Goed.', 'en ![x](/y.png)'], 'hier.md:5 expected words, **bold** words'],
    [
      ['| a | b |', '|---|---|', '| 1 | 2 |'],
      'hier.md:4 expected headings (## or ###), paragraphs, lists, notes (>) and inserts, found a table',
    ],
    [['', '', '    vier spaties'], 'hier.md:6 expected headings'],
    [['# Hier'], 'hier.md:4 expected a heading of ## or ###'],
    [['## Een', '', '## Een'], 'hier.md:6 expected "## Een" once on a page'],
    [
      ['{{numbers}}', '', '{{nummers}}'],
      'hier.md:6 expected an insert: numbers, alternatives, door, hours, exit, found "nummers"',
    ],
    [['{{door}}', '', '{{door}}'], 'hier.md:6 expected "{{door}}" once on a page'],
    [['Bij {{naam}}.'], 'hier.md:4 expected {{name}} or {{minutes}}, found "{{naam}}"'],
    // A word that every object of the language answers to.
    [['Bij {{constructor}}.'], 'hier.md:4 expected {{name}} or {{minutes}}, found "{{constructor}}"'],
    [['{{constructor}}'], 'hier.md:4 expected an insert: '],
    [
      ['Open: {{hours}}'],
      'hier.md:4 expected {{name}} or {{minutes}}, found "{{hours}}"; an insert stands alone',
    ],
    [['- a', '- [b](/nergens)'], 'hier.md:5 expected a page of this site, found a link to "/nergens"'],
    [['[a](/hier#weg)'], 'hier.md:4 expected a heading of /hier, found "#weg"'],
    [['[a](http://awel.be)'], 'hier.md:4 expected a link to a page of this site'],
    [['Kijk op www.awel.be'], 'hier.md:4 expected a link to a page of this site'],
    [['[a](//awel.be)'], 'hier.md:4 expected a link to a page of this site'],
    [['[a](javascript:x)'], 'hier.md:4 expected a link to a page of this site'],
    [['Dit is *schuin*.'], 'hier.md:4 expected words'],
    [['Tom &amp; Jan'], 'hier.md:4 expected the character itself'],
    [['- a', '  - b'], 'hier.md:4 expected one paragraph in each point'],
    [['> a', '>', '> b'], 'hier.md:4 expected one paragraph in a note'],
    [[''], 'hier.md:4 expected a text'],
  ])('%j', (text, said) => {
    page(...text)
    expect(faults().map(fault => fault.slice(3, 3 + said.length))).toEqual([said])
  })

  test('all faults of all pages at once', () => {
    page('# Een', '', '[a](/nergens)')
    write('en/here.md', '---', 'titel: Here', '---', 'Text')
    expect(faults()).toHaveLength(1)
    write('en/here.md', '---', 'title: Here', '---', '<i>Text</i>')
    expect(faults()).toHaveLength(3)
  })
})

describe('[SP3] above the text', () => {
  test.each([
    [['Hallo'], 'nl/hier.md:1 expected the page to begin with lines as "title: Hoe werkt het?"'],
    [['---', 'lead: x', '---', 'x'], 'nl/hier.md:1 title: expected it'],
    [['---', 'title: x', 'auteur: y', '---', 'x'], 'nl/hier.md:3 expected one of title, lead, menu'],
    [['---', 'title: x', 'title: y', '---', 'x'], 'nl/hier.md:3 expected "title" once'],
    [['---', 'title: x', 'menu: top', '---', 'x'], 'nl/hier.md:3 menu: expected bar, foot or none'],
    [['---', 'title: x', 'order: eerst', '---', 'x'], 'nl/hier.md:3 order: expected a whole number'],
    [['---', 'title: {{naam}}', '---', 'x'], 'nl/hier.md:1 expected no "{{naam}}" above the text'],
    [
      ['---', 'title: x', 'same-as: bezet', '---', 'x'],
      'nl/hier.md:1 expected another "same-as" or "version"',
    ],
  ])('%j stops the start with the line', (lines, said) => {
    write('nl/hier.md', ...lines)
    expect(faults().map(fault => fault.slice(0, said.length))).toEqual([said])
  })

  test.each([
    'nl/bezet.md',
    'nl/desk.md',
    'nl/status.md',
    'nl/en.md',
    'nl/Hier.md',
    'nl/hier.txt',
    'de/hier.md',
  ])('a page cannot be %s', path => {
    write(path, '---', 'title: x', '---', 'x')
    expect(faults()).toHaveLength(1)
  })
})

test('[SP3] no page can take an address that the house answers at, now or later', () => {
  const routes = readdirSync('src/server/door')
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap(name => [
      ...readFileSync(join('src/server/door', name), 'utf8').matchAll(
        /\.(?:get|post|put|delete)\b[^'\n]*\(\s*'\/([^'/:*]+)/g,
      ),
    ])
    .map(([, first = '']) => first)
    .filter(first => !first.includes('.'))
  expect(new Set(routes).size).toBeGreaterThan(8)
  expect([...new Set(routes)].filter(first => !isOwnAddress(first))).toEqual([])
})

test('[SP5] whoever reads another language, or easier words, finds the same page from each of them', () => {
  const head = (...more: string[]) => ['---', 'title: x', ...more, '---', 'x']
  write('nl/hoe.md', ...head())
  write('nl/hoe-eenvoudig.md', ...head('same-as: hoe', 'version: Eenvoudig'))
  write('en/how.md', ...head('same-as: hoe'))
  write('nl/welkom-eenvoudig.md', ...head('same-as: welkom', 'version: Eenvoudig'))
  const { pages, written } = read()
  const linksOf = (href: string) =>
    pages.find(one => one.href === href)?.versions.map(({ href, label }) => `${label} ${href}`)
  expect(linksOf('/hoe')).toEqual(['Eenvoudig /hoe-eenvoudig', 'English /en/how'])
  expect(linksOf('/hoe-eenvoudig')).toEqual(['Gewone tekst /hoe', 'English /en/how'])
  expect(linksOf('/en/how')).toEqual(['Nederlands /hoe'])
  expect(versionsOfHouse('/', written)).toMatchObject([{ href: '/welkom-eenvoudig', isSimple: true }])
})

test('[SP4] the menu has the pages that ask for it, by their order, in the words of the helpline', () => {
  write(
    'nl/hoe.md',
    '---',
    'title: Hoe werkt het?',
    'menu: bar',
    'order: 10',
    'label: Zo werkt het',
    '---',
    'x',
  )
  write('nl/later.md', '---', 'title: Later', 'menu: bar', 'order: 90', '---', 'x')
  write('nl/voet.md', '---', 'title: Voet', 'menu: foot', '---', 'x')
  write('nl/los.md', '---', 'title: Los', '---', 'x')
  write('en/how.md', '---', 'title: How', 'menu: bar', '---', 'x')
  const { nl, en } = menusOf(read().written, { bezet: 'Ergens anders' })
  const bar = nl.filter(({ place }) => place === 'bar').map(({ label }) => label)
  expect(bar[0]).toBe('Zo werkt het')
  expect(bar).toContain('Ergens anders')
  expect(bar.at(-1)).toBe('Later')
  expect(nl).toContainEqual({ href: '/voet', label: 'Voet', place: 'foot' })
  expect(nl.map(({ href }) => href)).not.toContain('/los')
  expect(en.filter(({ place }) => place === 'bar')).toEqual([{ href: '/en/how', label: 'How', place: 'bar' }])
  expect(en.filter(({ place }) => place === 'foot')).toEqual(nl.filter(({ place }) => place === 'foot'))
})
