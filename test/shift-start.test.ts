import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practices } from '../src/protocol/practice.ts'
import { staffNews } from '../src/protocol/staff-news.ts'
import { TestHouse } from './open-house.ts'

let house: TestHouse

beforeAll(async () => {
  house = await TestHouse.open()
})
afterAll(() => house.closes())

async function reads(path: string, who?: string): Promise<{ status: number; body: unknown }> {
  const cookie = who === undefined ? '' : (await house.signsIn(who)).cookie
  const answer = await fetch(`${house.url}${path}`, { headers: { cookie } })
  return { status: answer.status, body: await answer.json() }
}

test('[DK66] [DK70] staff read what is new, who talks or teaches gets the practices, and a stranger neither', async () => {
  expect(v.parse(staffNews, (await reads('/api/news', 'noor')).body).entries.length).toBeGreaterThan(3)
  expect((await reads('/api/news')).status).toBe(401)
  const { body } = await reads('/api/practice', 'noor')
  expect(v.parse(practices, body).practices).toHaveLength(3)
  expect((await reads('/api/practice', 'bram')).status).toBe(200)
  expect((await reads('/api/practice')).status).toBe(401)
  for (const { username, role } of house.people)
    if (role === 'administrator' || role === 'data-protection-officer')
      expect((await reads('/api/practice', username)).status).toBe(403)
})

test('[DK70] nothing that is practised can be told to the house: there is no way to', async () => {
  const { cookie } = await house.signsIn('noor')
  const told = await house.posts('/api/practice', { turns: [] }, { cookie })
  expect(told.status).toBe(404)
})
