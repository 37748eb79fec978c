import * as v from 'valibot'
import { type Bytes, fromBase64url, randomBytes, toBase64url } from '../../../crypto/bytes.ts'
import { passkeyInput } from '../../../crypto/identity.ts'
import { isRefused } from '../../../domain/refusal.ts'
import { type NewPasskey, type PasskeyPress, passkeyChallengeAnswer } from '../../../protocol/ways-in.ts'
import type { Post } from '../post.ts'

/** Why a passkey did not come: `no-prf` means that this one can sign in and not unlock, which is no way in here. */
export type PasskeyRefusal = 'no-passkeys-here' | 'stopped' | 'no-prf' | 'no-connection' | 'try-again'

/** A passkey's answer, and what it made of the helpline's input: 32 bytes that never leave the page (SE5). */
export interface Made<Answer> {
  readonly answer: Answer
  readonly unlocks: Bytes
}

interface Asked {
  readonly post: Post
  readonly org: string
}

/** Whether this browser knows passkeys at all. Whether one unlocks (PRF) is only known once it was made. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && typeof navigator.credentials?.create === 'function'
}

/**
 * [SI41] Makes a passkey that signs in and unlocks. Some authenticators give what unlocks only at a press, so a
 * second press may follow; its answer goes nowhere. What is secret is taken out of what is sent.
 */
export async function makePasskey(
  { post, org }: Asked,
  person: { readonly site: string; readonly username: string; readonly name: string },
): Promise<Made<NewPasskey> | { refused: PasskeyRefusal }> {
  const challenge = await askChallenge(post)
  if ('refused' in challenge) return challenge
  const input = await passkeyInput(org)
  const made = await navigator.credentials
    .create({
      publicKey: {
        challenge: challenge.bytes,
        rp: { id: challenge.host, name: person.site },
        user: { id: randomBytes(16), name: person.username, displayName: person.name },
        pubKeyCredParams: [-8, -7, -257].map(alg => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
        timeout: 300_000,
        extensions: { prf: { eval: { first: input } } },
      },
    })
    .catch(() => null)
  if (!(made instanceof PublicKeyCredential)) return { refused: 'stopped' }
  const unlocks = await unlocksAtMaking(made, challenge.host, input)
  return 'refused' in unlocks ? unlocks : { answer: newPasskeyOf(made), unlocks: unlocks.bytes }
}

/** [SI46] One press that signs in and unlocks, with any passkey that this device has for this site. */
export async function pressPasskey({
  post,
  org,
}: Asked): Promise<Made<PasskeyPress> | { refused: PasskeyRefusal }> {
  const challenge = await askChallenge(post)
  if ('refused' in challenge) return challenge
  const pressed = await press(challenge.bytes, challenge.host, await passkeyInput(org))
  if (pressed === null) return { refused: 'stopped' }
  const unlocks = prfOf(pressed)
  return unlocks ? { answer: pressOf(pressed), unlocks } : { refused: 'no-prf' }
}

async function askChallenge(
  post: Post,
): Promise<{ bytes: Bytes; host: string } | { refused: PasskeyRefusal }> {
  if (!knowsPasskeys()) return { refused: 'no-passkeys-here' }
  try {
    const answer = await post('/api/passkey-challenge', {})
    const parsed = v.safeParse(passkeyChallengeAnswer, answer)
    const bytes = parsed.success ? fromBase64url(parsed.output.challenge) : undefined
    if (isRefused(answer) || !parsed.success || !bytes) return { refused: 'try-again' }
    return { bytes, host: parsed.output.host }
  } catch {
    return { refused: 'no-connection' }
  }
}

async function unlocksAtMaking(
  made: PublicKeyCredential,
  host: string,
  input: Bytes,
): Promise<{ bytes: Bytes } | { refused: PasskeyRefusal }> {
  const atOnce = prfOf(made)
  if (atOnce) return { bytes: atOnce }
  if (made.getClientExtensionResults().prf?.enabled !== true) return { refused: 'no-prf' }
  const id = { id: made.rawId, type: 'public-key' } as const
  const pressed = await press(randomBytes(32), host, input, [id])
  if (pressed === null) return { refused: 'stopped' }
  const later = prfOf(pressed)
  return later ? { bytes: later } : { refused: 'no-prf' }
}

async function press(
  challenge: Bytes,
  host: string,
  input: Bytes,
  allowCredentials: PublicKeyCredentialDescriptor[] = [],
): Promise<PublicKeyCredential | null> {
  const options = { challenge, rpId: host, allowCredentials, timeout: 300_000 }
  const pressed = await navigator.credentials
    .get({
      publicKey: {
        ...options,
        userVerification: 'required',
        extensions: { prf: { eval: { first: input } } },
      },
    })
    .catch(() => null)
  return pressed instanceof PublicKeyCredential ? pressed : null
}

function prfOf(credential: PublicKeyCredential): Bytes | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (first === undefined) return undefined
  const bytes = first instanceof ArrayBuffer ? new Uint8Array(first) : bytesOfView(first)
  return bytes.length === 32 ? bytes : undefined
}

function bytesOfView(view: ArrayBufferView): Bytes {
  return new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength).slice()
}

function common(credential: PublicKeyCredential) {
  const { id, rawId, authenticatorAttachment } = credential
  return {
    id,
    rawId: encode(rawId),
    type: 'public-key' as const,
    ...(authenticatorAttachment === null ? {} : { authenticatorAttachment }),
    // Never what the browser gives here: the results of PRF are in it.
    clientExtensionResults: {},
  }
}

function newPasskeyOf(made: PublicKeyCredential): NewPasskey {
  const response = made.response
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new Error('this is no new passkey')
  return {
    ...common(made),
    response: {
      clientDataJSON: encode(response.clientDataJSON),
      attestationObject: encode(response.attestationObject),
      transports: response.getTransports(),
    },
  }
}

/**
 * The id of the passkey says whose it is. The user handle is not sent: on a device that asked for access it was made
 * before the page knew which account it would be of.
 */
function pressOf(pressed: PublicKeyCredential): PasskeyPress {
  const response = pressed.response
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('this is no press on a passkey')
  return {
    ...common(pressed),
    response: {
      clientDataJSON: encode(response.clientDataJSON),
      authenticatorData: encode(response.authenticatorData),
      signature: encode(response.signature),
    },
  }
}

function encode(buffer: ArrayBuffer): string {
  return toBase64url(new Uint8Array(buffer))
}
