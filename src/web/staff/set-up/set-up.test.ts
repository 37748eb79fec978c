import { expect, test } from 'vitest'
import { randomBytes, toBase64url } from '../../../crypto/bytes.ts'
import type { SetUpRequest } from '../../../protocol/set-up.ts'
import { takeFragment } from '../joining/take-fragment.ts'
import { SetUp } from './set-up.ts'

const secret = toBase64url(randomBytes(32))
const chosen = { kind: 'password', password: 'vijf paarse fietsen eten soep', codes: null } as const

function opened(answers: unknown[], state: 'not-set-up' | 'closed' = 'not-set-up') {
  const asked: SetUpRequest[] = []
  const post = async (_: string, body: object): Promise<unknown> => {
    asked.push(body as SetUpRequest)
    const answer = answers.shift()
    if (answer === undefined) throw new Error('no line')
    return answer
  }
  const askStatus = async () => ({ state }) as never
  const deps = { post, org: 'clbchat', now: Date.now, askStatus, breathe: async () => undefined }
  return { asked, setUp: new SetUp(deps, { secret, isSetUp: false }) }
}

async function asFarAsPaper(setUp: SetUp) {
  setUp.begin()
  await setUp.makeKeys({ username: 'bram', name: 'Bram' })
}

test('[SI40] nothing is sent before the paper was proven, and no private half ever', async () => {
  const { asked, setUp } = opened([{}])
  await asFarAsPaper(setUp)
  await setUp.send(chosen)
  setUp.toProof()
  await setUp.send(chosen)
  expect(asked).toEqual([])
  const step = setUp.step.value
  setUp.proven()
  await setUp.send(chosen)
  expect(setUp.step.value.is).toBe('done')
  const sent = JSON.stringify(asked)
  if (!('keys' in step)) throw new Error('there are keys by now')
  for (const kept of [step.keys.recovery, step.keys.keyPhrase, toBase64url(step.keys.identity.seed)])
    expect(sent).not.toContain(kept)
  expect(asked[0]).toMatchObject({ secret, accounts: [{ role: 'coordinator', secrecy: true }] })
})

test('[SI40] after a lost connection the same keys go again, and a set-up that had arrived is done', async () => {
  const { asked, setUp } = opened([undefined, { refused: 'not-allowed' }], 'closed')
  await asFarAsPaper(setUp)
  setUp.toProof()
  setUp.proven()
  await setUp.send(chosen)
  expect(setUp.step.value).toMatchObject({ is: 'way', trouble: 'no-connection' })
  await setUp.send(chosen)
  expect(new Set(asked.map(({ rootKey }) => rootKey)).size).toBe(1)
  expect(setUp.step.value.is).toBe('done')
})

test('[SI40] a link that is used or too old is refused, and closing the page is warned of only when something was made', async () => {
  const { setUp } = opened([{ refused: 'expired' }])
  expect(setUp.isUnderWay).toBe(false)
  await asFarAsPaper(setUp)
  expect(setUp.isUnderWay).toBe(true)
  setUp.toProof()
  setUp.proven()
  await setUp.send(chosen)
  expect(setUp.step.value.is).toBe('link-refused')
  expect(setUp.isUnderWay).toBe(false)
})

test('[SI40] the secret of a link does not stay in the address', () => {
  const shown: (string | URL | null | undefined)[] = []
  const history = {
    replaceState: (_: unknown, __: string, url?: string | URL | null) => void shown.push(url),
  }
  expect(takeFragment({ hash: `#${secret}`, pathname: '/set-up' }, history)).toBe(secret)
  expect(takeFragment({ hash: '', pathname: '/set-up' }, history)).toBe('')
  expect(shown).toEqual(['/set-up'])
})
