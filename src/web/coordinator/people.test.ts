import { expect, test } from 'vitest'
import { readGrants } from '../../crypto/grants.ts'
import { sixDigits } from '../../crypto/invitation.ts'
import type { Discipline } from '../../domain/people.ts'
import type { TakeAwayRequest } from '../../protocol/people.ts'
import type { People } from './people.ts'
import {
  addLinks,
  changeDisciplines,
  giveAccess,
  hasDigits,
  invite,
  letIn,
  renew,
  takeAway,
} from './people-acts.ts'
import { personCalled } from './people-read.ts'
import {
  answerTo,
  day,
  newIdentity,
  now,
  openPeopleHouse,
  org,
  phrase,
  publicKeyOf,
  seconds,
} from './test-people-house.ts'

const anyone = { role: 'counsellor' as const, disciplines: ['social', 'medical'] as Discipline[] }
const called = (people: People, id: string) => {
  const person = personCalled(people.here().everyone, id)
  if (!person) throw new Error(`nobody is called ${id}`)
  return person
}
const lastAway = ({ server }: { server: { told: { body: object }[] } }) => {
  const { grantsFrom, rootGrantsFrom } = (server.told.at(-1) ?? { body: {} }).body as TakeAwayRequest
  return { grantsFrom: (grantsFrom ?? 0) * 1000, rootGrantsFrom: (rootGrantsFrom ?? 0) * 1000 }
}
const outcome = (people: People) => people.work.value

async function invited(...names: string[]) {
  const house = await openPeopleHouse()
  await house.people.read()
  await invite(
    house.people,
    names.map(who => ({ ...anyone, who })),
  )
  for (const { who, link } of house.people.links.value) await answerTo(house, link, who)
  await house.people.read()
  return house
}

test('[SI60] a name on screen comes from a grant that holds, never from the server', async () => {
  const house = await openPeopleHouse()
  await house.counsellor('noor')
  house.answer.people.push({ ...house.answer.people[1], id: 'eve', username: 'eve' } as never)
  await house.people.read()
  expect(called(house.people, 'noor')).toMatchObject({ name: 'Noor', disciplines: ['social'] })
  expect(called(house.people, 'eve')).toMatchObject({ name: null, lines: [], until: null })
})

