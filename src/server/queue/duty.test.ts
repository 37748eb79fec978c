import { expect, test } from 'vitest'
import { Duty } from './duty.ts'

function evening(): Duty {
  const duty = new Duty()
  duty.arrive('noor', 'Noor', 'free', 1_000)
  duty.arrive('farid', 'Farid', 'free', 2_000)
  return duty
}

test('[QU9] the counsellor who was free the longest is rung first', () => {
  const duty = evening()
  expect(duty.nextFree(3_000)?.id).toBe('noor')
  duty.set('noor', 'talking', 3_000)
  expect(duty.nextFree(4_000)?.id).toBe('farid')
  duty.set('noor', 'free', 5_000)
  expect(duty.nextFree(6_000)?.id).toBe('farid')
})

test('[QU9] a counsellor who says again to be free does not lose the turn', () => {
  const duty = evening()
  duty.set('noor', 'free', 9_000)
  expect(duty.nextFree(10_000)?.id).toBe('noor')
})

test('[QU8] a counsellor at rest is not rung before the rest is over, and still counts as reachable', () => {
  const duty = evening()
  duty.rest('noor', 122_000)
  expect(duty.nextFree(121_999)?.id).toBe('farid')
  expect(duty.nextFree(122_000)?.id).toBe('noor')
  expect(duty.reachable()).toBe(2)
})

test('[QU9] nobody is rung who is away, talking or gone', () => {
  const duty = evening()
  duty.set('noor', 'away', 3_000)
  duty.leave('farid')
  expect(duty.isAnyoneFree(4_000)).toBe(false)
  expect(duty.reachable()).toBe(0)
})
