import { expect, test } from 'vitest'
import { fromBase64url, randomBytes, toBase64url } from '../../../crypto/bytes.ts'
import { openIdentity, stretchPassword } from '../../../crypto/identity.ts'
import { checkAnswer } from '../../../crypto/invitation.ts'
import { must } from '../../../crypto/test-cast.ts'
import type { EnrolRequest } from '../../../protocol/people.ts'
import { Enrolment, readLink } from './enrol.ts'

const org = 'clbchat'
const id = toBase64url(randomBytes(16))
const key = randomBytes(32)
const who = { username: 'noor', name: 'Noor' }
const chosen = { kind: 'password', password: 'vijf paarse fietsen eten soep', codes: null } as const

/** A server that gives these answers to enrolments, one after the other; `undefined` breaks the line. */
function invited(answers: unknown[], role = 'counsellor') {
  const asked: EnrolRequest[] = []
  const post = async (path: string, body: object): Promise<unknown> => {
    if (path === '/api/invitation') return { role, until: 1 }
    asked.push(body as EnrolRequest)
    const answer = answers.shift()
    if (answer === undefined) throw new Error('no line')
    return answer
  }
  const link = readLink(`${id}.${toBase64url(key)}`)
  const enrolment = new Enrolment({ post, org, breathe: async () => undefined }, link, true)
  return { asked, enrolment }
}

async function asFarAsWay(enrolment: Enrolment) {
  await expect.poll(() => enrolment.step.value.is).toBe('invited')
  enrolment.begin()
  await enrolment.is(who)
}

test('[SI47] the deputy’s page knows Noor’s answer by its MAC, and the key of the link never went to the server', async () => {
  const { asked, enrolment } = invited([{}])
  await asFarAsWay(enrolment)
  await enrolment.send(chosen)
  expect(enrolment.step.value.is).toBe('waiting')
  const [request] = asked
  const keys = [request?.identity ?? '', `name:${who.name}`]
  const answer = { org, inviteId: id, username: who.username, keys }
  expect(await checkAnswer(key, answer, request?.mac ?? '')).toEqual(answer)
  expect(JSON.stringify(asked)).not.toContain(toBase64url(key))
  expect(JSON.stringify(asked)).not.toContain(chosen.password)
  const { wrappingKey } = await stretchPassword({ org, username: 'noor', password: chosen.password })
  const identity = await openIdentity(
    wrappingKey,
    fromBase64url(request?.way.identityFile ?? '') ?? new Uint8Array(),
  )
  expect(toBase64url(must(identity).signingKey.publicKey)).toBe(request?.identity)
})

test('[SI47] a lost connection or a name that is taken costs Noor no new keys', async () => {
  const { asked, enrolment } = invited([undefined, { refused: 'already-open' }, {}])
  await asFarAsWay(enrolment)
  await enrolment.send(chosen)
  expect(enrolment.step.value).toMatchObject({ is: 'way', trouble: 'no-connection' })
  await enrolment.send(chosen)
  expect(enrolment.step.value).toEqual({ is: 'who', taken: 'noor' })
  await enrolment.is({ ...who, username: 'noor.p' })
  await enrolment.send(chosen)
  expect(asked.map(({ username }) => username)).toEqual(['noor', 'noor', 'noor.p'])
  expect(new Set(asked.map(({ identity }) => identity)).size).toBe(1)
})

test('[SI47] an answer that arrived although the line broke is no refusal', async () => {
  const { enrolment } = invited([undefined, { refused: 'expired' }])
  await asFarAsWay(enrolment)
  await enrolment.send(chosen)
  await enrolment.send(chosen)
  expect(enrolment.step.value.is).toBe('waiting')
})

test('[SI47] a trainer gets seven words and no identity, and goes on when they are on paper', async () => {
  const { asked, enrolment } = invited([{}], 'trainer')
  await asFarAsWay(enrolment)
  expect(enrolment.step.value.is).toBe('paper')
  await enrolment.send(chosen)
  expect(asked).toEqual([])
  enrolment.toProof()
  enrolment.proven()
  await enrolment.send(chosen)
  expect(asked[0]).toMatchObject({
    identity: null,
    way: { identityFile: null },
    ageFiles: [{ way: 'phrase' }],
  })
  expect(asked[0]?.age).toMatch(/^age1/)
})

test.each(['', 'x', `${id}`, `${id}.${id}`, `${id}.${toBase64url(key)}.more`])(
  '[SI47] a link that was cut or changed is said to be so: #%s',
  fragment => {
    expect(readLink(fragment)).toBeUndefined()
  },
)