test('[SI62] [SI63] who was invited answers, is let in, and the signed line is accepted by every page', async () => {
  const house = await invited('Farid')
  const { people, answer } = house
  expect(people.links.value[0]?.link).toMatch(/^https:\/\/chat\.example\/uitnodiging#[\w-]{22}\.[\w-]{43}$/)
  const id = answer.invitations[0]?.id ?? ''
  expect(await letIn(people, [id])).toBe(true)
  expect(called(people, id)).toMatchObject({ name: 'Farid', disciplines: ['social', 'medical'] })
  const { grants, refused } = await readGrants(
    { ...house.trust, now },
    answer.grants.map(({ grant }) => grant),
  )
  expect(refused).toEqual([])
  expect(grants.at(-1)).toMatchObject({ kind: 'counsellor', id, notAfter: seconds + 400 * day })
})

test('[SI62] a link can be shown again without having been kept, and its key was never told to the server', async () => {
  const { people, answer, server, an, pageOf } = await invited('Farid')
  const [made] = people.links.value
  const reloaded = pageOf('an', an)
  await addLinks(reloaded, answer.invitations)
  expect(reloaded.links.value).toEqual([made])
  expect(JSON.stringify(server.told)).not.toContain(made?.link.split('.').at(-1))
})

test('[TM197] [SI63] an answer of somebody without the link lets nobody in, also not along with others', async () => {
  const house = await invited('Farid', 'Noor')
  await answerTo(house, house.people.links.value[1]?.link ?? '', 'Noor', true)
  await house.people.read()
  const ids = house.answer.invitations.map(({ id }) => id)
  expect(ids.map(id => house.people.here().verdicts.get(id))).toEqual(['right', 'wrong'])
  expect(await letIn(house.people, ids)).toBe(false)
  expect(outcome(house.people)).toMatchObject({ is: 'refused', why: 'wrong-answer' })
  expect(house.answer.people).toHaveLength(1)
})

test('[TM197] [SI63] a server that changes the name in an answer is found out', async () => {
  const house = await invited('Farid')
  const [first] = house.answer.invitations
  const verdict = async (change: object) => {
    const told = { ...first?.answer }
    Object.assign(first?.answer ?? {}, change)
    await house.people.read()
    Object.assign(first?.answer ?? {}, told)
    return house.people.here().verdicts.get(first?.id ?? '')
  }
  expect(await verdict({})).toBe('right')
  expect(await verdict({ name: 'Fatima' })).toBe('wrong')
  // Else somebody else's name to sign in with would stand under the keys of who was invited.
  expect(await verdict({ username: 'fatima' })).toBe('wrong')
})

test('[SI63] a server that makes a coordinator of a counsellor, or changes what they were trained for, is found out', async () => {
  const house = await invited('Farid')
  const [first] = house.answer.invitations
  const verdict = async (change: object) => {
    const asked = { ...first }
    Object.assign(first ?? {}, change)
    await house.people.read()
    Object.assign(first ?? {}, asked)
    return house.people.here().verdicts.get(first?.id ?? '')
  }
  expect(await verdict({})).toBe('right')
  expect(await verdict({ role: 'coordinator' })).toBe('wrong')
  expect(await verdict({ disciplines: ['social', 'medical', 'study-choice'] })).toBe('wrong')
  expect(await verdict({ disciplines: [] })).toBe('wrong')
})

test('[SI63] a colleague cannot judge what another deputy invited', async () => {
  const house = await invited('Farid')
  const bram = house.pageOf('bram', await newIdentity())
  await bram.read()
  expect([...bram.here().verdicts.values()]).toEqual(['of-another'])
})

test('[SI63] 180 people are let in with one press within three seconds, and a broken line loses nobody', async () => {
  const house = await invited(...Array.from({ length: 180 }, (_, at) => `Persoon ${at}`))
  const { people, answer, server } = house
  const ids = answer.invitations.map(({ id }) => id)
  server.breaksAfter = server.told.length + 2
  const began = performance.now()
  expect(await letIn(people, ids)).toBe(false)
  expect(outcome(people)).toMatchObject({ is: 'refused', why: 'no-connection', done: 120 })
  server.breaksAfter = Number.POSITIVE_INFINITY
  const left = people.here().everyone.invitations.map(({ id }) => id)
  expect(left).toHaveLength(60)
  expect(await letIn(people, left)).toBe(true)
  expect(performance.now() - began).toBeLessThan(3_000)
  expect(people.here().everyone.people.filter(({ name }) => name?.startsWith('Persoon'))).toHaveLength(180)
})

test('[SI61] a deputy who has to show again who she is, loses nothing that she made', async () => {
  const house = await invited('Farid')
  house.server.isStale = true
  expect(
    await letIn(
      house.people,
      house.answer.invitations.map(({ id }) => id),
    ),
  ).toBe(true)
  expect(house.server.proven).toBe(1)
})

test('[SI65] a new device gets access only with the digits of its own keys, and keeps name and disciplines', async () => {
  const house = await openPeopleHouse()
  await house.counsellor('noor')
  const identity = publicKeyOf(await newIdentity())
  const device = { id: 'A'.repeat(22), account: 'noor', identity, age: null, at: now, until: now + 600_000 }
  house.answer.devices.push(device)
  await house.people.read()
  const digits = await sixDigits([identity])
  const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, '0')
  expect(await hasDigits(device, wrong)).toBe(false)
  expect(await giveAccess(house.people, device, wrong)).toBe(false)
  expect(outcome(house.people)).toMatchObject({ why: 'other-digits' })
  expect(await giveAccess(house.people, device, digits)).toBe(true)
  expect(called(house.people, 'noor')).toMatchObject({ name: 'Noor', disciplines: ['social'] })
  expect(called(house.people, 'noor').lines[0]?.keys).toMatchObject({ identity })
})

test('[SI66] who is sent away has no valid grant any more, and everybody else does', async () => {
  const house = await openPeopleHouse()
  for (const id of ['noor', 'farid', 'els']) await house.counsellor(id)
  const { people, trust, answer } = house
  await people.read()
  expect(await takeAway(people, called(people, 'noor'))).toBe(true)
  const pinned = { ...trust, ...lastAway(house), now }
  const { grants } = await readGrants(
    pinned,
    answer.grants.map(({ grant }) => grant),
  )
  expect(grants.map(({ id }) => id).sort()).toEqual(['an', 'els', 'farid'])
  expect(called(people, 'noor')).toMatchObject({ name: null, state: 'off' })
  // The next who comes in is accepted as well, though the page was opened before.
  await invite(people, [{ ...anyone, who: 'Sara' }])
  await answerTo(house, people.links.value[0]?.link ?? '', 'Sara')
  await people.read()
  expect(await letIn(people, [answer.invitations[0]?.id ?? ''])).toBe(true)
  const after = await readGrants(
    pinned,
    answer.grants.map(({ grant }) => grant),
  )
  expect(after.grants.map(({ name }) => name)).toContain('Sara')
})

