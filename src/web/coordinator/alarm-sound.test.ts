import { signal } from '@preact/signals'
import { afterEach, expect, test, vi } from 'vitest'
import { AlarmSound } from './alarm-sound.ts'
import { Seldom } from './seldom.ts'

afterEach(() => {
  vi.useRealTimers()
})

function listen() {
  const isAlarm = signal(false)
  const alarm = new AlarmSound()
  let sounding = 0
  const stop = alarm.follow(isAlarm, () => {
    sounding += 1
    return () => {
      sounding -= 1
    }
  })
  return { isAlarm, alarm, stop, sounding: () => sounding }
}

test('[DK11] an alarm makes no sound for who did not switch it on', () => {
  const { isAlarm, alarm, sounding } = listen()
  isAlarm.value = true
  expect(sounding()).toBe(0)
  alarm.switch(true)
  expect(sounding()).toBe(1)
})

test('[DK11] "ik zie het" silences this alarm, and the next is heard again', () => {
  const { isAlarm, alarm, sounding } = listen()
  alarm.switch(true)
  isAlarm.value = true
  alarm.hush()
  expect(sounding()).toBe(0)
  isAlarm.value = false
  isAlarm.value = true
  expect(sounding()).toBe(1)
})

test('[DK11] it is silent as soon as somebody was answered, and after the end', () => {
  const { isAlarm, alarm, stop, sounding } = listen()
  alarm.switch(true)
  isAlarm.value = true
  isAlarm.value = false
  expect(sounding()).toBe(0)
  isAlarm.value = true
  stop()
  expect(sounding()).toBe(0)
})

test('[DK12] numbers that change all the time are read aloud once a minute at most, and only when they are new', () => {
  vi.useFakeTimers()
  const heard: string[] = []
  const seldom = new Seldom(words => heard.push(words), 60_000)
  seldom.tell('1 wacht')
  vi.advanceTimersByTime(1)
  for (const words of ['2 wachten', '3 wachten', '4 wachten']) {
    seldom.tell(words)
    vi.advanceTimersByTime(5_000)
  }
  expect(heard).toEqual(['1 wacht'])
  vi.advanceTimersByTime(60_000)
  expect(heard).toEqual(['1 wacht', '4 wachten'])
  seldom.tell('4 wachten')
  vi.advanceTimersByTime(120_000)
  expect(heard).toHaveLength(2)
  seldom.tell('niemand')
  seldom.stop()
  vi.advanceTimersByTime(120_000)
  expect(heard).toHaveLength(2)
})
