import { sealUnderPasskey, sealUnderPhrase } from '../../src/crypto/age-files.ts'
import { lp, toBase64url, utf8 } from '../../src/crypto/bytes.ts'
import {
  chainLink,
  type Epoch,
  fingerprint,
  firstEpoch,
  type Holder,
  holderOf,
  makeConversationId,
  makeTake,
  nextEpoch,
} from '../../src/crypto/conversation-key.ts'
import { derive, deriveIn, hash, mac } from '../../src/crypto/derive.ts'
import { openDeskBlob, sealDeskBlob } from '../../src/crypto/desk-blob.ts'
import { anchorOf, openEnvelope, sealEnvelope } from '../../src/crypto/envelope.ts'
import { type Grant, signGrant } from '../../src/crypto/grants.ts'
import {
  makeIdentity,
  openIdentity,
  passkeyInput,
  sealIdentity,
  stretchPassword,
  wrappingKeyOfPasskey,
} from '../../src/crypto/identity.ts'
import { invitationKey, sealAnswer, sixDigits } from '../../src/crypto/invitation.ts'
import type { Saying } from '../../src/crypto/message-content.ts'
import type { WireMessage } from '../../src/crypto/message-seal.ts'
import { openOwnSettings, sealOwnSettings } from '../../src/crypto/own-settings.ts'
import { pad } from '../../src/crypto/padding.ts'
import { openResumeBlob, resumeKeys, sealResumeBlob } from '../../src/crypto/resume.ts'
import { isRefused, type Refused } from '../../src/crypto/seal-refusal.ts'
import { makeShift, type Shift, verifyCounsellor } from '../../src/crypto/shift-certificate.ts'
import { makeSeed, signingKeyFrom } from '../../src/crypto/signing-key.ts'
import { openStaffNote, sealStaffNote } from '../../src/crypto/staff-note.ts'
import { openTalk, type Talk } from '../../src/crypto/talk.ts'
import { makeVaultKeyPair } from '../../src/crypto/vault-keys.ts'
import { openLetter, sealLetter } from '../../src/crypto/vault-letter.ts'
import { withKnownRandomness } from './known-randomness.ts'

// T9: every derivation, envelope and message of the seals, made again from known randomness. The same code runs in
// Node, Chromium and Firefox; each must give seals.json byte for byte. Binary is base64url.

const org = 'clbchat'
const now = Date.UTC(2026, 10, 23, 15, 30)
const seconds = now / 1000

/** All vectors, made here and now. Throws when something sealed does not open again. */
export function computeVectors(): Promise<object> {
  return withKnownRandomness(async () => ({
    about:
      'Known answers of CLB-E2E v1. Draw d of n random bytes is the bytes (d * 16 + i) modulo 256, d from 1.',
    derivations: await derivations(),
    identity: await identityFile(),
    invitation: await invitation(),
    ...(await conversation()),
    vault: await vaultKey(),
    deskBlob: await deskBlob(),
    staffNote: await staffNote(),
    letters: await letters(),
    // Drawn after all before: what was frozen first stays as it was.
    resume: await resume(),
    ownSettings: await ownSettings(),
    passkey: await passkey(),
    paddedLengths: [2, 254, 255, 511, 1_023, 2_047, 4_095, 8_190].map(length => [length, pad(new Uint8Array(length)).length]),
    ageFiles: await ageFiles(),
  }))
}

async function resume(): Promise<object> {
  const secret = new Uint8Array(32).fill(10)
  const keys = must(await resumeKeys(secret))
  const content = '{"draft":"ik weet niet goed hoe"}'
  const blob = await sealResumeBlob(keys, utf8(content))
  must(await openResumeBlob(keys, blob))
  const [loc, auth, authHash] = [keys.loc, keys.auth, keys.authHash].map(toBase64url)
  return { secret: toBase64url(secret), loc, auth, authHash, content, blob: toBase64url(blob) }
}

