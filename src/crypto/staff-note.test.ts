import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, jsonBytes, lp, randomBytes, toBase64url } from './bytes.ts'
import { pad } from './padding.ts'
import { verifyCounsellor } from './shift-certificate.ts'
import { shiftSuite } from './shift-suite.ts'
import { signObject } from './signed-object.ts'
import { type NoteTopic, openStaffNote, type StaffNote, sealStaffNote } from './staff-note.ts'
import { atDesk, makeHelpline, must, now, org } from './test-cast.ts'

const helpline = await makeHelpline()
const noor = await helpline.counsellor('noor', 'Noor')
const els = await helpline.counsellor('els', 'Els')
const [{ shift: noorsShift }, { shift }] = await Promise.all([atDesk(helpline, noor), atDesk(helpline, els)])
const from = { org, counsellorId: 'noor', identity: noor.identity }
const anchor = { e: 3, fp: randomBytes(32), ctx: randomBytes(32) }
const told: StaffNote = { convId: randomBytes(16), anchor, summary: 'Ruzie thuis, wil rust.\nOma steunt.' }

/** Noor as the server shows her to Els, verified. */
const noorAsSeen = must(
  await verifyCounsellor(
    { ...helpline.trust, now },
    { grants: noor.grants, certificate: noorsShift.certificate },
  ),
)
const seal = async (note: StaffNote = told, topic: NoteTopic = 'transfer') =>
  must(await sealStaffNote(from, shift.counsellor, topic, note))
const desk = { org, shift, from: noorAsSeen, topic: 'transfer' as const }

test('[SE31] Els reads what Noor wrote for her, and knows by it which key is the visitor’s', async () => {
  expect(await openStaffNote(desk, await seal())).toEqual(told)
  const without = { convId: told.convId, anchor }
  expect(await openStaffNote(desk, await seal(without))).toEqual(without)
})

test('[SE33] who did not get the note cannot open it, and it is for one shift alone', async () => {
  const note = await seal()
  const other = await atDesk(helpline, els)
  expect(await openStaffNote({ ...desk, shift: other.shift }, note)).toEqual({
    refused: 'not-for-this-shift',
  })
  const moved = { ...note, rid: other.shift.counsellor.shiftId }
  expect(await openStaffNote({ ...desk, shift: other.shift }, moved)).toEqual({ refused: 'note-not-opened' })
})

test('[SE33] a note from Noor is not one from Bo, and one to take over is none to talk along', async () => {
  const note = await seal()
  const bo = { ...noorAsSeen, counsellorId: 'bo' }
  expect(await openStaffNote({ ...desk, from: bo }, note)).toEqual({ refused: 'note-not-opened' })
  expect(await openStaffNote({ ...desk, topic: 'colleague' }, note)).toEqual({ refused: 'note-not-opened' })
})

test('[SE33] a note that the server makes up in Noor’s name is refused by its signature', async () => {
  const forged = await sealStaffNote({ ...from, identity: els.identity }, shift.counsellor, 'transfer', told)
  expect(await openStaffNote(desk, forged)).toEqual({ refused: 'bad-signature' })
})

test('[SE33] another signed object of Noor is no note', async () => {
  const answers = []
  for (const type of ['shift', 'staff-note'] as const) {
    const signed = await signObject(noor.identity, org, type, { conv: 'x', e: 1 })
    const recipient = await shiftSuite.DeserializePublicKey(shift.counsellor.shiftPublicKey)
    const rid = shift.counsellor.shiftId
    const bound = { info: lp('clb/v1/env', 'staff', rid), aad: lp('noor', 'els', 'transfer') }
    const sealed = await shiftSuite.Seal(recipient, pad(jsonBytes(signed)), bound)
    const [enc, ct] = [sealed.encapsulatedSecret, sealed.ciphertext].map(part =>
      toBase64url(new Uint8Array(part)),
    )
    answers.push(await openStaffNote(desk, { v: 1, kind: 'staff', rid, enc, ct }))
  }
  expect(answers).toEqual([{ refused: 'malformed' }, { refused: 'malformed' }])
})

test('[SE33] a note with one bit changed, or with a field too many, is refused', async () => {
  const note = await seal()
  const ct = must(fromBase64url(note.ct) ?? { refused: 'malformed' as const })
  await fc.assert(
    fc.asyncProperty(fc.nat(ct.length * 8 - 1), async bit => {
      const changed = Uint8Array.from(ct)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const answer = await openStaffNote(desk, { ...note, ct: toBase64url(changed) })
      expect(answer).toEqual({ refused: 'note-not-opened' })
    }),
    { numRuns: 40 },
  )
  const malformed = { refused: 'malformed' }
  for (const other of [{ more: 1 }, { v: 2 }, { kind: 'shift' }, { enc: 'A' }, { ct: 'x'.repeat(12_001) }])
    expect(await openStaffNote(desk, { ...note, ...other })).toEqual(malformed)
  expect(await openStaffNote(desk, null)).toEqual(malformed)
})

test('[SE33] the size of a note tells one of six lengths, and the longest summary fits', async () => {
  const lengthOf = async (summary: string) => fromBase64url((await seal({ ...told, summary })).ct)?.length
  expect(await lengthOf('ja')).toBe(await lengthOf('Ruzie thuis, wil rust'))
  const longest = '\u20ac'.repeat(1000)
  expect(await lengthOf(longest)).toBe(8192 + 16)
  expect(await openStaffNote(desk, await seal({ ...told, summary: longest }))).toMatchObject({
    summary: longest,
  })
})

test('[SE33] a summary that is empty, too long or not clean is not sealed', async () => {
  for (const summary of ['', 'x'.repeat(1001), 'a\u0000b', '\ud800'])
    expect(await sealStaffNote(from, shift.counsellor, 'transfer', { ...told, summary })).toEqual({
      refused: 'content-not-allowed',
    })
})

test('[SE33] a summary of one letter is one', async () => {
  const short = { ...told, summary: 'x' }
  expect(await openStaffNote(desk, await seal(short))).toEqual(short)
})
