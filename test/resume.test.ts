import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { jsonBytes, toBase64url } from '../src/crypto/bytes.ts'
import { makeResumeSecret, type ResumeKeys, resumeKeys, sealResumeBlob } from '../src/crypto/resume.ts'
import { TestHouse } from './open-house.ts'
import { must, type TestVisitor } from './pages-in-node.ts'

let house: TestHouse
const present: { line: { cut(): void } }[] = []

beforeAll(async () => {
  house = await TestHouse.open()
}, 60_000)
afterAll(() => house.closes())
afterEach(() => house.isLeftBy(present))

async function waits(): Promise<TestVisitor> {
  const visitor = await house.visitorArrives()
  present.push(visitor)
  await visitor.joins()
  await visitor.line.hears('place')
  return visitor
}

async function makeKeys(): Promise<ResumeKeys> {
  return must(await resumeKeys(makeResumeSecret()))
}

/** What the visitor's page puts by for a reload. */
async function putsBy(
  { c, secrets }: TestVisitor,
  keys: ResumeKeys,
  changes: { ticket?: string; replaces?: string | null; words?: string } = {},
): Promise<number> {
  const { ticket = secrets.ticket, replaces = null, words = 'elke avond ruzie' } = changes
  const blob = toBase64url(await sealResumeBlob(keys, jsonBytes({ words })))
  const [loc, authHash] = [toBase64url(keys.loc), toBase64url(keys.authHash)]
  return (await house.posts('/api/resume-blob', { c, ticket, loc, authHash, blob, replaces })).status
}

function asks(keys: ResumeKeys, auth = keys.auth): Promise<Response> {
  return house.posts('/api/resume', { loc: toBase64url(keys.loc), auth: toBase64url(auth) })
}

function leavesBy(keys: ResumeKeys, auth = keys.auth): Promise<Response> {
  return house.posts('/api/leave', { loc: toBase64url(keys.loc), auth: toBase64url(auth) })
}

describe('a reloaded page', () => {
  test('[SE23] gets back what it put by, and stands on the same place', async () => {
    const visitor = await waits()
    const keys = await makeKeys()
    expect(await putsBy(visitor, keys)).toBe(204)
    visitor.line.cut()
    await house.hasLostVisitors()
    expect(((await (await asks(keys)).json()) as { blob: string }).blob.length).toBeGreaterThan(40)
    await visitor.returns()
    expect((await visitor.line.hears('place')).place).toBe(1)
  })

  test('[SE23] nobody gets it without the secret, or with another page’s ticket', async () => {
    const [visitor, other] = [await waits(), await waits()]
    const keys = await makeKeys()
    expect(await putsBy(visitor, keys, { ticket: other.secrets.ticket })).toBe(200)
    await putsBy(visitor, keys)
    visitor.line.cut()
    expect((await asks(keys, (await makeKeys()).auth)).status).toBe(410)
    expect((await asks(await makeKeys())).status).toBe(410)
  })

  test('[SE24] after the next secret the old one opens nothing', async () => {
    const visitor = await waits()
    const [old, next] = [await makeKeys(), await makeKeys()]
    await putsBy(visitor, old)
    await putsBy(visitor, next, { replaces: toBase64url(old.loc) })
    visitor.line.cut()
    await house.hasLostVisitors()
    expect((await asks(old)).status).toBe(410)
    expect((await asks(next)).status).toBe(200)
  })

  test('[SE24] a blob that was replaced never stands again, whatever a forgotten tab still sends', async () => {
    const visitor = await waits()
    const [old, next] = [await makeKeys(), await makeKeys()]
    await putsBy(visitor, old)
    expect(await putsBy(visitor, next, { replaces: toBase64url(old.loc) })).toBe(204)
    expect(await putsBy(visitor, old)).toBe(410)
    expect(await putsBy(visitor, next)).toBe(204)
    const third = await makeKeys()
    expect(await putsBy(visitor, third)).toBe(204)
    expect(await putsBy(visitor, await makeKeys())).toBe(204)
    expect(await putsBy(visitor, next)).toBe(410)
  })

  test('[SE24] who reloads again and again before the new secret lies in the tab still finds what the tab knows', async () => {
    const visitor = await waits()
    const inTab = await makeKeys()
    await putsBy(visitor, inTab)
    visitor.line.cut()
    await house.hasLostVisitors()
    for (const _ of [1, 2, 3]) {
      expect((await asks(inTab)).status).toBe(200)
      expect(await putsBy(visitor, await makeKeys())).toBe(204)
    }
    expect((await asks(inTab)).status).toBe(200)
  })

  test('[SE28] a copied tab is told that it is open already, as long as the first one answers', async () => {
    const visitor = await waits()
    const keys = await makeKeys()
    await putsBy(visitor, keys)
    expect((await asks(keys)).status).toBe(409)
    visitor.line.cut()
    await house.hasLostVisitors()
    expect((await asks(keys)).status).toBe(200)
  })

  test('[SE23] what was put by goes with the place: who left finds nothing', async () => {
    const visitor = await waits()
    const keys = await makeKeys()
    await putsBy(visitor, keys)
    await visitor.leavesQuickly()
    expect((await asks(keys)).status).toBe(410)
  })

  test('[SE38] is left before it knows its place again: by what finds that, and the next one moves up', async () => {
    const [visitor, next] = [await waits(), await waits()]
    const keys = await makeKeys()
    await putsBy(visitor, keys)
    visitor.line.cut()
    await expect.poll(() => house.house.present().visitors).toBe(1)
    expect((await leavesBy(keys, (await makeKeys()).auth)).status).toBe(410)
    expect((await leavesBy(keys)).status).toBe(204)
    expect((await next.line.hears('place')).place).toBe(1)
    expect((await asks(keys)).status).toBe(410)
    expect((await leavesBy(keys)).status).toBe(410)
  })

  test('[SE38] [SE28] a copied tab that is left takes nothing from the first one, as long as that answers', async () => {
    const visitor = await waits()
    const keys = await makeKeys()
    await putsBy(visitor, keys)
    expect((await leavesBy(keys)).status).toBe(409)
    expect((await asks(keys)).status).toBe(409)
    visitor.line.cut()
    await visitor.returns()
    expect((await visitor.line.hears('place')).place).toBe(1)
  })

  test('[SE23] a blob that is too large is refused, and the place stays', async () => {
    const visitor = await waits()
    const keys = await makeKeys()
    expect(await putsBy(visitor, keys, { words: 'x'.repeat(70_000) })).toBe(400)
    expect(await putsBy(visitor, keys, { words: 'x'.repeat(110_000) })).toBe(413)
    visitor.line.cut()
    await visitor.returns()
    expect((await visitor.line.hears('place')).place).toBe(1)
  })
})