async function ownSettings(): Promise<object> {
  const deskSecret = new Uint8Array(32).fill(6)
  const content = '{"sentences":["Wat zou jou helpen?"]}'
  const sealed = await sealOwnSettings(deskSecret, utf8(content))
  must(await openOwnSettings(deskSecret, sealed))
  return { deskSecret: toBase64url(deskSecret), content, sealed: toBase64url(sealed) }
}

/** What a passkey makes of the helpline's input (PRF) stands here for itself: 32 x 0b. */
const madeByPasskey = () => new Uint8Array(32).fill(11)

async function passkey(): Promise<object> {
  const wrappingKey = await wrappingKeyOfPasskey(madeByPasskey())
  const secrets = makeIdentity()
  const file = await sealIdentity(wrappingKey, secrets)
  const { deskSecret } = must(await openIdentity(wrappingKey, file))
  const input = toBase64url(await passkeyInput(org))
  const seed = toBase64url(secrets.seed)
  return { input, seed, deskSecret: toBase64url(deskSecret), file: toBase64url(file) }
}

/** SE45: age files under a phrase: the age tool opens them too (`age-files.test.ts`). */
async function ageFiles(): Promise<object> {
  const text = 'clb-vault-key-v1 AAAAAAAAAAA BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB'
  const phrase = 'zeven warme wolken drijven traag boven Gent'
  return {
    ...{ text, phrase },
    underPhrase: await sealUnderPhrase(phrase, text),
    underPasskey: await sealUnderPasskey(madeByPasskey(), text),
  }
}

async function derivations(): Promise<object> {
  const ikm = new Uint8Array(32).fill(1)
  const salt = new Uint8Array(16).fill(2)
  return {
    'lp("ab", 1, [x\'ff\', "ë"])': toBase64url(lp('ab', 1, [Uint8Array.of(255), 'ë'])),
    'lp("Zoë") in form NFD': toBase64url(lp('Zoe\u0308')),
    'H("clb")': toBase64url(await hash(utf8('clb'))),
    'HK(32 x 01, "clb/v1/test", 7)': toBase64url(await derive(ikm, 'clb/v1/test', 7)),
    'HK(32 x 01, "clb/v1/test") with salt 16 x 02': toBase64url(await deriveIn(salt, ikm, 'clb/v1/test')),
    'HMAC(32 x 01, "clb")': toBase64url(await mac(ikm, utf8('clb'))),
    'pad("ja")': toBase64url(pad(utf8('ja'))),
    'length of pad(255 bytes)': pad(new Uint8Array(255)).length,
  }
}

async function identityFile(): Promise<object> {
  const given = { org, username: 'noor', password: 'zeven warme wolken' }
  const { wrappingKey, signInSecret } = await stretchPassword(given)
  const secrets = makeIdentity()
  const file = await sealIdentity(wrappingKey, secrets)
  const opened = must(await openIdentity(wrappingKey, file))
  return {
    ...given,
    signInSecret: toBase64url(signInSecret),
    seed: toBase64url(secrets.seed),
    deskSecret: toBase64url(opened.deskSecret),
    file: toBase64url(file),
    publicKey: toBase64url(opened.signingKey.publicKey),
  }
}

async function invitation(): Promise<object> {
  const key = await invitationKey(new Uint8Array(32).fill(3), 'i1')
  const keys = ['identity', 'age1q']
  const answer = await sealAnswer(key, { org, inviteId: 'i1', username: 'noor', keys })
  return { key: toBase64url(key), answer, sixDigits: await sixDigits(keys) }
}

async function vaultKey(): Promise<object> {
  const { kid, seed, publicKey } = await makeVaultKeyPair()
  return { kid, seed: toBase64url(seed), publicKey: toBase64url(publicKey) }
}

