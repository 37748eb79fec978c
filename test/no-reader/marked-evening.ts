import { fromBase64url, jsonBytes, randomBytes, toBase64url } from '../../src/crypto/bytes.ts'
import { sealDeskBlob } from '../../src/crypto/desk-blob.ts'
import type { Saying } from '../../src/crypto/message-content.ts'
import { sealOwnSettings } from '../../src/crypto/own-settings.ts'
import {
  makeResumeSecret,
  openResumeBlob,
  type ResumeKeys,
  resumeKeys,
  sealResumeBlob,
} from '../../src/crypto/resume.ts'
import { verifyCounsellor } from '../../src/crypto/shift-certificate.ts'
import { openStaffNote, sealStaffNote } from '../../src/crypto/staff-note.ts'
import { makeVaultKeyPair } from '../../src/crypto/vault-keys.ts'
import { type LetterKind, sealLetter } from '../../src/crypto/vault-letter.ts'
import { noTaps } from '../../src/domain/survey.ts'
import type { ShownHolder } from '../../src/protocol/change-frames.ts'
import type { SealedMessage } from '../../src/protocol/sealed.ts'
import type { WorkAsked } from '../../src/protocol/work.ts'
import { solveWork } from '../../src/web/shared/solve-work.ts'
import { allJoin, handsOverNext, hearsHellos, readsAgain, textsIn } from '../hands-in-node.ts'
import { must, openDesk, type SignedIn, TestCounsellor, TestVisitor } from '../pages-in-node.ts'
import { byRequests } from '../request-way.ts'
import { type MarkedStaff, posts } from './marked-staff.ts'
import type { Marks } from './marks.ts'

/** The names of what is meant to be found: the sealed bytes of a message, and what came without a seal. */
export const sealedBytes = 'sealed bytes'
export const openWords = 'open words'

type As = 'transfer' | 'colleague'

/**
 * A whole evening with real seals, in which every word that anybody types is a mark. It stands still in the middle, for
 * who wants to look while people talk, and goes on to the end.
 */
export class MarkedEvening {
  readonly #url: string
  readonly #marks: Marks
  readonly #visitor: TestVisitor
  readonly #noor: TestCounsellor
  readonly #farid: TestCounsellor

  private constructor(
    { url, marks }: { url: string; marks: Marks },
    { visitor, noor, farid }: { visitor: TestVisitor; noor: TestCounsellor; farid: TestCounsellor },
  ) {
    this.#url = url
    this.#marks = marks
    this.#visitor = visitor
    this.#noor = noor
    this.#farid = farid
  }

  /** Everybody comes; two talk, one of them reloads, another takes over, and the first comes back to talk along. */
  static async begins(url: string, staff: MarkedStaff, marks: Marks): Promise<MarkedEvening> {
    const sits = async (username: string) =>
      TestCounsellor.sitsDown(url, staff.trust, await staff.signsIn(url, username))
    const noor = await sits('noor')
    await opensTheDoor(url, await staff.signsIn(url, 'bram'))
    await noor.isReady()
    const visitor = await TestVisitor.arrives(url, staff.trust)
    await meet(visitor, noor)
    const sealed = await talk(visitor, noor, marks)
    await reload(url, visitor, marks)
    await noor.line.hears('peer')
    await keepsDeskBlob(url, noor, marks)
    await writesOwnSentences(url, noor.me, marks)
    const farid = await sits('farid')
    await farid.isReady()
    await takesOver(visitor, noor, farid, marks)
    await talksAlong(visitor, farid, noor, marks)
    await writesToTheTeam(url, marks)
    holdsKeys(visitor, marks)
    // The beginning: a page of a database may end within it.
    marks.holds(sealedBytes, must(fromBase64url(sealed.x)).subarray(0, 60), 'control')
    return new MarkedEvening({ url, marks }, { visitor, noor, farid })
  }

