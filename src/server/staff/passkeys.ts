import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../domain/people.ts'
import type { NewPasskey, PasskeyPress } from '../../protocol/ways-in.ts'
import type { PasskeyWay } from './people.ts'

const lifetime = 5 * 60_000
/** Of each room. Only challenges that were answered well are remembered. */
const rememberedAtMost = 10_000
const madeLength = 16

/** EdDSA, ES256 and RS256: what authenticators have, and what a page asks for. */
const algorithms = [-8, -7, -257]

/**
 * Loaded at the first passkey. No maker of authenticators is believed here, so none of their certificates is followed:
 * with roots to follow them to, the library fetches the list of revoked ones from an address that a stranger sent.
 */
async function webAuthn() {
  const library = await import('@simplewebauthn/server')
  for (const identifier of ['android-key', 'android-safetynet', 'apple', 'mds'] as const)
    library.SettingsService.setRootCertificates({ identifier, certificates: [] })
  return library
}

/**
 * Who brings a passkey: somebody of the staff, or with an invitation or the secret of the set-up; or anybody at all, who
 * asks for a new device.
 */
export type Bringer = 'known' | 'stranger'

/** What is kept of a new passkey: id and public key in base64url. */
export type KeptPasskey = Pick<PasskeyWay, 'passkeyId' | 'passkeyKey' | 'passkeyCounter'>

/**
 * [SI13] Passkeys of this house: challenges that are good once and for five minutes, and the check of what a browser
 * gives. Bound to the host and origin of the address of staff; the person is always verified by the authenticator.
 */
export class Passkeys {
  readonly host: string
  readonly #origin: string
  /** Challenges carry their own proof, so that asking for many costs no memory. Made anew at every start. */
  readonly #key = randomBytes(32)
  /** Apart, because anybody makes a good passkey: strangers who fill theirs keep nobody from signing in. */
  readonly #used = { known: new Map<string, Instant>(), stranger: new Map<string, Instant>() }
  readonly #most: number

  /** `staffUrl` is an origin. */
  constructor(staffUrl: string, most = rememberedAtMost) {
    this.#most = most
    this.host = new URL(staffUrl).hostname
    this.#origin = staffUrl
  }

  /** 32 bytes in base64url. */
  challenge(now: Instant): string {
    const made = randomBytes(madeLength)
    made.writeUIntBE(now, 0, 6)
    return Buffer.concat([made, this.#proofOf(made)]).toString('base64url')
  }

  /** What to keep of a new passkey; undefined when it is none of ours, or its challenge is used or too old. */
  async take(passkey: NewPasskey, by: Bringer, now: Instant): Promise<KeptPasskey | undefined> {
    const { verifyRegistrationResponse } = await webAuthn()
    const response = { ...passkey, ...plain, response: { ...passkey.response, transports: [] } }
    const { seen, expected } = this.#expected(now)
    try {
      const asked = { response, ...expected, supportedAlgorithmIDs: [...algorithms] }
      const { verified, registrationInfo } = await verifyRegistrationResponse(asked)
      if (!verified || !this.#spend(seen.challenge, by, now)) return undefined
      const { id, publicKey, counter } = registrationInfo.credential
      const key = Buffer.from(publicKey).toString('base64url')
      return { passkeyId: id, passkeyKey: key, passkeyCounter: counter }
    } catch {
      return undefined
    }
  }

  /**
   * The new counter when this press is of this passkey and its owner; else undefined. A counter that does not rise is
   * refused, but for passkeys that have none (0), as those that are synced.
   */
  async counterOf(way: PasskeyWay, press: PasskeyPress, now: Instant): Promise<number | undefined> {
    const { userHandle, ...rest } = press.response
    if (userHandle !== undefined && userHandle !== way.account) return undefined
    const { verifyAuthenticationResponse } = await webAuthn()
    const publicKey = Uint8Array.from(Buffer.from(way.passkeyKey, 'base64url'))
    const credential = { id: way.passkeyId, publicKey, counter: way.passkeyCounter }
    const { seen, expected } = this.#expected(now)
    try {
      const response = { ...press, ...plain, response: rest }
      const answer = await verifyAuthenticationResponse({ response, credential, ...expected })
      if (!answer.verified || press.id !== way.passkeyId) return undefined
      if (!this.#spend(seen.challenge, 'known', now)) return undefined
      return answer.authenticationInfo.newCounter
    } catch {
      return undefined
    }
  }

  #expected(now: Instant) {
    const seen = { challenge: '' }
    const expectedChallenge = (challenge: string) => {
      seen.challenge = challenge
      return this.#isGood(challenge, now)
    }
    const bound = { expectedOrigin: this.#origin, expectedRPID: this.host, requireUserVerification: true }
    return { seen, expected: { expectedChallenge, ...bound } }
  }

  #isGood(challenge: string, now: Instant): boolean {
    const bytes = Buffer.from(challenge, 'base64url')
    if (bytes.length !== 32 || bytes.toString('base64url') !== challenge) return false
    const made = bytes.subarray(0, madeLength)
    if (!timingSafeEqual(bytes.subarray(madeLength), this.#proofOf(made))) return false
    const madeAt = made.readUIntBE(0, 6)
    return madeAt <= now && now < madeAt + lifetime && !this.#isUsed(challenge)
  }

  /** By whomever: a challenge is good once. */
  #isUsed(challenge: string): boolean {
    return this.#used.known.has(challenge) || this.#used.stranger.has(challenge)
  }

  /** Uses it up; false when somebody else did so meanwhile, or too many are remembered of people like this one. */
  #spend(challenge: string, by: Bringer, now: Instant): boolean {
    const room = this.#used[by]
    for (const [used, until] of room) {
      if (now < until) break
      room.delete(used)
    }
    if (this.#isUsed(challenge) || room.size >= this.#most) return false
    room.set(challenge, now + lifetime)
    return true
  }

  #proofOf(made: Uint8Array): Buffer {
    return createHmac('sha256', this.#key)
      .update(made)
      .digest()
      .subarray(0, 32 - madeLength)
  }
}

/** The rest of what a browser says decides nothing. */
const plain = { authenticatorAttachment: 'platform', clientExtensionResults: {} } as const