async function letters(): Promise<object> {
  const { kid, seed, publicKey } = await makeVaultKeyPair()
  const key = { kid, pub: toBase64url(publicKey) }
  const text = 'Mijn dochter Zoë wil weten of jullie ook op woensdag open zijn.'
  const contact = await sealLetter('contact', key, text)
  const survey = await sealLetter('survey', key, text)
  const opened = [
    await openLetter('contact', { kid, seed }, contact),
    await openLetter('survey', { kid, seed }, survey),
  ]
  if (opened.some(one => one !== text)) throw new Error('a letter did not open again')
  return { ...key, seed: toBase64url(seed), text, contact, survey }
}

async function deskBlob(): Promise<object> {
  const [deskSecret, convId] = [new Uint8Array(32).fill(6), new Uint8Array(16).fill(7)]
  const content = '{"notes":"wie steunt? oma?"}'
  const blob = await sealDeskBlob(deskSecret, convId, utf8(content))
  must(await openDeskBlob(deskSecret, convId, blob))
  return {
    deskSecret: toBase64url(deskSecret),
    convId: toBase64url(convId),
    content,
    blob: toBase64url(blob),
  }
}

async function staffNote(): Promise<object> {
  const root = await signingKeyFrom(makeSeed())
  const deputy = await signingKeyFrom(makeSeed())
  const trust = { org, rootKey: root.publicKey, grantsFrom: 0, rootGrantsFrom: 0, now }
  const dates = { notBefore: seconds, notAfter: seconds + 100 * 86_400 }
  const keys = { identity: toBase64url(deputy.publicKey), age: `age1${'q'.repeat(58)}` }
  const deputyGrant = await signGrant(root, org, { kind: 'deputy', id: 'an', name: 'An', keys, ...dates })
  const begin = async (id: string, name: string) => {
    const identity = await signingKeyFrom(makeSeed())
    const own = { identity: toBase64url(identity.publicKey), disciplines: ['psychologist'] }
    const grant = await signGrant(deputy, org, { kind: 'counsellor', id, name, keys: own, ...dates })
    const shift = must(await makeShift(trust, { counsellorId: id, identity }, [deputyGrant, grant]))
    return { identity, shift }
  }
  const noor = await begin('noor', 'Noor')
  const els = await begin('els', 'Els')
  const convId = new Uint8Array(16).fill(7)
  const anchor = { e: 1, ctx: new Uint8Array(32).fill(8), fp: new Uint8Array(32).fill(9) }
  const summary = 'Zit al weken in de knoop over school. Oma steunt.'
  const from = { org, counsellorId: 'noor', identity: noor.identity }
  const told = { convId, anchor, summary }
  const note = must(await sealStaffNote(from, els.shift.counsellor, 'transfer', told))
  const desk = { org, shift: els.shift, from: noor.shift.counsellor, topic: 'transfer' } as const
  must(await openStaffNote(desk, note))
  return {
    ...{ from: 'noor', to: 'els', topic: 'transfer', summary },
    identityKey: toBase64url(noor.identity.publicKey),
    SKpub: toBase64url(els.shift.counsellor.shiftPublicKey),
    note,
  }
}

