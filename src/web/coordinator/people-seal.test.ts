import { expect, test } from 'vitest'
import { invite, letIn } from './people-acts.ts'
import { notYetSealedFor } from './people-seal.ts'
import { answerTo, day, newIdentity, openPeopleHouse, phrase, seconds } from './test-people-house.ts'

/** A helpline whose root key is sealed for An and the sheet, with Bram's answer as a coordinator. */
async function withAnswer(hasSheet: boolean) {
  const house = await openPeopleHouse()
  const { people, answer, recipient, byRoot } = house
  const dates = { notBefore: seconds - day, notAfter: seconds + day }
  if (hasSheet)
    await byRoot({
      kind: 'recovery',
      id: 'recovery',
      name: 'Herstelblad',
      keys: { age: recipient },
      ...dates,
    })
  answer.keyFiles.push({ name: 'root.age', sealedFor: [recipient.slice(-32)] })
  await people.read()
  await invite(people, [{ role: 'coordinator', who: 'Bram', disciplines: [] }])
  await answerTo(house, people.links.value[0]?.link ?? '', 'Bram')
  await people.read()
  return { ...house, ids: answer.invitations.map(({ id }) => id) }
}

const namesOf = (house: Awaited<ReturnType<typeof withAnswer>>) =>
  notYetSealedFor(house.people.here().everyone).map(({ name }) => name)
const sealings = ({ server }: Awaited<ReturnType<typeof withAnswer>>) =>
  server.told.filter(({ path }) => path === '/api/key-files').length

test('[SI72] [SI74] without the paper sheet nothing is sealed, and whoever was let in stays in', async () => {
  const house = await withAnswer(false)
  expect(await letIn(house.people, house.ids, phrase)).toBe(true)
  expect(house.people.work.value).toMatchObject({ is: 'refused', act: 'seal-keys', why: 'no-recovery' })
  expect([namesOf(house), sealings(house)]).toEqual([['Bram'], 0])
})

test('[SI72] somebody whose name was not on screen before the press gets no key along with it', async () => {
  const house = await withAnswer(true)
  await house.deputy('eve', await newIdentity())
  expect(await letIn(house.people, house.ids, phrase)).toBe(true)
  expect(house.people.work.value).toMatchObject({ is: 'done', act: 'let-in' })
  expect([namesOf(house), sealings(house)]).toEqual([['Bram'], 0])
})

test('[SI72] a newcomer whose age key is none is let in, gets nothing sealed, and no key file changes', async () => {
  const house = await withAnswer(true)
  expect(await letIn(house.people, house.ids, phrase)).toBe(true)
  expect(house.people.work.value).toMatchObject({ act: 'seal-keys', why: 'other-kind' })
  expect([namesOf(house), sealings(house)]).toEqual([['Bram'], 0])
})
