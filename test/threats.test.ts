import { describe, expect, test } from 'vitest'
import { filesUnder, read, rulesSetBy } from './read-docs.ts'
import { deadPointers, rowsOf } from './read-tables.ts'

const page = read('docs/threats.md')
const [design = '', rest = ''] = page.split('## Part by part')
const [byPart = '', found = ''] = rest.split('## Found by attacking it')
const parts = byPart
  .split('\n### ')
  .slice(1)
  .map(part => ({
    part: part.split('\n')[0] ?? '',
    rows: rowsOf(part, 5),
  }))
const rules = new Set(
  filesUnder('docs/rules', /\.md$/).flatMap(file => rulesSetBy(read(file)).map(({ number }) => number)),
)
const states = ['holds', 'partly', 'breaks', 'later']

/** The attacks of security.md, by a word of each, in its order. */
const considered = [
  ...['JavaScript', 'shift key', 'vault', 'silent reader', 'Replay', 'own message', 'end is cut', 'nonce'],
  ...[
    'recorded',
    'reads on after',
    'makes up',
    'copies',
    'when, how long',
    'traffic',
    'receipt',
    'stolen disk',
  ],
  ...['key phrase', 'Foreign script', 'name is left', 'keyed hash'],
]

describe('who wants to know what was thought of', () => {
  const attacks = rowsOf(design, 5).filter(([number = '']) => /^\d/.test(number))

  test('[TH7] finds every attack of the design, in its order', () => {
    expect(attacks.map(([number]) => number)).toEqual(considered.map((_, index) => `${index + 1}`))
    for (const [index, word] of considered.entries()) expect(attacks[index]?.[1]).toContain(word)
  })

  test.each(attacks)('[TH7] reads of attack %s (%s) what holds, and where that is shown', (...row) => {
    expect(states).toContain(row[3])
    expect(deadPointers(row[4] ?? '', rules)).toEqual([])
  })

  test('[TH7] finds every part of the house', () => {
    expect(parts.map(({ part }) => part)).toEqual([
      ...["The visitor's page", "The counsellor's desk", "The coordinator's pages and the vault"],
      ...[
        'The door: routes, origins, headers',
        'Lines: WebSockets and requests',
        'The queue',
        'Proof of work',
      ],
      ...['Signing in', 'Set-up, invitations, new devices', 'Messages to the team', 'The site folder'],
      ...['The build and the pages', 'The databases', 'Backups', 'What is written down'],
      'Alarm mails and the gateway',
    ])
  })

  test.each(parts)('[TH7] reads of $part who might try what, and where the answer is shown', ({ rows }) => {
    expect(rows.length).toBeGreaterThan(2)
    for (const [letter, attack, , state, shownBy = ''] of rows) {
      expect('STRIDE').toContain(letter)
      expect(states, attack).toContain(state)
      expect(deadPointers(shownBy, rules), attack).toEqual([])
    }
  })

  test('[TH7] finds the test of everything that was found by attacking', () => {
    const all = rowsOf(found, 3).slice(1)
    expect(all.length).toBeGreaterThan(20)
    expect(all.flatMap(([, , shownBy = '']) => deadPointers(shownBy, rules))).toEqual([])
  })
})
