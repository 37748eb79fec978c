import { expect, test, vi } from 'vitest'
import { SoundCheck } from './sound-check.ts'
import { type SoundBoard, Sounds } from './sounds.ts'
import { stayAwake } from './stay-awake.ts'
import { alarmTones, messageTones, ringTones } from './tones.ts'

interface Planned {
  readonly hertz: number
  readonly from: number
  until: number
}

/** An audio of which the clock stands still, that writes down what was planned on it. */
function openAudio(state: AudioContextState = 'suspended') {
  const planned: Planned[] = []
  const audio = {
    state,
    currentTime: 100,
    volume: 0,
    connected: 0,
    awake: 0,
    resumed: 0,
    mayBeHeard: true,
    planned,
    listeners: [] as (() => void)[],
    become(next: AudioContextState) {
      audio.state = next
      for (const listener of audio.listeners) listener()
    },
  }
  const param = () => ({
    value: 0,
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
  })
  let isFirst = true
  const board = {
    get state() {
      return audio.state
    },
    get currentTime() {
      return audio.currentTime
    },
    destination: {},
    async resume() {
      audio.resumed += 1
      if (audio.mayBeHeard) audio.become('running')
    },
    addEventListener: (_: string, listener: () => void) => audio.listeners.push(listener),
    createGain() {
      const gain = param()
      const isLoudness = isFirst
      isFirst = false
      if (isLoudness)
        Object.defineProperty(gain, 'value', {
          get: () => audio.volume,
          set: (volume: number) => {
            audio.volume = volume
          },
        })
      audio.connected += 1
      return {
        gain,
        connect: (next: unknown) => next,
        disconnect: () => {
          audio.connected -= 1
        },
      }
    },
    createConstantSource: () => ({
      connect: () => undefined,
      start: () => {
        audio.awake += 1
      },
    }),
    createOscillator() {
      const one = { hertz: 0, from: 0, until: 0 }
      return {
        frequency: {
          set value(hertz: number) {
            one.hertz = hertz
          },
        },
        connect: (next: unknown) => next,
        start: (from: number) => planned.push(Object.assign(one, { from })),
        stop: (until = audio.currentTime) => {
          one.until = until
        },
      }
    },
  }
  return { audio, sounds: new Sounds(() => board as unknown as SoundBoard) }
}

test('[DK3] nothing is heard before a press', () => {
  const { audio, sounds } = openAudio()
  sounds.play(ringTones(20))()
  expect(audio.planned).toEqual([])
  expect(sounds.isUnlocked.value).toBe(false)
})

test('[DK2] the whole ring is planned at once, so that a sleeping tab cannot leave it out', async () => {
  const { audio, sounds } = openAudio()
  expect(await sounds.unlock()).toBe(true)
  sounds.play(ringTones(20))
  const last = Math.max(...audio.planned.map(({ from }) => from))
  expect(last).toBeGreaterThan(117)
  expect(Math.max(...audio.planned.map(({ until }) => until))).toBeLessThanOrEqual(120)
  expect(audio.awake).toBe(1)
})

test('[DK1] a ring that is handled is silent at once', async () => {
  const { audio, sounds } = openAudio()
  await sounds.unlock()
  const stop = sounds.play(ringTones(20))
  stop()
  expect(audio.planned.every(({ until }) => until === 100)).toBe(true)
})

test('[DK2] audio that the computer stopped is woken for the next ring', async () => {
  const { audio, sounds } = openAudio()
  await sounds.unlock()
  audio.become('suspended')
  await vi.waitFor(() => expect(sounds.isUnlocked.value).toBe(true))
  audio.mayBeHeard = false
  audio.become('suspended')
  expect(sounds.isUnlocked.value).toBe(false)
  const resumed = audio.resumed
  sounds.play(ringTones(20))
  expect(audio.resumed).toBe(resumed + 1)
})

test('[DK3] the volume is the person’s: from off to full, also while it rings', async () => {
  const { audio, sounds } = openAudio()
  sounds.setVolume(0.5)
  await sounds.unlock()
  expect(audio.volume).toBeCloseTo(0.25)
  sounds.setVolume(7)
  expect([sounds.volume.value, audio.volume]).toEqual([1, 1])
  sounds.setVolume(0)
  expect(audio.volume).toBe(0)
})

test('[DK3] a browser that lets nobody be heard is told as such', async () => {
  const sounds = new Sounds(() => {
    throw new Error('no audio here')
  })
  expect(await sounds.unlock()).toBe(false)
  const check = new SoundCheck(sounds)
  await check.test()
  expect(check.now.value).toBe('not-heard')
})

test('[DK3] at the start of a shift the ring is played once, and only the person says whether it was heard', async () => {
  const { audio, sounds } = openAudio()
  const check = new SoundCheck(sounds)
  await check.test()
  expect(check.now.value).toBe('asking')
  expect(audio.planned).toHaveLength(4)
  check.answer(false)
  expect(check.now.value).toBe('not-heard')
  await check.test()
  check.answer(true)
  expect(check.now.value).toBe('heard')
})

test('[DK15] a counsellor who turned the volume off, or whose sound went away, is not told that a ring will be heard', async () => {
  const { audio, sounds } = openAudio()
  const check = new SoundCheck(sounds)
  sounds.setVolume(0)
  expect(check.now.value).toBe('off')
  sounds.setVolume(0.7)
  await check.test()
  check.answer(true)
  audio.mayBeHeard = false
  audio.become('suspended')
  expect(check.now.value).toBe('lost')
  audio.become('running')
  expect(check.now.value).toBe('heard')
  sounds.setVolume(0)
  expect(check.now.value).toBe('off')
})

test('[DK1] a ring whose offer was a moment on its way still lasts until its end', () => {
  const endOf = (seconds: number) => Math.max(...ringTones(seconds).map(({ at, lasts }) => at + lasts))
  expect(endOf(19.95)).toBeCloseTo(endOf(20))
  for (const seconds of [3, 7.4, 19.95, 20]) {
    expect(endOf(seconds)).toBeLessThanOrEqual(seconds)
    expect(endOf(seconds)).toBeGreaterThan(seconds - 2.5)
  }
})

test('the ring, the alarm and a message sound different, and none is longer than a second at a stretch', () => {
  const pitches = [ringTones(5), alarmTones(5), messageTones()].map(tones =>
    tones.map(({ hertz }) => hertz).join(),
  )
  expect(new Set(pitches).size).toBe(3)
  for (const tone of [...ringTones(20), ...alarmTones(20), ...messageTones()])
    expect(tone.lasts).toBeLessThanOrEqual(1)
})

test('[DK2] the page holds a lock that keeps nobody waiting, so that the browser does not freeze it', () => {
  const held: unknown[] = []
  const locks = {
    request: async (_: string, options: LockOptions, callback: () => Promise<never>) => {
      held.push(options.mode, callback())
    },
  }
  stayAwake(locks as unknown as LockManager)
  expect(held).toEqual(['shared', expect.any(Promise)])
})
