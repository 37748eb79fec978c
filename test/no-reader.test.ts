import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isCi } from '../bin/is-ci.ts'
import { findPostgres } from '../bin/test-programs/find-postgres.ts'
import { openWords, sealedBytes } from './no-reader/marked-evening.ts'
import { MarkedStaff } from './no-reader/marked-staff.ts'
import type { Kind } from './no-reader/marks.ts'
import { type Hit, Sought } from './no-reader/sought.ts'
import { WatchedPostgres } from './no-reader/watched-postgres.ts'
import { type Look, playWholeEvening, type WholeEvening } from './no-reader/whole-evening.ts'
import { plantedTraces } from './scan.ts'

const isLinux = process.platform === 'linux'
const programs = findPostgres()
const stores = [
  { store: 'SQLite', isThere: isLinux },
  { store: 'PostgreSQL', isThere: isLinux && programs !== undefined },
] as const
for (const { store, isThere } of stores)
  if (!isThere) {
    if (isCi) throw new Error(`Nobody can look into a house on ${store} here, and in CI somebody must.`)
    process.stderr.write(
      `\n=== NO LINUX OR NO ${store}: WHAT THE SERVER CAN READ ON ${store} IS NOT LOOKED AT ===\n\n`,
    )
  }

const evenings = new Map<string, WholeEvening>()
let postgres: WatchedPostgres | undefined

beforeAll(async () => {
  if (!isLinux) return
  const staff = await MarkedStaff.isMade()
  postgres = programs === undefined ? undefined : await WatchedPostgres.starts(programs)
  const behindProxy = { settings: { TRUSTED_PROXIES: '127.0.0.0/8' } }
  // One after the other: looking through a memory holds up everything else in this process.
  evenings.set('SQLite', await playWholeEvening(staff, behindProxy))
  if (postgres)
    evenings.set('PostgreSQL', await playWholeEvening(staff, { settings: postgres.settings, postgres }))
}, 300_000)
afterAll(() => postgres?.stops())

const typed = 'mijn papa roept élke avond 😔'

test('[NR3] who looks sees a string in whatever writing it was left behind, and a key as well', () => {
  const planted = plantedTraces(typed)
  const sought = new Sought().text('typed', typed)
  const seen = [...planted].filter(([place, bytes]) => sought.in(place, bytes).length > 0)
  expect(seen.length).toBe(planted.size)
  const inTwoBytes = Buffer.from(`{"c":"${Buffer.from(typed).toString('base64url')}"}`, 'utf16le')
  expect(sought.in('a string of V8', inTwoBytes)).not.toEqual([])
  expect(sought.in('nothing', Buffer.from('mijn mama roept nooit'.repeat(50)))).toEqual([])
  const key = Buffer.from('7fe2'.repeat(16), 'hex')
  for (const written of [
    key,
    Buffer.from(key.toString('hex')),
    Buffer.from(`xx${key.toString('base64url')}`),
  ])
    expect(new Sought().bytes('key', key).in('a file', written)).not.toEqual([])
})

test.skipIf(!isLinux)(
  '[NR5] while two people talk their sealed words are in the live database, and after the end in no file',
  () => {
    const { during, after } = playedOn('SQLite')
    const places = during.files.filter(({ what }) => what.endsWith(sealedBytes)).map(({ place }) => place)
    expect(places.some(place => place.includes('live.db'))).toBe(true)
    expect(places.filter(place => place.includes('main.db'))).toEqual([])
    expect(after.files.filter(({ what }) => what.endsWith(sealedBytes))).toEqual([])
  },
)

function playedOn(store: string): WholeEvening {
  const found = evenings.get(store)
  if (!found) throw new Error(`no evening was played on ${store}`)
  return found
}

const onlyOf = (kind: Kind, hits: readonly Hit[]) => hits.filter(({ what }) => what.startsWith(`${kind}: `))
const seenIn = (hits: readonly Hit[]) => [...new Set(onlyOf('control', hits).map(({ what }) => what))].sort()

describe.each(stores)('on $store', ({ store, isThere }) => {
  const evening = () => playedOn(store)
  const looks = (): Look[] => [evening().during, evening().after]

  test.skipIf(!isThere)(
    '[NR1] nothing that people type, and no key of their pages, is in a file, a database, the output or the environment',
    () => {
      expect(evening().marks.names('nowhere').length).toBeGreaterThan(30)
      for (const { files } of looks()) expect(onlyOf('nowhere', files)).toEqual([])
    },
  )

  test.skipIf(!isThere)(
    '[NR2] nothing of it is in the memory of the server, while people talk and after',
    () => {
      for (const { memory, memoryBytes } of looks()) {
        expect(memoryBytes).toBeGreaterThan(50_000_000)
        expect(onlyOf('nowhere', memory)).toEqual([])
      }
    },
  )

  test.skipIf(!isThere)(
    '[NR4] what the server must hear of who signs in is in no file as it came, and in no log',
    () => {
      expect(evening().marks.names('passing')).toHaveLength(6)
      for (const { files } of looks()) expect(onlyOf('passing', files)).toEqual([])
      // The house did hear it: else this says nothing.
      expect(onlyOf('passing', evening().during.memory)).not.toEqual([])
    },
  )

  test.skipIf(!isThere)('[NR3] the same look finds what is meant to be there, each in its place', () => {
    const { during, after, marks } = evening()
    const controls = marks.names('control')
    expect(seenIn(during.files)).toEqual(controls.toSorted())
    for (const name of [openWords, 'the environment'])
      for (const { files, memory } of [during, after])
        for (const seen of [files, memory]) expect(seenIn(seen)).toContain(`control: ${name}`)
    expect(seenIn(during.memory)).toContain(`control: ${sealedBytes}`)
  })

  test.skipIf(!isThere)(
    '[NR6] no address of anybody, and no network, is in a file, a log or in what lives in memory',
    () => {
      const { files, livingHeap, control } = evening().addresses
      expect({ files, livingHeap }).toEqual({ files: [], livingHeap: [] })
      expect(control).not.toEqual([])
    },
  )
})
