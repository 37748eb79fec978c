import { expect, test } from 'vitest'
import { Duty } from './duty.ts'

function evening(): Duty {
  const duty = new Duty()
  duty.arrive({ id: 'noor', name: 'Noor', disciplines: ['social'], status: 'free' }, 1_000)
  duty.arrive({ id: 'farid', name: 'Farid', disciplines: ['medical'], status: 'free' }, 2_000)
  return duty
}

const freeAt = (duty: Duty, now: number) => duty.free(now).map(({ id }) => id)

test('[QU9] the counsellor who was free the longest stands first', () => {
  const duty = evening()
  expect(freeAt(duty, 3_000)).toEqual(['noor', 'farid'])
  duty.set('noor', 'talking', 3_000)
  expect(freeAt(duty, 4_000)).toEqual(['farid'])
  duty.set('noor', 'free', 5_000)
  expect(freeAt(duty, 6_000)).toEqual(['farid', 'noor'])
})

test('[QU9] a counsellor who says again to be free does not lose the turn', () => {
  const duty = evening()
  duty.set('noor', 'free', 9_000)
  expect(freeAt(duty, 10_000)).toEqual(['noor', 'farid'])
})

test('[QU8] a counsellor at rest is not rung before the rest is over, and still counts as reachable', () => {
  const duty = evening()
  duty.rest('noor', 122_000)
  expect(freeAt(duty, 121_999)).toEqual(['farid'])
  expect(freeAt(duty, 122_000)).toEqual(['noor', 'farid'])
  expect(duty.reachable(4_000)).toHaveLength(2)
})

test('[QU9] nobody is rung who is away, talking, rounding off or gone', () => {
  const duty = evening()
  duty.arrive({ id: 'lien', name: 'Lien', disciplines: [], status: 'rounding-off' }, 2_500)
  duty.set('noor', 'away', 3_000)
  duty.leave('farid', 3_500)
  expect(freeAt(duty, 4_000)).toEqual([])
  expect(duty.reachable(4_000).map(({ id }) => id)).toEqual(['lien'])
  expect(duty.all().map(({ id }) => id)).toEqual(['lien', 'noor'])
})

test('[QU11] whoever may be rung is known with their training and since when they are free', () => {
  expect(evening().free(3_000)).toEqual([
    { id: 'noor', disciplines: ['social'], freeSince: 1_000 },
    { id: 'farid', disciplines: ['medical'], freeSince: 2_000 },
  ])
})

test('[WT6] a counsellor is kept from others from the ring’s answer until free again, rounding off included', () => {
  const duty = evening()
  const busyFrom = () => duty.find('noor')?.busyFrom
  duty.set('noor', 'ringing', 3_000)
  expect(busyFrom()).toBeNull()
  duty.set('noor', 'talking', 4_000)
  duty.set('noor', 'rounding-off', 5_000)
  expect(busyFrom()).toBe(4_000)
  duty.set('noor', 'free', 6_000)
  expect(busyFrom()).toBeNull()
})

test('[WT6] a desk that comes back in the middle of a conversation counts from then', () => {
  const duty = new Duty()
  duty.arrive({ id: 'noor', name: 'Noor', disciplines: [], status: 'talking' }, 7_000)
  expect(duty.find('noor')?.busyFrom).toBe(7_000)
})

test('[RG8] a pause counts as reachable for as long as it was planned; one without a plan does not', () => {
  const duty = evening()
  duty.set('noor', 'paused', 3_000, 63_000)
  duty.set('farid', 'paused', 3_000)
  const reachable = (now: number) => duty.reachable(now).map(({ id }) => id)
  expect([reachable(62_999), reachable(63_000)]).toEqual([['noor'], []])
  expect(freeAt(duty, 70_000)).toEqual([])
})

test('[RG8] who pauses and loads the page anew still pauses; who comes back an hour later is away', () => {
  const duty = evening()
  const noor = { id: 'noor', name: 'Noor', disciplines: [], status: 'away' } as const
  duty.set('noor', 'breather', 3_000, 603_000)
  duty.leave('noor', 4_000)
  duty.arrive(noor, 5_000)
  expect(duty.find('noor')).toMatchObject({ status: 'breather', until: 603_000, since: 3_000 })
  duty.leave('noor', 6_000)
  duty.arrive(noor, 3_606_000)
  expect(duty.find('noor')).toMatchObject({ status: 'away', until: null })
})
