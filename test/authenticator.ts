import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { NewPasskey, PasskeyPress } from '../src/protocol/ways-in.ts'

/** Where a page asks for a passkey, and what its host is. */
export interface Place {
  readonly origin: string
  readonly host: string
}

interface Pressing {
  readonly owner?: string
  readonly isVerified?: boolean
  readonly counter?: number
}

/** A small authenticator without a browser: one ES256 key, attestation "none", and a counter that one can turn. */
export class TestAuthenticator {
  readonly id = randomBytes(16)
  readonly #key: KeyObject
  readonly #publicKey: { readonly x: Buffer; readonly y: Buffer }

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#key = privateKey
    this.#publicKey = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
  }

  /** A new passkey for this challenge. */
  makes(challenge: string, { origin, host }: Place, counter = 0): NewPasskey {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const attested = [Buffer.alloc(16), length, this.id, this.#coseKey()]
    const authData = Buffer.concat([dataOf(host, verified | attestedData, counter), ...attested])
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
      ...[text('authData'), bytes(authData)],
    ])
    const clientDataJSON = told('webauthn.create', challenge, origin).toString('base64url')
    return {
      ...this.#named(),
      response: { clientDataJSON, attestationObject: attestation.toString('base64url') },
    }
  }

  /** A press for this challenge. `owner` is the user handle. */
  presses(
    challenge: string,
    { origin, host }: Place,
    { owner, isVerified = true, counter = 0 }: Pressing = {},
  ): PasskeyPress {
    const data = dataOf(host, isVerified ? verified : present, counter)
    const said = told('webauthn.get', challenge, origin)
    const signed = Buffer.concat([data, createHash('sha256').update(said).digest()])
    return {
      ...this.#named(),
      response: {
        clientDataJSON: said.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.#key).toString('base64url'),
        ...(owner === undefined ? {} : { userHandle: owner }),
      },
    }
  }

  #named() {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const
  }

  /** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
  #coseKey(): Buffer {
    const { x, y } = this.#publicKey
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01])
    return Buffer.concat([head, Buffer.from([0x21]), bytes(x), Buffer.from([0x22]), bytes(y)])
  }
}

const present = 0x01
const verified = 0x05
const attestedData = 0x40

function dataOf(host: string, flags: number, counter: number): Buffer {
  const tail = Buffer.alloc(5)
  tail.writeUInt8(flags, 0)
  tail.writeUInt32BE(counter, 1)
  return Buffer.concat([createHash('sha256').update(host).digest(), tail])
}

function told(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

/** CBOR: a short text, and bytes of up to 255, or 65,535. */
function text(short: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + short.length]), Buffer.from(short)])
}

function bytes(content: Buffer): Buffer {
  const { length } = content
  const head = length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from(head), content])
}
