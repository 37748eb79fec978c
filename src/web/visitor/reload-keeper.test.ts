import { afterEach, expect, test, vi } from 'vitest'
import { ResumeDesk } from '../../../test/resume-desk.ts'
import type { ReloadContent } from './reload-content.ts'
import { keepForReload } from './reload-keeper.ts'

afterEach(() => {
  vi.useRealTimers()
})

const content = (draft: string): ReloadContent => ({
  ...{ v: 2, c: 'C'.repeat(22), ticket: 'T'.repeat(43), bye: 'B'.repeat(22), hasPlace: true },
  told: { isDelayed: false, closing: null, expectedBy: null },
  firstText: draft,
  isFirstTextFinished: false,
  answers: {
    ...{ nickname: 'Maan', who: '', age: '', gender: '', school: '', theme: '', toldSomeone: '' },
    typesSlowly: false,
  },
  talk: null,
})

/** Promises have their turn, and no seal has. */
async function turns(count: number) {
  for (let turn = 0; turn < count; turn++) await null
}

/** Real sealing and false seconds. */
async function passes(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    for (let turn = 0; turn < 12; turn++) await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
    await vi.advanceTimersByTimeAsync(1_000)
  }
}

test('[SE24] two new keys while the server keeps nothing: when it does again, the newest are found after a reload', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const desk = new ResumeDesk()
  const keeper = keepForReload(desk.deps)
  keeper.start(content('begin'))
  await passes(3)
  expect(keeper.stands()).toBe(true)
  desk.isCutOff = true
  void keeper.renew(content('older'))
  void keeper.renew(content('newest'))
  await passes(14)
  expect(keeper.stands()).toBe(false)
  desk.isCutOff = false
  await passes(30)
  expect(keeper.stands()).toBe(true)
  const found = await keepForReload(desk.deps).restore()
  expect(found).toMatchObject({ firstText: 'newest' })
})

test('[SE24] somebody loads the page again while the last load is still opening what was kept: the secret stays in the tab', async () => {
  const desk = new ResumeDesk()
  const keeper = keepForReload(desk.deps)
  keeper.start(content('begin'))
  await expect.poll(() => keeper.stands()).toBe(true)
  let answered = () => {}
  const isAnswered = new Promise<void>(resolve => {
    answered = resolve
  })
  const { post } = desk.deps
  const next = keepForReload({
    ...desk.deps,
    async post(path, request) {
      const answer = await post(path, request)
      // Right after the page has looked whether anybody waits for it, and before anything can be opened.
      void turns(20).then(answered)
      return answer
    },
  })
  const restoring = next.restore()
  await isAnswered
  next.flush()
  expect(await restoring).toBe('gone')
  expect(desk.secret).not.toBeNull()
})

test('[SE24] the end of a talk in another tab wipes the storage of both: this one is found after a reload all the same', async () => {
  const desk = new ResumeDesk()
  const keeper = keepForReload(desk.deps)
  keeper.start(content('begin'))
  await expect.poll(() => keeper.stands()).toBe(true)
  desk.secret = null
  keeper.flush()
  expect(await keepForReload(desk.deps).restore()).toMatchObject({ firstText: 'begin' })
})

test('[SE24] a page that goes puts back no secret that it let go of itself, or that opens nothing yet', async () => {
  const desk = new ResumeDesk()
  const keeper = keepForReload(desk.deps)
  desk.isCutOff = true
  keeper.start(content('begin'))
  keeper.flush()
  expect(desk.secret).toBeNull()
  desk.isCutOff = false
  const other = keepForReload(desk.deps)
  other.start(content('begin'))
  await expect.poll(() => other.stands()).toBe(true)
  other.forget()
  other.flush()
  expect(desk.secret).toBeNull()
})

test('[SE24] the end of a talk in another tab wipes the storage of both while this one, loaded anew, still asks for its talk: it gets it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const desk = new ResumeDesk()
  const keeper = keepForReload(desk.deps)
  keeper.start(content('begin'))
  await passes(3)
  keeper.flush()
  const next = keepForReload(desk.deps)
  desk.isCutOff = true
  const restoring = next.restore()
  await passes(2)
  desk.secret = null
  await passes(2)
  expect(next.asked()).toBeDefined()
  desk.isCutOff = false
  await passes(12)
  expect(await restoring).toMatchObject({ firstText: 'begin' })
  expect(desk.secret).not.toBeNull()
})

test.each([
  ['leaves', 'forget'],
  ['loads it again', 'flush'],
] as const)(
  '[SE24] who %s before the page could ask for its talk: it asks for nothing any more',
  async (_, go) => {
    const desk = new ResumeDesk()
    const keeper = keepForReload(desk.deps)
    keeper.start(content('begin'))
    await expect.poll(() => keeper.stands()).toBe(true)
    const { secret } = desk
    const next = keepForReload(desk.deps)
    const restoring = next.restore()
    next[go]()
    expect(await restoring).toBe('gone')
    expect(desk.story).not.toContain('asked for')
    expect(desk.secret).toBe(go === 'forget' ? null : secret)
  },
)

test('[SE24] a phone that throws a hidden tab away says nothing of it: what another tab wiped is put back when the tab is hidden', async () => {
  const desk = new ResumeDesk()
  const keeper = keepForReload(desk.deps)
  desk.isCutOff = true
  keeper.start(content('begin'))
  keeper.hold()
  expect(desk.secret).toBeNull()
  desk.isCutOff = false
  await expect.poll(() => keeper.stands()).toBe(true)
  desk.secret = null
  keeper.hold()
  expect(await keepForReload(desk.deps).restore()).toMatchObject({ firstText: 'begin' })
  keeper.forget()
  desk.secret = null
  keeper.hold()
  expect(desk.secret).toBeNull()
})

test('[SE24] a page that went and is shown again writes nothing over what came after it', async () => {
  const desk = new ResumeDesk()
  const keeper = keepForReload(desk.deps)
  keeper.start(content('begin'))
  await expect.poll(() => keeper.stands()).toBe(true)
  keeper.flush()
  await keepForReload(desk.deps).restore()
  const newer = desk.secret
  keeper.hold()
  keeper.flush()
  expect(desk.secret).toBe(newer)
})