  /** The last words, the closing, the survey; and somebody who leaves quickly, by the way round. */
  async ends(staff: MarkedStaff): Promise<void> {
    const [visitor, farid, noor] = [this.#visitor, this.#farid, this.#noor]
    await visitor.says(this.#marks.types('the last message'))
    await farid.reads()
    await visitor.stops()
    await farid.line.hears('ended')
    await farid.stops()
    const { pass } = await visitor.line.hears('survey')
    await visitor.line.hears('closed')
    await farid.line.hears('closed')
    const words = await letter('survey', this.#marks.types('the words of the survey'))
    await succeeds(posts(this.#url, '/api/survey', { pass, taps: noTaps, text: words }))
    const other = await TestVisitor.arrives(this.#url, staff.trust, byRequests(true))
    await other.joins()
    await other.line.hears('place')
    const keys = await ownKeys(this.#marks, 'R of who leaves quickly')
    await putsBy(this.#url, other, keys, this.#marks.types('a draft while waiting'))
    await succeeds(other.leavesQuickly())
    for (const { line } of [visitor, farid, noor, other]) line.cut()
  }
}

async function opensTheDoor(url: string, bram: SignedIn): Promise<void> {
  const board = await openDesk(url, bram)
  board.send({ t: 'open-extra', minutes: 24 * 60 })
  while (!(await board.hears('evening')).opening.isOpen);
  board.cut()
}

async function meet(visitor: TestVisitor, noor: TestCounsellor): Promise<void> {
  await visitor.joins()
  await noor.takes()
  await visitor.handsOverKey()
  await noor.opensEnvelope()
  await noor.saysHello()
  await visitor.hearsHello()
}

async function sends(visitor: TestVisitor, said: Saying): Promise<SealedMessage> {
  const message = must(await visitor.talk?.seal(said, Date.now())) as SealedMessage
  visitor.line.send({ t: 'message', message })
  visitor.after = (await visitor.line.hears('accepted')).seq
  return message
}

/** The intake and some words of both. Gives a message as it was sealed. */
async function talk(visitor: TestVisitor, noor: TestCounsellor, marks: Marks): Promise<SealedMessage> {
  await sends(visitor, { k: 'intake', nickname: marks.types('the nickname'), who: 'pupil', ageYears: 14 })
  const sealed = await sends(visitor, { k: 'text', t: marks.types('a message of the visitor') })
  await noor.reads()
  await noor.reads()
  await noor.says(marks.types('a message of the counsellor'))
  await visitor.reads()
  const long = `${'elke avond opnieuw '.repeat(60)}${marks.types('a long message')}`
  await visitor.says(long)
  await noor.reads()
  return sealed
}

async function ownKeys(marks: Marks, what: string): Promise<ResumeKeys> {
  const secret = makeResumeSecret()
  marks.holds(what, secret)
  return must(await resumeKeys(secret))
}

async function putsBy(url: string, visitor: TestVisitor, keys: ResumeKeys, draft: string): Promise<void> {
  const { c, secrets } = visitor
  const blob = toBase64url(await sealResumeBlob(keys, jsonBytes({ draft })))
  const where = { loc: toBase64url(keys.loc), authHash: toBase64url(keys.authHash) }
  await succeeds(
    posts(url, '/api/resume-blob', { c, ticket: secrets.ticket, ...where, blob, replaces: null }),
  )
}

/** The page is loaded anew: its blob is asked back, opened, and everything is heard again. */
async function reload(url: string, visitor: TestVisitor, marks: Marks): Promise<void> {
  const keys = await ownKeys(marks, 'R')
  const draft = marks.types('a draft')
  await putsBy(url, visitor, keys, draft)
  visitor.line.cut()
  const asked = { loc: toBase64url(keys.loc), auth: toBase64url(keys.auth) }
  const { blob } = (await (await succeeds(posts(url, '/api/resume', asked))).json()) as { blob: string }
  const opened = must(await openResumeBlob(keys, must(fromBase64url(blob))))
  if (!Buffer.from(opened).includes(Buffer.from(draft))) throw new Error('the draft did not come back')
  await visitor.returns(true)
  await visitor.line.hears('caught-up')
}

async function keepsDeskBlob(url: string, { c, me }: TestCounsellor, marks: Marks): Promise<void> {
  const kept = {
    notes: marks.types('private notes'),
    draft: marks.types('a draft at the desk'),
    closing: { note: marks.types('a draft of the closing') },
  }
  const { deskSecret } = must(me.identity)
  const blob = await sealDeskBlob(deskSecret, must(fromBase64url(c)), jsonBytes(kept))
  await succeeds(posts(url, '/api/desk-blob', { c, blob: toBase64url(blob) }, me.cookie))
}

async function writesOwnSentences(url: string, me: SignedIn, marks: Marks): Promise<void> {
  const own = jsonBytes({ sentences: [marks.types('an own sentence')] })
  const sealed = toBase64url(await sealOwnSettings(must(me.identity).deskSecret, own))
  await succeeds(posts(url, '/api/own-settings', { sealed }, me.cookie))
}

/** Noor calls Farid, with a summary that only Farid can open; the visitor says yes. */
async function takesOver(
  visitor: TestVisitor,
  noor: TestCounsellor,
  farid: TestCounsellor,
  marks: Marks,
): Promise<void> {
  await calls(noor, farid, 'transfer')
  await writesNote(noor, farid, marks.types('the summary of a transfer'))
  await comesIn(visitor, [farid], 'transfer')
  await farid.line.hears('changed')
  if (textsIn(await readsAgain(farid)).length < 3) throw new Error('Farid does not read what was said')
  await noor.line.hears('released')
  await farid.says(marks.types('a message of who took over'))
  await visitor.reads()
}

async function calls(from: TestCounsellor, to: TestCounsellor, as: As): Promise<void> {
  from.line.send({ t: 'call-colleague', c: from.c, as, counsellor: to.me.id, why: 'other-expertise' })
  await to.takes()
}

async function comesIn(visitor: TestVisitor, desks: readonly TestCounsellor[], as: As): Promise<void> {
  const { comer } = await visitor.line.hears('change')
  const made = await handsOverNext(visitor, { reason: as, comer })
  await allJoin(desks)
  await hearsHellos(visitor, made)
}

async function writesNote(noor: TestCounsellor, farid: TestCounsellor, summary: string): Promise<void> {
  const { comer } = await noor.line.hears('colleague-ready')
  const { org } = noor.trust()
  const from = { org, counsellorId: noor.me.id, identity: must(noor.me.identity).signingKey }
  const anchor = { e: 1, ctx: randomBytes(32), fp: randomBytes(32) }
  const told = { convId: must(fromBase64url(noor.c)), anchor, summary }
  const to = await shownTo(noor, comer)
  const note = must(await sealStaffNote(from, to, 'transfer', told))
  noor.line.send({ t: 'staff-note', c: noor.c, to: comer.counsellorId, note })
  const heard = await farid.line.hears('staff-note')
  const desk = { org, shift: farid.shift, from: noor.shift.counsellor, topic: 'transfer' } as const
  if (must(await openStaffNote(desk, heard.note)).summary !== summary) throw new Error('another summary came')
}

async function shownTo({ trust }: TestCounsellor, { certificate, grants }: ShownHolder) {
  return must(await verifyCounsellor(trust(), { certificate, grants }))
}

async function talksAlong(
  visitor: TestVisitor,
  farid: TestCounsellor,
  noor: TestCounsellor,
  marks: Marks,
): Promise<void> {
  await noor.isReady()
  await calls(farid, noor, 'colleague')
  await comesIn(visitor, [farid, noor], 'colleague')
  await noor.says(marks.types('a message of who talks along'))
  await visitor.reads()
  await farid.reads()
}

async function letter(kind: LetterKind, text: string) {
  const { kid, publicKey } = await makeVaultKeyPair()
  return sealLetter(kind, { kid, pub: toBase64url(publicKey) }, text)
}

/** A sealed letter, and an open message by the form without script, which says that it comes without a seal. */
async function writesToTheTeam(url: string, marks: Marks): Promise<void> {
  const asked = (await (await fetch(`${url}/api/contact/work`)).json()) as WorkAsked
  const words = { name: null, mailAddress: null, text: marks.types('a letter to the team') }
  const sealed = {
    ...{ how: 'sealed', id: toBase64url(randomBytes(16)), work: await solveWork(asked) },
    letter: await letter('contact', JSON.stringify(words)),
  }
  await succeeds(posts(url, '/api/contact', sealed))
  const text = `vraagje${Buffer.from(randomBytes(10)).toString('hex')}`
  marks.knows(openWords, text, 'control')
  await succeeds(
    fetch(`${url}/contact`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
      body: new URLSearchParams({ text }).toString(),
    }),
  )
}

/** K of every epoch. */
function holdsKeys(visitor: TestVisitor, marks: Marks): void {
  for (const { e, key } of visitor.made) marks.holds(`K of epoch ${e}`, key)
}

async function succeeds(asked: Promise<Response>): Promise<Response> {
  const answer = await asked
  if (answer.status !== 200 && answer.status !== 204 && answer.status !== 303)
    throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`)
  return answer
}
