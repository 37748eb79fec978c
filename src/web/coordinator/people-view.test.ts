import { expect, test } from 'vitest'
import { staffRoles } from '../../domain/people.ts'
import { acts, may } from '../../domain/roles.ts'
import type { People } from './people.ts'
import { renew } from './people-acts.ts'
import { mayTexts } from './people-may-texts.ts'
import { accessOf, deputiesOf, endingSoon, findPeople, keysUntil } from './people-view.ts'
import { day, newIdentity, now, openPeopleHouse, seconds } from './test-people-house.ts'

const namesIn = (people: People, typed: string) =>
  findPeople(people.here().everyone, typed).map(({ name, username }) => name ?? username)

test('[SI60] somebody is found by a part of a name, a role or a discipline, and who left comes last', async () => {
  const house = await openPeopleHouse()
  for (const id of ['zoë', 'noor', 'bob']) await house.counsellor(id.replace('ë', 'e'), { name: id })
  house.answer.people = house.answer.people.map(one => (one.id === 'bob' ? { ...one, state: 'off' } : one))
  await house.people.read()
  expect(namesIn(house.people, '')).toEqual(['An', 'noor', 'zoë', 'bob'])
  expect(namesIn(house.people, 'ZOE soc')).toEqual(['zoë'])
  expect(namesIn(house.people, 'plaatsvervanger')).toEqual(['An'])
  expect(namesIn(house.people, 'niemand')).toEqual([])
})

test('[SI68] who runs out within 60 days is told in words, and all of them are renewed with one press', async () => {
  const house = await openPeopleHouse()
  await house.counsellor('noor', { notAfter: seconds + 30 * day })
  await house.counsellor('farid', { notBefore: seconds - 99 * day, notAfter: seconds - 5 * day })
  await house.counsellor('els')
  const { people } = house
  await people.read()
  const words = () =>
    people.here().everyone.people.map(person => accessOf(people.here().everyone, person, now).words)
  expect(words().slice(1, 3)).toEqual(['toegang loopt af over 30 dagen', 'geen geldige toegang: die liep af'])
  const { byDeputy, byRoot } = endingSoon(people.here().everyone, now)
  expect(byDeputy.map(({ id }) => id)).toEqual(['noor', 'farid'])
  expect(byRoot).toEqual([])
  expect(await renew(people, byDeputy)).toBe(true)
  expect(house.server.told).toHaveLength(1)
  expect(endingSoon(people.here().everyone, now).byDeputy).toEqual([])
})

test('[SI69] one deputy is too few, and the keys of the house are counted until the first of both kinds ends', async () => {
  const house = await openPeopleHouse()
  await house.people.read()
  expect(deputiesOf(house.people.here().everyone)).toHaveLength(1)
  expect(keysUntil(house.people.here().everyone)).toBeNull()
  await house.deputy('bram', await newIdentity())
  const pub = Buffer.alloc(1216, 7).toString('base64url')
  const ends = { vault: [100, 380], training: [200] }
  for (const kind of ['vault', 'training'] as const)
    for (const end of ends[kind]) {
      const keys = { kid: `${kind}-${end}`, alg: 'MLKEM768-X25519' as const, pub }
      const dates = { notBefore: seconds, notAfter: seconds + end * day }
      await house.byRoot({ kind, id: `${kind}-${end}`, name: 'jaar', keys, ...dates })
    }
  await house.people.read()
  expect(deputiesOf(house.people.here().everyone)).toHaveLength(2)
  expect(keysUntil(house.people.here().everyone)).toBe(now + 200 * day * 1000)
})

test('[SI70] everybody reads every act of the table that the door uses, and only counsellors talk', () => {
  const shown = Object.keys(mayTexts.acts)
  expect(shown.toSorted()).toEqual(Object.keys(acts).toSorted())
  expect(staffRoles.filter(role => may(role, 'talk'))).toEqual(['counsellor'])
})
