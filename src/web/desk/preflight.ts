import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { NotificationCheck } from '../staff/notification-check.ts'
import type { SoundCheck } from '../staff/sound-check.ts'
import type { KeyCheck } from './key-check.ts'
import type { LineCheck } from './line-check.ts'

/** In the order of the page and of "Test alles": sound first, because a browser lets it through only at a press. */
export const checkNames = ['sound', 'notification', 'line', 'keys'] as const
export type CheckName = (typeof checkNames)[number]

/** open: not tested, or being tested. care: it works, and something is to be known. bad: this will go wrong. */
export type CheckState = 'open' | 'good' | 'care' | 'bad'

export interface Checks {
  readonly sound: SoundCheck
  readonly notification: NotificationCheck
  readonly line: LineCheck
  readonly keys: KeyCheck
}

/** The four things to try before the first ring (DK60). They stay as they were answered for as long as the page lives. */
export class Preflight {
  readonly checks: Checks
  readonly #states: ReadonlySignal<Record<CheckName, CheckState>>
  readonly #running = signal<CheckName | null>(null)

  /** `isConnected` is whether the line of the desk is there now: a test that went well says nothing of a line that is gone. */
  constructor(checks: Checks, isConnected: ReadonlySignal<boolean>) {
    this.checks = checks
    this.#states = computed(() => ({
      sound: ofSound(checks.sound),
      notification: ofNotification(checks.notification),
      line: isConnected.value ? ofLine(checks.line) : 'bad',
      keys: ofKeys(checks.keys),
    }))
  }

  get states(): ReadonlySignal<Record<CheckName, CheckState>> {
    return this.#states
  }

  /** Which test runs or waits for an answer, of those that one press began. */
  get running(): ReadonlySignal<CheckName | null> {
    return this.#running
  }

  /** What still says nothing, or says no: it is named beside "Ik ben er", and stops nobody. */
  get isInOrder(): boolean {
    return checkNames.every(name => isFine(this.#states.value[name]))
  }

  /** [DK64] One test after the other; the questions in between are answered by the person. Call it from a press. */
  async testAll(): Promise<void> {
    if (this.#running.peek() !== null) return
    for (const name of checkNames) {
      if (isFine(this.#states.peek()[name])) continue
      this.#running.value = name
      await this.checks[name].test()
      await answered(this.checks[name].now)
    }
    this.#running.value = null
  }
}

export function isFine(state: CheckState): boolean {
  return state === 'good' || state === 'care'
}

/** When nobody is being asked any more. */
function answered(now: ReadonlySignal<unknown>): Promise<void> {
  return new Promise(resolve => {
    const stop = effect(() => {
      if (now.value === 'asking') return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}

function ofSound({ now }: SoundCheck): CheckState {
  switch (now.value) {
    case 'heard':
      return 'good'
    case 'untested':
    case 'asking':
      return 'open'
    case 'not-heard':
    case 'off':
    case 'lost':
      return 'bad'
  }
}

function ofNotification({ now }: NotificationCheck): CheckState {
  switch (now.value) {
    case 'seen':
      return 'good'
    case 'untested':
    case 'asking':
      return 'open'
    case 'not-seen':
    case 'denied':
    case 'unknown-here':
      return 'bad'
  }
}

function ofLine({ now }: LineCheck): CheckState {
  switch (now.value.is) {
    case 'good':
      return 'good'
    case 'slow':
      return 'care'
    case 'untested':
    case 'testing':
      return 'open'
    case 'none':
      return 'bad'
  }
}

function ofKeys({ now }: KeyCheck): CheckState {
  switch (now.value.is) {
    case 'good':
      return 'good'
    case 'ending':
      return 'care'
    case 'untested':
    case 'testing':
      return 'open'
    case 'bad':
      return 'bad'
  }
}
