import { expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { KnockingDevices } from './devices.ts'
import type { Way } from './people.ts'

const now = Date.parse('2026-11-16T18:00:00Z')
const minutes = 60_000
const held = { id: 'way', identityFile: null, addedAt: now, usedAt: null }

/** A knock for the name of somebody who is here; the same without `device` is one for a name that is made up. */
function knock(username: string, network: string, within?: string) {
  const way: Way = {
    ...held,
    account: username,
    kind: 'password',
    secretHash: 'x',
    codesSeed: null,
    codesStep: null,
  }
  const device = { account: username, asked: { identity: null, age: null, ageFiles: [] }, way }
  return { username, from: networkUnder(network, within), device }
}
const madeUp = (username: string, network: string, within?: string) => ({
  ...knock(username, network, within),
  device: null,
})

test('[SI25] however many made-up names knock from everywhere, the devices of who works here wait and are seen', () => {
  const devices = new KnockingDevices()
  for (let number = 0; number < 12_000; number++)
    expect(devices.add(madeUp(`niemand${number}`, `network ${number}`), now)).toBeDefined()
  const noor = devices.add(knock('noor', 'home'), now)
  expect(noor).toBeDefined()
  for (let number = 0; number < 12_000; number++)
    devices.add(madeUp(`ook${number}`, `network ${number}`), now)
  expect(devices.waiting(now).map(({ id, account }) => [id, account])).toEqual([[noor?.id, 'noor']])
})

test('[SI25] nothing that a stranger hears says whether Noor works here, also when names were forgotten', () => {
  const heard = (isHere: boolean) => {
    const devices = new KnockingDevices()
    const asks = (network: string) => devices.add((isHere ? knock : madeUp)('noor', network), now)
    const flood = (name: string) => {
      for (let number = 0; number < 10_000; number++) devices.add(madeUp(`${name}${number}`, 'flood'), now)
    }
    const first = asks('one')
    const answers = ['one', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(
      network => asks(network) !== undefined,
    )
    flood('a')
    const afterwards = ['one', 'one', 'one', 'two'].map(network => asks(network) !== undefined)
    const id = first?.id ?? ''
    const states = [0, 9, 10].map(later => devices.stateOf(id, now + later * minutes))
    return { answers, afterwards, states, length: id.length, until: first?.until }
  }
  expect(heard(true)).toEqual(heard(false))
  expect(heard(true)).toEqual({
    answers: [true, false, true, true, true, true, false, false],
    afterwards: [true, true, false, true],
    states: ['waiting', 'waiting', undefined],
    ...{ length: 22, until: now + 10 * minutes },
  })
})

test('[SI25] when very many who work here knock at once, a made-up name hears the same no as they do', () => {
  const devices = new KnockingDevices()
  for (let number = 0; number < 500; number++)
    expect(devices.add(knock(`begeleider${number}`, `network ${number}`), now)).toBeDefined()
  expect(devices.add(knock('noor', 'home'), now)).toBeUndefined()
  expect(devices.add(madeUp('niemand', 'home'), now)).toBeUndefined()
  expect(devices.add(knock('noor', 'home'), now + 10 * minutes)).toBeDefined()
})

test('[SI25] [FL10] who has many networks of IPv6 takes four places of a name, and two are left for its owner', () => {
  const devices = new KnockingDevices()
  const asks = (network: string, within: string) =>
    devices.add(knock('noor', network, within), now) !== undefined
  expect(['a', 'b', 'c', 'd', 'e', 'f'].map(network => asks(network, 'flood'))).toEqual([
    ...[true, true, true, true],
    ...[false, false],
  ])
  expect([asks('home', 'provider'), asks('centre', 'school')]).toEqual([true, true])
})

test('[SI25] who knocked hears what became of it, for ten minutes, and who makes up an id hears nothing', () => {
  const devices = new KnockingDevices()
  const [one, two] = [devices.add(knock('noor', 'home'), now), devices.add(knock('farid', 'home'), now)]
  devices.settle(one?.id ?? '', 'given')
  devices.settle(two?.id ?? '', 'turned-down')
  const states = (at: number) => [one, two].map(knocked => devices.stateOf(knocked?.id ?? '', at))
  expect(states(now)).toEqual(['given', 'turned-down'])
  expect(devices.find(one?.id ?? '', now)?.way).toBeNull()
  expect(states(now + 10 * minutes)).toEqual([undefined, undefined])
  expect(devices.stateOf('A'.repeat(22), now)).toBeUndefined()
  expect(new KnockingDevices().stateOf(one?.id ?? '', now)).toBeUndefined()
})
