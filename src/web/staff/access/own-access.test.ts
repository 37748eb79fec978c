import { expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '../../../crypto/bytes.ts'
import { makeIdentity, openIdentity, sealIdentity, stretchPassword } from '../../../crypto/identity.ts'
import { signingKeyFrom } from '../../../crypto/signing-key.ts'
import { must } from '../../../crypto/test-cast.ts'
import type { NewWay } from '../../../protocol/ways-in.ts'
import { StepUp } from '../way-in/step-up.ts'
import { grantEnd } from './grant-end.ts'
import { OwnAccess } from './own-access.ts'

const org = 'clbchat'
const old = { username: 'noor', password: 'drie blauwe potloden' }
const secrets = makeIdentity()
const signingKey = await signingKeyFrom(secrets.seed)
const { wrappingKey } = await stretchPassword({ org, ...old })
const file = await sealIdentity(wrappingKey, secrets)
const keys = {
  identity: { signingKey, deskSecret: secrets.deskSecret },
  grants: [],
  name: 'Noor',
  until: 0,
  file,
}

function page() {
  const added: NewWay[] = []
  const post = async (path: string, body: object) => {
    if (path === '/api/ways/add') added.push((body as { way: NewWay }).way)
    return undefined
  }
  const get = async (path: string) =>
    path === '/api/ways' ? { username: 'noor', ways: [] } : { sessions: [] }
  const stepUp = new StepUp({ post, org })
  return { added, stepUp, access: new OwnAccess({ get, stepUp, org, keys }) }
}

const chosen = { kind: 'password', password: 'vijf paarse fietsen eten soep', codes: null } as const

test('[SI52] a second way in opens the same identity, after Noor showed again who she is', async () => {
  const { added, stepUp, access } = page()
  const adding = access.add(chosen, 'noor')
  await stepUp.proveByPassword({ ...old, code: '123456' })
  expect(await adding).toBeUndefined()
  const [way] = added
  const newKey = await stretchPassword({ org, username: 'noor', password: chosen.password })
  const opened = must(
    await openIdentity(newKey.wrappingKey, fromBase64url(way?.identityFile ?? '') ?? new Uint8Array()),
  )
  expect(toBase64url(opened.signingKey.publicKey)).toBe(toBase64url(signingKey.publicKey))
})

test('[SI52] who shows it with another way, or not at all, adds nothing', async () => {
  const { added, stepUp, access } = page()
  const byOther = access.add(chosen, 'noor')
  await stepUp.proveByPassword({ username: 'noor', password: 'een heel ander wachtwoord', code: '123456' })
  expect(await byOther).toBe('other-way')
  const stopped = access.add(chosen, 'noor')
  stepUp.cancel()
  expect(await stopped).toBe('prove-again')
  expect(added).toEqual([])
})

test('[SI53] without connection what was known stays on screen, and nothing known is said to be so', async () => {
  let isThere = false
  const session = { id: 'one', startedAt: 1, seenAt: 2, isThis: true }
  const get = async (path: string) => {
    if (!isThere) throw new Error('no line')
    return path === '/api/ways' ? { username: 'noor', ways: [] } : { sessions: [session] }
  }
  const access = new OwnAccess({ get, stepUp: page().stepUp, org, keys })
  await access.load()
  expect(access.state.value.is).toBe('failed')
  isThere = true
  await access.load()
  isThere = false
  await access.load()
  expect(access.state.value).toMatchObject({ is: 'loaded', sessions: [session] })
})

test('[SI54] from 60 days before their grant ends people are told', () => {
  const day = 86_400_000
  expect(grantEnd(61 * day, 0)).toEqual({ days: 61, isSoon: false })
  expect(grantEnd(60 * day, 0)).toEqual({ days: 60, isSoon: true })
  expect(grantEnd(0, 5 * day)).toEqual({ days: 0, isSoon: true })
})
