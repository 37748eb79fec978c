import { expect, test } from 'vitest'
import type { DeskFrame } from '../../protocol/desk-frames.ts'
import { AlarmCall } from './alarm-call.ts'

function called() {
  const sent: DeskFrame[] = []
  const call = new AlarmCall(frame => sent.push(frame) > 0)
  call.hear({ t: 'alarm', since: 90_000, isAnswered: false })
  return { call, sent }
}

test('[AL14] the alarm stands at the desk for as long as the server says so', () => {
  const { call } = called()
  expect(Date.now() - (call.alarm.value?.since ?? 0)).toBeGreaterThanOrEqual(90_000)
  call.hear({ t: 'alarm-over' })
  expect(call.alarm.value).toBeNull()
})

test('[AL15] "Ik kijk ernaar" counts when the server says so', () => {
  const { call, sent } = called()
  call.answer()
  expect(sent).toEqual([{ t: 'answer-alarm' }])
  expect(call.alarm.value?.isAnswered).toBe(false)
  call.hear({ t: 'alarm', since: 91_000, isAnswered: true })
  expect(call.alarm.value?.isAnswered).toBe(true)
})
