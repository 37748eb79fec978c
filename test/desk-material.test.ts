import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublicStatus } from '../src/protocol/public-status.ts'
import type { ReferralsAnswer } from '../src/protocol/referral-checks.ts'
import type { SentencesAnswer } from '../src/protocol/sentences.ts'
import { TestHouse } from './open-house.ts'

let house: TestHouse
const cookies = new Map<string, Promise<string>>()
const hash = 'a'.repeat(43)

beforeAll(async () => {
  house = await TestHouse.open()
})
afterAll(() => house.closes())

/** Signs in once, when it is needed: stretching a password takes a while. */
function cookieOf(who: string): Promise<string> {
  const known = cookies.get(who) ?? house.signsIn(who).then(({ cookie }) => cookie)
  cookies.set(who, known)
  return known
}

async function reads(who: string | null, path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${house.url}${path}`, { headers: { cookie: who ? await cookieOf(who) : '' } })
  return { status: answer.status, body: await answer.json() }
}

async function tells(who: string, path: string, body: unknown): Promise<number> {
  return (await house.posts(path, body, { cookie: await cookieOf(who) })).status
}

test('[DK30] everybody finds their own settings, and nobody those of a colleague', async () => {
  const path = '/api/own-settings'
  const sealed = 'S'.repeat(87_000)
  expect((await reads('noor', path)).body).toEqual({ sealed: null })
  expect(await tells('noor', path, { sealed })).toBe(204)
  expect((await reads('noor', path)).body).toEqual({ sealed })
  expect((await reads('farid', path)).body).toEqual({ sealed: null })
  expect((await reads(null, path)).status).toBe(401)
  for (const [wrong, status] of [
    [{ sealed: 'S'.repeat(88_000) }, 400],
    [{ sealed: 'S'.repeat(200_000) }, 413],
    [{ sealed, account: 'farid' }, 400],
  ] as const)
    expect(await tells('noor', path, wrong)).toBe(status)
  expect((await reads('noor', path)).body).toEqual({ sealed })
})

test('[DK31] a coordinator ticks an example and takes it back; a counsellor reads who looked, and ticks nothing', async () => {
  const tick = { kind: 'sentence', id: 'gevoel-terug', hash }
  expect(await tells('noor', '/api/check-example', { ...tick, isChecked: true })).toBe(403)
  expect(await tells('bram', '/api/check-example', { ...tick, isChecked: true, by: 'Noor' })).toBe(400)
  expect(await tells('bram', '/api/check-example', { ...tick, isChecked: true })).toBe(204)
  const { body } = await reads('noor', '/api/checked-examples')
  expect(body).toEqual({ checked: [{ ...tick, by: 'Bram', at: expect.any(Number) }] })
  expect(await tells('bram', '/api/check-example', { ...tick, isChecked: false })).toBe(204)
  expect((await reads('noor', '/api/checked-examples')).body).toEqual({ checked: [] })
})

test('[DK33] a coordinator changes, adds, takes away and gives back a shared sentence; a counsellor reads it and changes nothing', async () => {
  const path = '/api/sentence'
  const change = { act: 'change', name: 'gevoel-terug', phase: 'goal', text: 'Hoe voelt dat?' }
  expect(await tells('noor', path, change)).toBe(403)
  expect(await tells('bram', path, change)).toBe(204)
  expect(await tells('bram', path, { ...change, act: 'add' })).toBe(409)
  expect(await tells('bram', path, { ...change, act: 'add', name: 'van-ons' })).toBe(204)
  expect(await tells('bram', path, { act: 'remove', name: 'hallo' })).toBe(204)
  expect(await tells('bram', path, { ...change, name: 'hallo' })).toBe(404)
  expect(await tells('bram', path, { ...change, phase: 'lunch' })).toBe(400)
  const touched = { by: 'Bram', at: expect.any(Number) }
  const { act: _, ...value } = change
  const now = await sentencesOf('noor')
  expect(now.sentences).toContainEqual({ ...value, ...touched, is: 'changed' })
  expect(now.sentences.at(-1)).toEqual({ ...value, name: 'van-ons', ...touched, is: 'added' })
  expect(now.removed).toEqual([expect.objectContaining({ name: 'hallo', ...touched })])
  for (const name of ['gevoel-terug', 'hallo'])
    expect(await tells('bram', path, { act: 'reset', name })).toBe(204)
  expect(await tells('bram', path, { act: 'remove', name: 'van-ons' })).toBe(204)
  const again = await sentencesOf('noor')
  expect(again.sentences.every(one => one.is === 'shipped')).toBe(true)
  expect(again.removed).toEqual([])
})

test('[RF7] hours that a coordinator looked up today are trusted on every page, after a restart too, until that is taken back', async () => {
  // A Monday evening on which the chat of the Zelfmoordlijn is open by its hours in the site folder.
  house.clock.goTo(Date.parse('2026-11-23T19:00:00Z'))
  const { openNow: before } = await statusNow()
  expect(before['zelfmoordlijn/chat']).toBeUndefined()
  const check = { id: 'zelfmoordlijn', isChecked: true }
  expect(await tells('noor', '/api/referral-check', check)).toBe(403)
  expect(await tells('bram', '/api/referral-check', { ...check, id: 'nobody' })).toBe(404)
  expect(await tells('bram', '/api/referral-check', check)).toBe(204)
  expect((await statusNow()).openNow['zelfmoordlijn/chat']).toBe('open')
  await house.restarts()
  expect((await statusNow()).openNow['zelfmoordlijn/chat']).toBe('open')
  const { body } = await reads('bram', '/api/referrals')
  expect((body as ReferralsAnswer).referrals).toContainEqual({
    ...{ id: 'zelfmoordlijn', lastChecked: '2026-11-23', checked: { day: '2026-11-23', by: 'Bram' } },
  })
  expect(await tells('bram', '/api/referral-check', { ...check, isChecked: false })).toBe(204)
  expect((await statusNow()).openNow['zelfmoordlijn/chat']).toBeUndefined()
})

test('[DK38] Noor sees that Vosje looks elsewhere, and that she is back; nothing of it is kept', async () => {
  house.clock.goTo(Date.now())
  const { visitor, counsellor } = await house.twoTalk()
  for (const isLooking of [false, true]) {
    visitor.line.send({ t: 'looking', isLooking })
    const heard = await counsellor.line.hears('looking')
    expect(heard).toEqual({ t: 'looking', c: expect.any(String), isLooking })
  }
  await house.isLeftBy([visitor, counsellor])
})

async function sentencesOf(who: string): Promise<SentencesAnswer> {
  return (await reads(who, '/api/sentences')).body as SentencesAnswer
}

async function statusNow(): Promise<PublicStatus> {
  return (await (await fetch(`${house.url}/status.json`)).json()) as PublicStatus
}
