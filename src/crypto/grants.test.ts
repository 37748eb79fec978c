import { expect, test } from 'vitest'
import { toBase64url } from './bytes.ts'
import { type Grant, readGrants, readKeyLines, readLapsedGrants, signGrant, type Trust } from './grants.ts'
import { signObject } from './signed-object.ts'
import { counsellorLine, deputyLine, inSeconds, makeHelpline, newKey, now, org } from './test-cast.ts'

const helpline = await makeHelpline()
const { root, deputy, trust, deputyGrant } = helpline
const noor = await newKey()
const day = 24 * 60 * 60

const signed = (other: Partial<Grant> = {}) => signGrant(deputy, org, counsellorLine(noor, other))
const refusals = async (objects: unknown[], other: Partial<Trust> = {}) =>
  (await readGrants({ ...trust, ...other }, objects)).refused.map(({ refused }) => refused)

test('[SE2] a counsellor is known by the chain from the root key over a deputy', async () => {
  const read = await readGrants(trust, [await signed(), deputyGrant])
  expect(read.refused).toEqual([])
  expect(read.grants.map(({ kind, name }) => [kind, name])).toEqual([
    ['counsellor', 'Noor'],
    ['deputy', 'An'],
  ])
})

test('[SE2] without the deputy nobody vouches for the counsellor', async () => {
  expect(await refusals([await signed()])).toEqual(['unknown-signer'])
})

test('[SE2] a server with a root key of its own makes no counsellor', async () => {
  const lyingRoot = await newKey()
  const lyingDeputy = await newKey()
  const grants = [
    await signGrant(lyingRoot, org, deputyLine(lyingDeputy)),
    await signGrant(lyingDeputy, org, counsellorLine(noor)),
  ]
  expect(await refusals(grants)).toEqual(['unknown-signer', 'unknown-signer'])
})

test('[SE2] a deputy cannot make a deputy', async () => {
  const friend = await newKey()
  const grants = [deputyGrant, await signGrant(deputy, org, deputyLine(friend, { id: 'bo' }))]
  expect(await refusals(grants)).toEqual(['signer-not-entitled'])
})

test('[SE2] a counsellor cannot let in another counsellor', async () => {
  const friend = await newKey()
  const grants = [deputyGrant, await signed(), await signGrant(noor, org, counsellorLine(friend))]
  expect(await refusals(grants)).toEqual(['unknown-signer'])
})

test('[SE2] the root key makes deputies, not counsellors', async () => {
  expect(await refusals([await signGrant(root, org, counsellorLine(noor))])).toEqual(['signer-not-entitled'])
})

test('[SE2] a vault key that the root did not sign is refused: a deputy cannot swap it', async () => {
  const keys = { kid: 'k1', alg: 'MLKEM768-X25519' as const, pub: toBase64url(new Uint8Array(1216)) }
  const dates = { notBefore: inSeconds, notAfter: inSeconds + day }
  const line: Grant = { kind: 'vault', id: 'vault-2026', name: '2026-27', keys, ...dates }
  expect(await refusals([deputyGrant, await signGrant(deputy, org, line)])).toEqual(['signer-not-entitled'])
  expect(await refusals([await signGrant(root, org, line)])).toEqual([])
})

test('[SE2] the recovery sheet, a trainer and a training key have lines of their own', async () => {
  const age = `age1pq1${'z'.repeat(1950)}`
  const dates = { notBefore: inSeconds, notAfter: inSeconds + day }
  const pub = toBase64url(new Uint8Array(1216))
  const grants = [
    await signGrant(root, org, { kind: 'recovery', id: 'paper', name: 'Blad', keys: { age }, ...dates }),
    await signGrant(deputy, org, { kind: 'trainer', id: 'tine', name: 'Tine', keys: { age }, ...dates }),
    await signGrant(root, org, {
      ...{ kind: 'training', id: 't', name: '2026-27', ...dates },
      keys: { kid: 'k', alg: 'MLKEM768-X25519', pub },
    }),
    deputyGrant,
  ]
  expect(await refusals(grants)).toEqual([])
})