test('[SI66] [SI67] a deputy is sent away with the root key: lines of the house and of colleagues go on', async () => {
  const house = await openPeopleHouse()
  const bram = await newIdentity()
  await house.deputy('bram', bram)
  await house.counsellor('noor', {}, ['bram', bram])
  const recovery = { age: house.recipient }
  await house.byRoot({
    kind: 'recovery',
    id: 'recovery',
    name: 'Herstelblad',
    keys: recovery,
    notBefore: seconds - day,
    notAfter: seconds + day,
  })
  const { people, trust, answer } = house
  await people.read()
  expect(await takeAway(people, called(people, 'bram'))).toBe(false)
  expect(outcome(people)).toMatchObject({ why: 'needs-phrase' })
  expect(await takeAway(people, called(people, 'bram'), 'een ander zinnetje')).toBe(false)
  expect(outcome(people)).toMatchObject({ why: 'wrong-phrase' })
  expect(await takeAway(people, called(people, 'bram'), ` ${phrase.replaceAll('-', ' ')}`)).toBe(true)
  const { grants } = await readGrants(
    { ...trust, ...lastAway(house), now },
    answer.grants.map(({ grant }) => grant),
  )
  expect(grants.map(({ id }) => id).sort()).toEqual(['an', 'noor', 'recovery'])
})

test('[SI66] the last coordinator stays, and nobody sends themselves away', async () => {
  const { people, deputy } = await openPeopleHouse()
  await people.read()
  expect(await takeAway(people, called(people, 'an'))).toBe(false)
  expect(outcome(people)).toMatchObject({ why: 'last-coordinator' })
  await deputy('bram', await newIdentity())
  await people.read()
  expect(await takeAway(people, called(people, 'an'))).toBe(false)
  expect(outcome(people)).toMatchObject({ why: 'yourself' })
})

test('[SI67] a coordinator is let in with the root key, and a file of another root opens nothing', async () => {
  const house = await openPeopleHouse()
  await house.people.read()
  await invite(house.people, [{ role: 'coordinator', who: 'Bram', disciplines: [] }])
  await answerTo(house, house.people.links.value[0]?.link ?? '', 'Bram')
  await house.people.read()
  const ids = house.answer.invitations.map(({ id }) => id)
  const other = house.trust.rootKey.slice()
  house.trust.rootKey[0] = (other[0] ?? 0) ^ 1
  expect(await letIn(house.people, ids, phrase)).toBe(false)
  expect(outcome(house.people)).toMatchObject({ why: 'other-root' })
  house.trust.rootKey.set(other)
  expect(await letIn(house.people, ids, phrase)).toBe(true)
  expect(called(house.people, ids[0] ?? '')).toMatchObject({ name: 'Bram', isDeputy: true })
})

test('[SI68] a line that ran out is renewed for a year with the same keys; one that was taken away is not', async () => {
  const house = await openPeopleHouse()
  await house.counsellor('noor', { notBefore: seconds - 300 * day, notAfter: seconds - 5 * day })
  await house.people.read()
  const before = called(house.people, 'noor')
  expect(before).toMatchObject({ name: null, lines: [] })
  expect(await renew(house.people, [before])).toBe(true)
  expect(called(house.people, 'noor')).toMatchObject({ name: 'Noor', until: now + 400 * day * 1000 })
  const raised = { ...house.trust, grantsFrom: (seconds + 10) * 1000 }
  house.trust.grantsFrom = raised.grantsFrom
  const later = house.pageOf('an', house.an)
  await later.read()
  expect(called(later, 'noor')).toMatchObject({ lines: [], lapsed: [] })
})

test('[SI68] other disciplines hold at once, until the same day', async () => {
  const house = await openPeopleHouse()
  await house.counsellor('noor')
  await house.people.read()
  const { until } = called(house.people, 'noor')
  expect(await changeDisciplines(house.people, called(house.people, 'noor'), ['study-choice'])).toBe(true)
  expect(called(house.people, 'noor')).toMatchObject({ until, disciplines: ['study-choice'] })
})

test('[SI61] without a connection what was seen stays, and is said to be from before', async () => {
  const { people, server } = await openPeopleHouse()
  await people.read()
  server.isAway = true
  await people.read()
  expect([people.seen.value.is, people.stale.value]).toEqual(['here', 'no-connection'])
  expect(org).toBe('clbchat')
})