/** A whole conversation: start, intake, a transfer that may read what was said, and the end. */
async function conversation(): Promise<object> {
  const root = await signingKeyFrom(makeSeed())
  const deputy = await signingKeyFrom(makeSeed())
  const trust = { org, rootKey: root.publicKey, grantsFrom: 0, rootGrantsFrom: 0, now }
  const dates = { notBefore: seconds, notAfter: seconds + 100 * 86_400 }
  const identity = toBase64url(deputy.publicKey)
  const age = `age1${'q'.repeat(58)}`
  const line: Grant = { kind: 'deputy', id: 'an', name: 'An', keys: { identity, age }, ...dates }
  const deputyGrant = await signGrant(root, org, line)

  const begin = async (id: string, name: string) => {
    const own = { counsellorId: id, identity: await signingKeyFrom(makeSeed()) }
    const keys = { identity: toBase64url(own.identity.publicKey), disciplines: ['psychologist'] }
    const grant = await signGrant(deputy, org, { kind: 'counsellor', id, name, keys, ...dates })
    const grants = [deputyGrant, grant]
    const shift = must(await makeShift(trust, own, grants))
    const counsellor = must(await verifyCounsellor(trust, { grants, certificate: shift.certificate }))
    const holder = must(holderOf(counsellor, 2, toBase64url(makeTake())))
    return { shift, holder, grants }
  }
  const noor = await begin('noor', 'Noor')
  const els = await begin('els', 'Els')
  const convId = makeConversationId()
  const start = must(await firstEpoch({ org, convId, holders: [noor.holder] }))
  const transfer = must(
    await nextEpoch({ org, previous: start, current: start, reason: 'transfer', holders: [els.holder] }),
  )
  const anchors = new Map([[toBase64url(convId), [await anchorOf(transfer)]]])
  const firstPart = await talkThrough(start, noor, new Map(), [])
  const secondPart = await talkThrough(transfer, els, anchors, [start])
  return {
    rootKey: toBase64url(root.publicKey),
    grants: [...noor.grants, els.grants[1]],
    certificates: [noor.shift.certificate, els.shift.certificate],
    epochs: [
      { ...(await epochVector(start, noor.holder)), ...firstPart },
      { ...(await epochVector(transfer, els.holder)), link: toBase64url(transfer.link), ...secondPart },
    ],
    linkAgain: toBase64url(await chainLink(start.key, transfer)),
  }
}

async function epochVector(epoch: Epoch, { take, shiftPublicKey }: Holder): Promise<object> {
  const sid = new Uint8Array(16).fill(5)
  const messageKey = deriveIn(epoch.convId, epoch.key, 'clb/v1/msg', epoch.e, 1, sid, epoch.ctx)
  return {
    e: epoch.e,
    reason: epoch.reason,
    convId: toBase64url(epoch.convId),
    take: toBase64url(take),
    SKpub: toBase64url(shiftPublicKey),
    key: toBase64url(epoch.key),
    ctx: toBase64url(epoch.ctx),
    fp: toBase64url(await fingerprint(epoch)),
    'mk for role 1 and sid 16 x 05': toBase64url(await messageKey),
  }
}

type AtDesk = { shift: Shift; holder: Holder }

/** The desk opens the envelope, says hello; both talk; in epoch 1 both close. */
async function talkThrough(
  epoch: Epoch,
  { shift, holder }: AtDesk,
  anchors: Parameters<typeof openEnvelope>[0]['anchors'],
  earlier: readonly Epoch[],
): Promise<object> {
  const envelope = await sealEnvelope(epoch, holder, earlier)
  const desk = { org, shiftKeys: shift.shiftKeys, me: holder, anchors }
  const opened = must(await openEnvelope(desk, envelope))
  const visitor = await openTalk({ epoch, me: 1, before: earlier.map(() => ({ 1: 2, 2: 2 })) })
  const counsellor = await openTalk({ epoch: opened.epoch, me: 2 })
  const messages: WireMessage[] = []
  const give = async (to: Talk, sealed: Promise<WireMessage | Refused>) => {
    const message = must(await sealed)
    must(await to.receive(message))
    messages.push(message)
  }
  await give(visitor, counsellor.hello(now))
  for (const saying of sayings) await give(counsellor, visitor.seal(saying, now))
  await give(visitor, counsellor.seal({ k: 'text', t: 'Dag Vosje, fijn dat je er bent.' }, now + 60_000))
  if (epoch.e > 0) {
    await give(counsellor, visitor.close(now + 120_000))
    await give(visitor, counsellor.close(now + 120_000))
  }
  return { acquaintance: opened.acquaintance, earlier: opened.earlier.length, envelope, messages }
}

const sayings: Saying[] = [
  { k: 'intake', nickname: 'Vosje', who: 'pupil', ageYears: 14, theme: 'bullying' },
  { k: 'text', t: 'Hallo, ik durf het thuis niet te zeggen … 🦊' },
]

function must<T>(answer: T): Exclude<T, Refused> {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`)
  return answer as Exclude<T, Refused>
}
