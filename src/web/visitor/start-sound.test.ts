import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { makeStartSound, ringAtStart } from './start-sound.ts'
import type { VisitorState } from './visitor-state.ts'

/** The part of a browser's audio that a tone uses, and when each tone starts and stops. */
function fakeAudio() {
  const tones: number[] = []
  const node = { connect: () => node }
  const context = {
    currentTime: 10,
    destination: node,
    resume: async () => {},
    createOscillator: () => ({
      ...node,
      frequency: { value: 0 },
      start: (at: number) => tones.push(-at),
      stop: (at: number) => tones.push(at),
    }),
    createGain: () => ({
      ...node,
      gain: { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} },
    }),
  }
  const make = vi.fn(() => context as unknown as AudioContext)
  const lengths = () => tones.flatMap((at, index) => (at < 0 ? [(tones[index + 1] ?? 0) + at] : []))
  return { make, lengths }
}
const settle = () => new Promise(resolve => setTimeout(resolve, 0))
const talking: VisitorState = {
  is: 'talking',
  counsellor: 'Noor',
  opened: { elapsed: 0, planned: 1, heardAt: 0, isClockShown: true },
}

test('[VP5] who did not switch the sound on hears nothing, and no audio is even opened', async () => {
  const audio = fakeAudio()
  const state = signal<VisitorState>({ is: 'before' })
  ringAtStart(state, makeStartSound(audio.make))
  state.value = talking
  await settle()
  expect(audio.make).not.toHaveBeenCalled()
})

test('[VP5] switched on it sounds once to try, and once when the conversation starts, each less than a second', async () => {
  const audio = fakeAudio()
  const state = signal<VisitorState>({ is: 'waiting', place: 1, wait: null })
  const sound = makeStartSound(audio.make)
  ringAtStart(state, sound)
  sound.toggle()
  await settle()
  expect(audio.lengths()).toHaveLength(1)
  state.value = talking
  await settle()
  // More time is planned: the conversation was not started again.
  state.value = { ...talking, counsellor: 'Noor' }
  await settle()
  expect(audio.lengths()).toHaveLength(2)
  expect(Math.max(...audio.lengths())).toBeLessThanOrEqual(1)
})

test('[VP5] a machine without sound is no trouble', async () => {
  const sound = makeStartSound(() => {
    throw new Error('no audio here')
  })
  sound.toggle()
  await settle()
  expect(sound.isOn.value).toBe(true)
})
