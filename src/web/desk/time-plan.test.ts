import { expect, test } from 'vitest'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import { talkTime } from '../shared/talk-time.ts'
import { TimePlan } from './time-plan.ts'

const minute = 60_000
const c = 'C'.repeat(22)

function planned(minutes = 45, isConnected = true) {
  const sent: DeskFrame[] = []
  const time = new TimePlan(c, frame => {
    if (isConnected) sent.push(frame)
    return isConnected
  })
  time.hear({ t: 'opened', c, elapsed: 0, planned: minutes * minute, clock: true })
  const tell = (elapsed: number, until: number, clock = true) =>
    time.hear({ t: 'time', c, elapsed: elapsed * minute, planned: until * minute, clock })
  const nothing = { elapsed: 0, planned: 0, heardAt: 0, isClockShown: true }
  const base = () => talkTime(time.opened.value ?? nothing, Date.now()).baseMinutes
  return { time, sent, tell, base }
}

test('[DK8] ten minutes more are drawn beyond the first 45, as often as people take them', () => {
  const { tell, base } = planned()
  expect(tell(40, 55)).toBe(10)
  expect(tell(52, 65)).toBe(10)
  expect(base()).toBe(45)
})

test('[DK8] a visitor who says halfway that typing goes slowly gets a first plan of 60', () => {
  const { tell, base } = planned()
  expect(tell(12, 60)).toBe(15)
  expect(base()).toBe(60)
  tell(55, 70)
  expect(base()).toBe(60)
})

test('[DK8] after a break the same figures come again, and nothing seems to have been added', () => {
  const { time, tell } = planned()
  tell(40, 55)
  expect(time.hear({ t: 'opened', c, elapsed: 41 * minute, planned: 55 * minute, clock: true })).toBe(0)
})

test('[DK9] the question to decide goes away with more time, and not with the same figures', () => {
  const { time, tell } = planned()
  time.hear({ t: 'decide', c, waiting: 3 })
  tell(46, 45)
  expect(time.waiting.value).toBe(3)
  tell(46, 55)
  expect(time.waiting.value).toBeNull()
})

test('[DK9] without a line nothing is promised: the question stays, and the ten minutes are not there', () => {
  const { time, sent } = planned(45, false)
  time.hear({ t: 'decide', c, waiting: 1 })
  time.roundOff()
  time.add('almost-there')
  expect([time.waiting.value, time.adding.value, sent]).toEqual([1, 'not-added', []])
})

test('[DK9] after the end nothing is asked any more', () => {
  const { time } = planned()
  time.hear({ t: 'more-time-asked', c })
  time.hear({ t: 'decide', c, waiting: 1 })
  time.settle()
  expect([time.isMoreAsked.value, time.waiting.value]).toEqual([false, null])
})

test('[DK13] in a crisis nothing about time is asked, and the question that stood there goes away', () => {
  const { time, tell, sent } = planned()
  time.hear({ t: 'more-time-asked', c })
  time.hear({ t: 'decide', c, waiting: 1 })
  time.setCrisis(true)
  expect([time.isCrisis, sent]).toEqual([false, [{ t: 'crisis', c, on: true }]])
  tell(50, 45, false)
  const asked = () => [time.isCrisis, time.isMoreAsked.value, time.waiting.value]
  expect(asked()).toEqual([true, false, null])
  time.hear({ t: 'more-time-asked', c })
  time.hear({ t: 'decide', c, waiting: 2 })
  expect(asked()).toEqual([true, false, null])
  tell(51, 45)
  time.hear({ t: 'decide', c, waiting: 2 })
  expect(asked()).toEqual([false, false, 2])
})