test('[SE2] a grant of more than 400 days is not made, and not accepted', async () => {
  const tooLong = { notBefore: inSeconds, notAfter: inSeconds + 401 * day }
  expect(() => signGrant(deputy, org, counsellorLine(noor, tooLong))).toThrow(RangeError)
  const forced = await signObject(deputy, org, 'grant', counsellorLine(noor, tooLong))
  expect(await refusals([deputyGrant, forced])).toEqual(['valid-too-long'])
})

test.each<[string, Partial<Grant>, string[]]>([
  ['over for 47 hours still counts', { notAfter: inSeconds - 47 * 3600 }, []],
  ['over for 49 hours has expired', { notAfter: inSeconds - 49 * 3600 }, ['expired']],
  ['of the day after tomorrow counts', { notBefore: inSeconds + 47 * 3600 }, []],
  ['of next week is not valid yet', { notBefore: inSeconds + 7 * day }, ['not-yet-valid']],
  ['that ends before it begins is malformed', { notAfter: inSeconds - 11 * day }, ['malformed']],
])('[SE3] a grant %s', async (_, dates, expected) => {
  expect(await refusals([deputyGrant, await signed(dates)])).toEqual(expected)
})

test('[SE3] raising grantsFrom takes away every older grant by a deputy, and not the deputies', async () => {
  const grantsFrom = now - 9 * day * 1000
  expect(await refusals([deputyGrant, await signed()], { grantsFrom })).toEqual(['revoked'])
  const resigned = await signed({ notBefore: inSeconds })
  expect(await refusals([deputyGrant, resigned], { grantsFrom })).toEqual([])
})

test('[SE3] raising rootGrantsFrom takes away a deputy with all whom this deputy let in', async () => {
  const rootGrantsFrom = now - 9 * day * 1000
  expect(await refusals([deputyGrant, await signed()], { rootGrantsFrom })).toEqual([
    'revoked',
    'unknown-signer',
  ])
})

test('[SE3] of a line that ran out its keys can still be told, and of one that was taken away they cannot', async () => {
  const ended = await signed({ notBefore: inSeconds - 40 * day, notAfter: inSeconds - 3 * day })
  const { grants } = await readGrants(trust, [deputyGrant])
  const lapsed = (objects: unknown[], other: Partial<Trust> = {}) =>
    readLapsedGrants({ ...trust, ...other }, grants, objects)
  expect((await lapsed([ended])).map(({ name }) => name)).toEqual(['Noor'])
  expect(await lapsed([ended], { grantsFrom: now })).toEqual([])
  expect(await lapsed([await signed(), await signGrant(noor, org, counsellorLine(noor)), {}])).toEqual([])
})

test('[SE3] an expired deputy vouches for nobody', async () => {
  const old = await signGrant(root, org, deputyLine(deputy, { notAfter: inSeconds - 9 * day }))
  expect(await refusals([old, await signed()])).toEqual(['expired', 'unknown-signer'])
})

test('[SE3] seconds where milliseconds belong would switch revocation off: that is loud', async () => {
  await expect(refusals([deputyGrant], { grantsFrom: inSeconds })).rejects.toThrow(RangeError)
  await expect(refusals([deputyGrant], { now: inSeconds })).rejects.toThrow(RangeError)
})

test.each<[string, Record<string, unknown>]>([
  ['an unknown kind', { kind: 'king' }],
  ['an unknown field', { power: 1 }],
  ['an empty name', { name: '' }],
  ['a name of two lines', { name: 'No\nor' }],
  ['a name of 81 letters', { name: 'x'.repeat(81) }],
  ['an id with a blank', { id: 'no or' }],
  ['nine disciplines', { keys: { identity: toBase64url(noor.publicKey), disciplines: Array(9).fill('x') } }],
  ['a recipient that age would not write', { kind: 'trainer', keys: { age: 'aap' } }],
  ['a date that is no number', { notAfter: 'never' }],
  ['a key that is too short', { keys: { identity: 'AAAA', disciplines: [] } }],
  ['keys of another kind', { keys: { age: 'age1' } }],
])('[SE2] a grant with %s is malformed, whoever signed it', async (_, other) => {
  const line = { ...counsellorLine(noor), ...other }
  const forced = await signObject(deputy, org, 'grant', line)
  expect(await refusals([deputyGrant, forced])).toEqual(['malformed'])
  expect(() => signGrant(deputy, org, line as unknown as Grant)).toThrow(TypeError)
})

