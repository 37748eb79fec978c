import { expect, test } from 'vitest'
import { filesUnder, read } from './read-docs.ts'

/** Where the letters stand for something else than a helpline of ours. */
const exceptions: readonly [string, RegExp][] = [
  // The protocol's own labels: another word would be another protocol.
  [
    'the labels of the seals',
    /'clb\/(?:v1|server|audit)\/[a-z-]+'|"clb\/v1\/[a-z-]+"|clb-(?:root|vault)-key-v1/g,
  ],
  // Ids of closed lists that are kept in databases; the words for them come from the site folder.
  ['ids of closed lists', /'own-clb(?:-follows)?'|own CLB/g],
  // The project's own name, in names of its files.
  [
    'the name of the project',
    /'site\/clbchat'|'clbchat\.(?:env|json)'|kind: 'clbchat'|kind === 'clbchat'|Command\('clbchat'\)|`clbchat COMMAND`|v\.literal\('clbchat'\)|(?<=[ `])clbchat(?= (?:\$\{|verify-))/g,
  ],
]
/** Words that attackers of a Flemish password try first, the names of several helplines among them. */
const passwordWords = 'src/web/staff/way-in/password-rules.ts'

test('[SP21] another helpline finds no word of CLBch@t in the code', () => {
  const files = filesUnder('src', /\.(?:tsx?|css|svg)$/).filter(
    file => file !== passwordWords && !/\.test\.tsx?$|\/test-[a-z-]+\.ts$/.test(file),
  )
  expect(files.length).toBeGreaterThan(300)
  const found = files.flatMap(file => {
    const text = exceptions.reduce((left, [, pattern]) => left.replaceAll(pattern, ''), read(file))
    const lines = text.split('\n').filter(line => /clb|onderwijskiezer/i.test(line))
    return lines.map(line => `${file}: ${line.trim()}`)
  })
  expect(found).toEqual([])
})
