import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestHouse } from './open-house.ts'

let house: TestHouse
const cookies = new Map<string, string>()
const hash = 'a'.repeat(43)

beforeAll(async () => {
  house = await TestHouse.open()
  for (const who of ['noor', 'farid', 'bram']) cookies.set(who, (await house.signsIn(who)).cookie)
})
afterAll(() => house.closes())

async function reads(who: string, path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${house.url}${path}`, { headers: { cookie: cookies.get(who) ?? '' } })
  return { status: answer.status, body: await answer.json() }
}

async function tells(who: string, path: string, body: unknown): Promise<number> {
  return (await house.posts(path, body, { cookie: cookies.get(who) ?? '' })).status
}

test('[DK30] everybody finds their own settings, and nobody those of a colleague', async () => {
  const path = '/api/own-settings'
  const sealed = 'S'.repeat(87_000)
  expect((await reads('noor', path)).body).toEqual({ sealed: null })
  expect(await tells('noor', path, { sealed })).toBe(204)
  expect((await reads('noor', path)).body).toEqual({ sealed })
  expect((await reads('farid', path)).body).toEqual({ sealed: null })
  expect((await reads('nobody', path)).status).toBe(401)
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
