import { describe, expect, test } from 'vitest'
import { filesUnder, read, rulesSetBy } from './read-docs.ts'
import { deadPointers, rowsOf } from './read-tables.ts'

/** The levels of ASVS 5.0.0: `'1.2': '1112'` are requirements 1.2.1 to 1.2.4, the last one of level 2. */
const levels: Readonly<Record<string, string>> = {
  ...{ '1.1': '22', '1.2': '1111122223', '1.3': '112222222223', '1.4': '222', '1.5': '123' },
  ...{ '2.1': '122', '2.2': '112', '2.3': '12223', '2.4': '23' },
  ...{ '3.1': '3', '3.2': '113', '3.3': '12223', '3.4': '11222233', '3.5': '11122333', '3.6': '3' },
  ...{ '3.7': '22333', '4.1': '12233', '4.2': '23333', '4.3': '22', '4.4': '1222' },
  ...{ '5.1': '2', '5.2': '112333', '5.3': '113', '5.4': '222' },
  ...{ '6.1': '122', '6.2': '111111112222', '6.3': '11223333', '6.4': '112233', '6.5': '22222333' },
  ...{ '6.6': '2223', '6.7': '33', '6.8': '2222' },
  ...{ '7.1': '222', '7.2': '1111', '7.3': '22', '7.4': '11222', '7.5': '223', '7.6': '22' },
  ...{ '8.1': '1233', '8.2': '1123', '8.3': '133', '8.4': '23', '9.1': '111', '9.2': '1222' },
  ...{ '10.1': '22', '10.2': '223', '10.3': '22223', '10.4': '1111122222233333', '10.5': '22222' },
  ...{ '10.6': '22', '10.7': '222', '11.1': '2233', '11.2': '22233', '11.3': '11233', '11.4': '1222' },
  ...{ '11.5': '23', '11.6': '23', '11.7': '33', '12.1': '12233', '12.2': '11', '12.3': '22223' },
  ...{ '13.1': '2333', '13.2': '222223', '13.3': '2233', '13.4': '1222233', '14.1': '22' },
  ...{ '14.2': '12223333', '14.3': '122', '15.1': '12233', '15.2': '12233', '15.3': '1222222' },
  ...{ '15.4': '3333', '16.1': '2', '16.2': '22222', '16.3': '2222', '16.4': '222', '16.5': '2223' },
  ...{ '17.1': '23', '17.2': '22223333', '17.3': '22' },
}
const all = Object.entries(levels).flatMap(([section, own]) =>
  [...own].map((level, index) => ({ number: `${section}.${index + 1}`, level })),
)
const chapterOf = (number: string) => number.split('.')[0]
const notHere = ['5', '9', '10', '17']
/** Of level 3 those that the design chose (security.md 5.7). */
const chosen = [
  ...['3.2.3', '3.4.7', '3.4.8', '3.5.8', '3.7.5', '11.1.3', '11.1.4', '11.2.4', '11.2.5', '11.3.4'],
  ...['14.2.6', '14.2.7', '16.5.4'],
]

const page = read('docs/asvs.md')
const rows = rowsOf(page, 6).filter(([number]) => /^\d/.test(number ?? ''))
const rules = new Set(
  filesUnder('docs/rules', /\.md$/).flatMap(file => rulesSetBy(read(file)).map(({ number }) => number)),
)
const states = ['holds', 'partly', 'not yet', 'operator', 'n.a.']

describe('who asks how the standard holds', () => {
  test('[TH6] reads of as many requirements as the standard has', () => {
    const of = (level: string) => all.filter(one => one.level === level).length
    expect([all.length, of('1'), of('2'), of('3')]).toEqual([345, 70, 183, 92])
    const apart = all.filter(({ number, level }) => level !== '3' && notHere.includes(`${chapterOf(number)}`))
    expect(apart).toHaveLength(52)
    for (const chapter of notHere) {
      const own = apart.filter(({ number }) => chapterOf(number) === chapter)
      expect(page).toContain(`| V${chapter} | ${own.length} |`)
    }
  })

  test('[TH6] finds each one that can apply once, at its level, and the chosen ones of level 3', () => {
    const wanted = all.filter(
      ({ number, level }) =>
        chosen.includes(number) || (level !== '3' && !notHere.includes(`${chapterOf(number)}`)),
    )
    expect(wanted).toHaveLength(201 + chosen.length)
    expect(rows.map(([number, level]) => ({ number, level }))).toEqual(wanted)
  })

  test.each(rows)('[TH6] reads of %s (level %s) how it is here, and where that is shown', (...row) => {
    const [, , asks = '', state = '', how = '', shownBy = ''] = row
    expect(states).toContain(state)
    expect(asks.length).toBeGreaterThan(3)
    expect(how.length).toBeGreaterThan(1)
    expect(deadPointers(shownBy, rules)).toEqual([])
  })

  test('[TH6] reads how many of the 201 hold, in the page as counted', () => {
    const counted = rows.filter(([number = '']) => !chosen.includes(number))
    const totals = states.map(state => `${state} ${counted.filter(row => row[3] === state).length}`)
    expect(page).toContain(`Of the 201: ${totals.join(', ')}.`)
  })
})

describe('who asks where something is sealed, hashed or signed', () => {
  const inventory = read('docs/cryptography.md')
  const primitives =
    /crypto\.subtle|from 'node:crypto'|@noble\/hashes|(?:from|import\()\s*'(?:hpke|@panva\/hpke-noble|age-encryption|otpauth|@node-rs\/argon2|altcha-lib[^']*|@simplewebauthn\/server)'/
  const users = filesUnder('src', /\.tsx?$/).filter(
    file => !/\.test\.tsx?$|\/test-/.test(file) && primitives.test(read(file)),
  )

  test('[TH8] finds every file that does so, and no other, in the inventory', () => {
    const [, list = ''] = inventory.split('## Where it is done')
    const named = [...list.matchAll(/^\| `(src\/[^`]+)` \|/gm)].map(([, file]) => file)
    expect(named.sort()).toEqual(users)
  })
})
