import { afterEach, expect, test, vi } from 'vitest'
import { randomBytes, toBase64url } from '../../../crypto/bytes.ts'
import { makePasskey, pressPasskey } from './passkey.ts'

class Credential {
  readonly id = 'passkey'
  readonly rawId = randomBytes(8).buffer
  readonly authenticatorAttachment = 'platform'
  readonly response: object
  readonly #prf: object | undefined

  constructor(response: object, prf: object | undefined) {
    this.response = response
    this.#prf = prf
  }

  getClientExtensionResults() {
    return this.#prf ? { prf: this.#prf } : {}
  }
}
class Attestation {
  readonly clientDataJSON = randomBytes(8).buffer
  readonly attestationObject = randomBytes(8).buffer
  getTransports = () => ['internal']
}
class Assertion {
  readonly clientDataJSON = randomBytes(8).buffer
  readonly authenticatorData = randomBytes(8).buffer
  readonly signature = randomBytes(8).buffer
  readonly userHandle = randomBytes(8).buffer
}

const secret = randomBytes(32)
const post = async () => ({ challenge: toBase64url(randomBytes(32)), host: 'localhost' })
const asked = { post, org: 'clbchat' }
const noor = { site: 'CLBch@t', username: 'noor', name: 'Noor' }

/** An authenticator that answers so when it makes a passkey and when it is pressed; null when Noor stopped it. */
function authenticator(making: object | null | undefined, pressing: object | null | undefined = making) {
  const answer = (prf: object | null | undefined, response: object) =>
    prf === null ? Promise.reject(new Error('stopped')) : Promise.resolve(new Credential(response, prf))
  vi.stubGlobal('PublicKeyCredential', Credential)
  vi.stubGlobal('AuthenticatorAttestationResponse', Attestation)
  vi.stubGlobal('AuthenticatorAssertionResponse', Assertion)
  const credentials = {
    create: () => answer(making, new Attestation()),
    get: () => answer(pressing, new Assertion()),
  }
  vi.stubGlobal('navigator', { credentials })
}

afterEach(() => void vi.unstubAllGlobals())

test('[SI41] a passkey that signs in and unlocks is taken, and what unlocks is not in what is sent', async () => {
  authenticator({ enabled: true, results: { first: secret.slice().buffer } })
  const made = await makePasskey(asked, noor)
  if ('refused' in made) throw new Error(made.refused)
  expect(made.unlocks).toEqual(secret)
  expect(made.answer.clientExtensionResults).toEqual({})
  expect(JSON.stringify(made.answer)).not.toContain(toBase64url(secret))
})

test('[SI41] an authenticator that gives what unlocks only at a press is asked for one more', async () => {
  authenticator({ enabled: true }, { results: { first: secret.slice().buffer } })
  expect(await makePasskey(asked, noor)).toMatchObject({ unlocks: secret })
})

test.each([
  ['cannot unlock', undefined, undefined, 'no-prf'],
  ['says that it can and does not', { enabled: true }, {}, 'no-prf'],
  ['was stopped by Noor', null, null, 'stopped'],
])('[SI41] an authenticator that %s is no way in', async (_, making, pressing, refused) => {
  authenticator(making, pressing)
  expect(await makePasskey(asked, noor)).toEqual({ refused })
})

test('[SI46] one press gives what signs in and what unlocks', async () => {
  authenticator(undefined, { results: { first: secret.slice().buffer } })
  expect(await pressPasskey(asked)).toMatchObject({ unlocks: secret, answer: { id: 'passkey' } })
})

test('[SI41] a browser without passkeys, a server that is away and one that says nothing sensible are told apart', async () => {
  vi.stubGlobal('navigator', {})
  expect(await makePasskey(asked, noor)).toEqual({ refused: 'no-passkeys-here' })
  authenticator({})
  const away = { ...asked, post: () => Promise.reject(new Error('no line')) }
  expect(await makePasskey(away, noor)).toEqual({ refused: 'no-connection' })
  expect(await makePasskey({ ...asked, post: async () => ({}) }, noor)).toEqual({ refused: 'try-again' })
})
