import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePrivacy, smallestPrivacy } from '../../test/make-privacy.ts'
import { readPrivacy } from './read-privacy.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-privacy-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (privacy: unknown) => writeFileSync(join(folder, 'privacy.json'), JSON.stringify(privacy))
const withParty = (party: object) => ({
  ...smallestPrivacy,
  thirdParties: [{ name: 'Wolkenhuis', task: 'zorgt voor de server.', country: 'BE', ...party }],
})
const version = { version: 'B', date: '2026-06-01', changes: ['Anders.'] }
const withVersions = (...versions: object[]) => ({ ...smallestPrivacy, versions })

test('[PV1] a helpline says in nine lines who it is, why and since when; what it leaves out is left out', () => {
  write(smallestPrivacy)
  expect(readPrivacy(folder)).toEqual(makePrivacy())
})

test('[PV1] a helpline that does not say how it handles data does not start', () => {
  expect(() => readPrivacy(folder)).toThrow(/privacy\.json: there is no such file/)
})

test('[PV3] who hands data to a country outside the EU and the EEA writes down why, or does not start', () => {
  write(withParty({ country: 'US' }))
  expect(() => readPrivacy(folder)).toThrow(
    /privacy\.json: thirdParties\.0\.reason: this country is outside the EU and the EEA; expected a reason/,
  )
  write(withParty({ country: 'US', reason: 'Er is geen ander.' }))
  expect(readPrivacy(folder).thirdParties).toHaveLength(1)
  write(withParty({ country: 'NO' }))
  expect(readPrivacy(folder).thirdParties).toHaveLength(1)
})

test.each([
  [{ ...smallestPrivacy, controller: { name: 'X', address: 'Y' } }, /controller\.mail/],
  [
    { ...smallestPrivacy, authority: { name: 'X', site: 'http://x.example' } },
    /authority\.site: expected an https/,
  ],
  [{ ...smallestPrivacy, why: ['Een zin.'] }, /why\.1/],
  [{ ...smallestPrivacy, purposes: [] }, /purposes: expected a purpose/],
  [withParty({ country: 'belgië' }), /thirdParties\.0\.country: expected a country that exists/],
  [withParty({ country: 'QQ' }), /thirdParties\.0\.country: expected a country that exists/],
  [withParty({ country: undefined }), /thirdParties\.0\.country/],
  [
    { ...smallestPrivacy, measures: { lastTested: '2026-02-31' } },
    /measures\.lastTested: expected a day that exists/,
  ],
  [{ ...smallestPrivacy, backupDays: 31 }, /backupDays: expected a whole number of days from 0 to 30/],
  [{ ...smallestPrivacy, ownRightsAge: 3 }, /ownRightsAge: expected an age/],
  [withVersions(), /versions: expected a version/],
  [withVersions({ ...version, changes: [] }), /versions\.0\.changes: expected what changed/],
  [withVersions({ ...version, announced: '2026-06-02' }), /versions\.0\.announced: expected a day before/],
  [
    withVersions(version, { ...version, version: 'C', date: '2026-07-01' }),
    /versions: expected the newest first/,
  ],
  [withVersions(version, { ...version, date: '2026-05-01' }), /versions: expected each version once/],
  [{ ...smallestPrivacy, ipAdres: true }, /privacy\.json: ipAdres/],
])(
  '[PV1] case %#: what makes no sense stops the start with the file, the place and what was expected',
  (privacy, said) => {
    write(privacy)
    expect(() => readPrivacy(folder)).toThrow(said)
    expect(() => readPrivacy(folder)).toThrow(/privacy\.json: /)
  },
)
