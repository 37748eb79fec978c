import { type Bytes, jsonBytes, lp, randomBytes } from '../src/crypto/bytes.ts'
import {
  contextHash,
  firstEpoch,
  type Holder,
  makeConversationId,
  makeTake,
} from '../src/crypto/conversation-key.ts'
import { openBytes, sealBytes } from '../src/crypto/derive.ts'
import { openEnvelope, sealEnvelope } from '../src/crypto/envelope.ts'
import { messageKey, openMessage, sealMessage } from '../src/crypto/message-seal.ts'
import { pad } from '../src/crypto/padding.ts'
import { makeResumeSecret, openResumeBlob, resumeKeys, sealResumeBlob } from '../src/crypto/resume.ts'
import { shiftSuite } from '../src/crypto/shift-suite.ts'

/** Runs in Node.js and, bundled, in a browser: each seal made and opened, and beside it its bare primitives. */

const org = 'clbchat'

/** Microseconds for one seal and its opening, by round. */
export interface SealTimes {
  readonly name: string
  readonly ours: readonly number[]
  readonly bare: readonly number[]
}

type Work = () => Promise<unknown>
interface Compared {
  readonly name: string
  readonly ours: Work
  readonly bare: Work
}

export async function measureSeals({
  rounds,
  times,
}: {
  rounds: number
  times: number
}): Promise<SealTimes[]> {
  const measured: SealTimes[] = []
  for (const { name, ours, bare } of [await messages(), await envelopes(), await resumes()]) {
    await timesOver(ours, times / 4)
    await timesOver(bare, times / 4)
    const found = { name, ours: [] as number[], bare: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      found.ours.push(await timesOver(ours, times))
      found.bare.push(await timesOver(bare, times))
    }
    measured.push(found)
  }
  return measured
}

async function timesOver(work: Work, times: number): Promise<number> {
  const begun = performance.now()
  for (let time = 0; time < times; time++) await work()
  return ((performance.now() - begun) * 1000) / times
}

/** A message of a few lines. The bare side gets its bytes padded, and its nonce and header made. */
async function messages(): Promise<Compared> {
  const { epoch } = await conversation()
  const sid = randomBytes(16)
  const key = await messageKey(epoch, 1, sid)
  const content = {
    k: 'text',
    t: 'Ik weet niet goed hoe ik het moet zeggen, maar thuis gaat het niet. '.repeat(2),
  } as const
  const counters = { n: 1, ack: { 2: 1 }, ts: 29_000_000 }
  const from = { convId: epoch.convId, e: 0, role: 1, sid } as const
  const padded = pad(jsonBytes({ ...content, ...counters }))
  const header = lp('clb/v1/msg', epoch.convId, 0, 1, sid, 0)
  let q = 0
  return {
    name: 'message',
    ours: async () => {
      q = (q + 1) % 65_536
      const sealed = await sealMessage(key, { ...from, q }, { content, ...counters })
      mustOpen(await openMessage(key, epoch.convId, sealed))
    },
    bare: async () => {
      const nonce = randomBytes(12)
      mustOpen(await openBytes(key, nonce, header, await sealBytes(key, nonce, header, padded)))
    },
  }
}

/** The key of an epoch for one holder. The bare side does the same HPKE, and the digest that binds it. */
async function envelopes(): Promise<Compared> {
  const { epoch, holder, shiftKeys } = await conversation()
  const bound = { info: lp('clb/v1/env', 'shift', holder.shiftId), aad: lp(epoch.convId, 0, epoch.ctx) }
  const plaintext = lp(epoch.key, epoch.ctx, epoch.link)
  const { convId, previousCtx, holders } = epoch
  return {
    name: 'envelope',
    ours: async () => {
      const envelope = await sealEnvelope(epoch, holder)
      mustOpen(await openEnvelope({ org, shiftKeys, me: holder, anchors: new Map() }, envelope))
    },
    bare: async () => {
      const recipient = await shiftSuite.DeserializePublicKey(holder.shiftPublicKey)
      const { encapsulatedSecret, ciphertext } = await shiftSuite.Seal(recipient, plaintext, bound)
      await contextHash({ org, convId, e: 0, reason: 'start', previousCtx, holders })
      mustOpen(await shiftSuite.Open(shiftKeys, encapsulatedSecret, ciphertext, bound))
    },
  }
}

/** What a reloaded page needs, of 8 kB, with the keys that follow from its secret. */
async function resumes(): Promise<Compared> {
  const secret = makeResumeSecret()
  const content = randomBytes(8_192)
  const noSalt = new Uint8Array(0)
  const [loc, auth, res] = ['clb/v1/res-loc', 'clb/v1/res-auth', 'clb/v1/res-key'].map(label => lp(label))
  const hkdf = (info: Bytes | undefined) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: noSalt,
    info: info ?? noSalt,
  })
  const raw = (usage: 'deriveBits' | 'deriveKey') =>
    crypto.subtle.importKey('raw', secret, 'HKDF', false, [usage])
  return {
    name: 'resume',
    ours: async () => {
      const keys = mustOpen(await resumeKeys(secret))
      mustOpen(await openResumeBlob(keys, await sealResumeBlob(keys, content)))
    },
    bare: async () => {
      const where = new Uint8Array(await crypto.subtle.deriveBits(hkdf(loc), await raw('deriveBits'), 256))
      const shown = await crypto.subtle.deriveBits(hkdf(auth), await raw('deriveBits'), 256)
      const aes = { name: 'AES-GCM', length: 256 }
      const key = await crypto.subtle.deriveKey(hkdf(res), await raw('deriveKey'), aes, false, [
        'encrypt',
        'decrypt',
      ])
      await crypto.subtle.digest('SHA-256', shown)
      const [nonce, bound] = [randomBytes(12), lp(where)]
      mustOpen(await openBytes(key, nonce, bound, await sealBytes(key, nonce, bound, content)))
    },
  }
}

async function conversation() {
  const shiftKeys = await shiftSuite.GenerateKeyPair(false)
  const shiftPublicKey = new Uint8Array(await shiftSuite.SerializePublicKey(shiftKeys.publicKey))
  const named = { role: 2, counsellorId: 'noor', shiftId: 'shift', certifiedFrom: 1_700_000_000 } as const
  const holder: Holder = { ...named, shiftPublicKey, take: makeTake() }
  const epoch = mustOpen(await firstEpoch({ org, convId: makeConversationId(), holders: [holder] }))
  return { epoch, holder, shiftKeys }
}

function mustOpen<Answer>(answer: Answer): Exclude<Answer, { refused: string } | undefined> {
  const isRefused = typeof answer === 'object' && answer !== null && 'refused' in answer
  if (answer === undefined || isRefused) throw new Error('a seal did not open')
  return answer as Exclude<Answer, { refused: string } | undefined>
}
