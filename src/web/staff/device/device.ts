import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { sixDigits } from '../../../crypto/invitation.ts'
import type { StaffRole } from '../../../domain/people.ts'
import { isRefused, type Refusal } from '../../../domain/refusal.ts'
import { deviceAnswer, deviceStateAnswer } from '../../../protocol/people.ts'
import { makeOwnKeys, type OwnNewKeys, readAloudKeys } from '../joining/make-own-keys.ts'
import type { Post } from '../post.ts'
import { type ChosenWay, makeWay } from '../way-in/make-way.ts'

export type DeviceTrouble = Refusal | 'no-connection'

export type DeviceStep =
  | { readonly is: 'who' | 'making' | 'not-made' }
  | { readonly is: 'paper' | 'proof'; readonly keys: OwnNewKeys }
  | { readonly is: 'way'; readonly keys: OwnNewKeys; readonly trouble: DeviceTrouble | undefined }
  | { readonly is: 'sending'; readonly keys: OwnNewKeys }
  | { readonly is: 'waiting'; readonly digits: string; readonly until: number; readonly isLineLost: boolean }
  | { readonly is: 'given' | 'turned-down' | 'too-late' }

interface Deps {
  readonly post: Post
  readonly org: string
  readonly breathe: () => Promise<void>
  readonly now: () => number
}

const lookAgain = 3_000

/**
 * [SI50] Somebody with a new device, or who lost every way in: new keys are made here, both people read six digits of them
 * aloud (SE4), and the page waits, ten minutes at most, until a deputy pressed "Geef toegang".
 */
export class DeviceRequest {
  readonly #deps: Deps
  readonly #step = signal<DeviceStep>({ is: 'who' })
  #username = ''
  #role: StaffRole = 'counsellor'
  #looking: ReturnType<typeof setTimeout> | undefined

  constructor(deps: Deps) {
    this.#deps = deps
  }

  get step(): ReadonlySignal<DeviceStep> {
    return this.#step
  }

  get username(): string {
    return this.#username
  }

  get role(): StaffRole {
    return this.#role
  }

  /** What keys somebody needs depends on their role; the server does not say it of a name. */
  async is(username: string, role: StaffRole): Promise<void> {
    if (this.#step.value.is !== 'who' && this.#step.value.is !== 'not-made') return
    this.#username = username
    this.#role = role
    this.#step.value = { is: 'making' }
    await this.#deps.breathe()
    try {
      const keys = await makeOwnKeys(role)
      this.#step.value =
        keys.phrase === null ? { is: 'way', keys, trouble: undefined } : { is: 'paper', keys }
    } catch {
      this.#step.value = { is: 'not-made' }
    }
  }

  toProof(): void {
    const step = this.#step.value
    if (step.is === 'paper') this.#step.value = { is: 'proof', keys: step.keys }
  }

  backToPaper(): void {
    const step = this.#step.value
    if (step.is === 'proof') this.#step.value = { is: 'paper', keys: step.keys }
  }

  proven(): void {
    const step = this.#step.value
    if (step.is === 'proof') this.#step.value = { is: 'way', keys: step.keys, trouble: undefined }
  }

  async send(chosen: ChosenWay): Promise<void> {
    const step = this.#step.value
    if (step.is !== 'way') return
    const { keys } = step
    this.#step.value = { is: 'sending', keys }
    await this.#deps.breathe()
    const asked = await this.#ask(keys, chosen)
    if (typeof asked === 'string') {
      this.#step.value = { is: 'way', keys, trouble: asked }
      return
    }
    const digits = await sixDigits(readAloudKeys(keys))
    this.#step.value = { is: 'waiting', digits, until: asked.until, isLineLost: false }
    this.#looking = setTimeout(() => void this.#look(asked.id), lookAgain)
  }

  async #ask(
    keys: OwnNewKeys,
    chosen: ChosenWay,
  ): Promise<v.InferOutput<typeof deviceAnswer> | DeviceTrouble> {
    const { org, post } = this.#deps
    const { secrets, identity, age, ageFiles } = keys
    try {
      const way = await makeWay({ org, username: this.#username, secrets }, chosen)
      const answer = await post('/api/device', { username: this.#username, identity, age, way, ageFiles })
      if (isRefused(answer)) return answer.refused as Refusal
      const parsed = v.safeParse(deviceAnswer, answer)
      return parsed.success ? parsed.output : 'try-again'
    } catch {
      return 'no-connection'
    }
  }

  async #look(id: string): Promise<void> {
    const step = this.#step.value
    if (step.is !== 'waiting') return
    const answer = await this.#deps.post('/api/device/state', { id }).catch(() => undefined)
    const parsed = v.safeParse(deviceStateAnswer, answer)
    if (parsed.success && parsed.output.state !== 'waiting') {
      this.#step.value = { is: parsed.output.state }
      return
    }
    const isOver = isRefused(answer) && answer.refused === 'expired'
    if (isOver || this.#deps.now() >= step.until) {
      this.#step.value = { is: 'too-late' }
      return
    }
    this.#step.value = { ...step, isLineLost: !parsed.success }
    this.#looking = setTimeout(() => void this.#look(id), lookAgain)
  }

  /** Nobody looks any more: the page went elsewhere. */
  stop(): void {
    clearTimeout(this.#looking)
    if (this.#step.value.is === 'waiting') this.#step.value = { is: 'too-late' }
  }
}