test('[SE3] a grant holds to the last second of the 48 hours, and not one longer', async () => {
  const two = 2 * day
  const edges: [Partial<Grant>, string[]][] = [
    [{ notAfter: inSeconds - two }, []],
    [{ notAfter: inSeconds - two - 1 }, ['expired']],
    [{ notBefore: inSeconds + two }, []],
    [{ notBefore: inSeconds + two + 1 }, ['not-yet-valid']],
    [{ notBefore: inSeconds, notAfter: inSeconds }, []],
  ]
  for (const [dates, expected] of edges)
    expect(await refusals([deputyGrant, await signed(dates)])).toEqual(expected)
})

test('[SE2] a grant of exactly 400 days holds, and one second more does not', async () => {
  const longest = { notBefore: inSeconds, notAfter: inSeconds + 400 * day }
  expect(await refusals([deputyGrant, await signed(longest)])).toEqual([])
  expect(() => signed({ ...longest, notAfter: longest.notAfter + 1 })).toThrow(RangeError)
})

test('[SE3] a grant from the very moment of grantsFrom is not from before it', async () => {
  const { notBefore } = counsellorLine(noor)
  expect(await refusals([deputyGrant, await signed()], { grantsFrom: notBefore * 1000 })).toEqual([])
  expect(await refusals([deputyGrant, await signed()], { grantsFrom: notBefore * 1000 + 1 })).toEqual([
    'revoked',
  ])
})

test('[SE2] whom the second deputy let in is known, and told once when the line ran out', async () => {
  const bo = await newKey()
  const [first, again] = await Promise.all([
    signGrant(root, org, deputyLine(bo, { id: 'bo', name: 'Bo' })),
    signGrant(root, org, deputyLine(bo, { id: 'bo', name: 'Bo', notBefore: inSeconds - 5 * day })),
  ])
  const letIn = await signGrant(bo, org, counsellorLine(noor))
  expect(await refusals([letIn, deputyGrant, first])).toEqual([])
  const old = { notBefore: inSeconds - 40 * day, notAfter: inSeconds - 3 * day }
  const ended = await signGrant(bo, org, counsellorLine(noor, old))
  const { grants } = await readGrants(trust, [deputyGrant, first, again])
  expect((await readLapsedGrants(trust, grants, [ended])).map(({ name }) => name)).toEqual(['Noor'])
})

test('[SI72] a vault key is told whatever its dates are, and nothing but keys of years is', async () => {
  const keys = { kid: 'k1', alg: 'MLKEM768-X25519' as const, pub: toBase64url(new Uint8Array(1216)) }
  const line = { id: 'y', name: 'oud', keys, notBefore: 0, notAfter: day }
  const lines = await Promise.all(
    (['vault', 'training'] as const).map(kind => signGrant(root, org, { kind, ...line })),
  )
  const told = await readKeyLines({ ...trust, rootGrantsFrom: now }, [
    ...lines,
    deputyGrant,
    await signed(),
    {},
  ])
  expect(told.map(({ kind }) => kind)).toEqual(['vault', 'training'])
})

test('[SE3] what a page has pinned is milliseconds of 1980 or later, or nothing at all', async () => {
  const year1980 = Date.UTC(1980, 0, 1)
  expect(await refusals([deputyGrant], { grantsFrom: year1980, rootGrantsFrom: year1980 })).toEqual([])
  for (const wrong of [year1980 - 1, -1, Number.NaN, Number.POSITIVE_INFINITY])
    await expect(refusals([deputyGrant], { rootGrantsFrom: wrong })).rejects.toThrow(RangeError)
})

test('[SE3] whom a counsellor would let in is told by no line that ran out, and the line of a deputy is', async () => {
  const old = { notBefore: inSeconds - 40 * day, notAfter: inSeconds - 3 * day }
  const { grants } = await readGrants(trust, [deputyGrant, await signed()])
  const byNoor = await signGrant(noor, org, counsellorLine(await newKey(), old))
  const ofDeputy = await signGrant(root, org, deputyLine(deputy, old))
  const lapsed = await readLapsedGrants(trust, grants, [byNoor, ofDeputy])
  expect(lapsed.map(({ kind }) => kind)).toEqual(['deputy'])
})
