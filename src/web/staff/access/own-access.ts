import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import { openIdentitySecrets } from '../../../crypto/identity.ts'
import { isRefused, type Refusal } from '../../../domain/refusal.ts'
import { sessionsAnswer, waysAnswer } from '../../../protocol/ways-in.ts'
import type { OwnKeys } from '../own-keys.ts'
import type { Get } from '../post.ts'
import { type ChosenWay, makeWay } from '../way-in/make-way.ts'
import type { StepUp } from '../way-in/step-up.ts'

export type AccessTrouble = Refusal | 'no-connection' | 'other-way'

type Ways = v.InferOutput<typeof waysAnswer>
type Sessions = v.InferOutput<typeof sessionsAnswer>

export type AccessState =
  | { readonly is: 'loading' | 'failed' }
  | ({ readonly is: 'loaded' } & Ways & Sessions)

interface Deps {
  readonly get: Get
  readonly stepUp: StepUp
  readonly org: string
  /** Null for a role without keys. */
  readonly keys: OwnKeys | null
}

/** [SI52] [SI53] The own ways in and sessions, as this page knows them, and what one may do with them. */
export class OwnAccess {
  readonly #deps: Deps
  readonly #state = signal<AccessState>({ is: 'loading' })

  constructor(deps: Deps) {
    this.#deps = deps
  }

  get state(): ReadonlySignal<AccessState> {
    return this.#state
  }

  async load(): Promise<void> {
    const ask = (path: string) => this.#deps.get(path).catch(() => undefined)
    const [ways, sessions] = await Promise.all([ask('/api/ways'), ask('/api/sessions')])
    const [parsedWays, parsedSessions] = [
      v.safeParse(waysAnswer, ways),
      v.safeParse(sessionsAnswer, sessions),
    ]
    if (parsedWays.success && parsedSessions.success)
      this.#state.value = { is: 'loaded', ...parsedWays.output, ...parsedSessions.output }
    else if (this.#state.value.is !== 'loaded') this.#state.value = { is: 'failed' }
  }

  remove(id: string): Promise<AccessTrouble | undefined> {
    return this.#ask('/api/ways/remove', { id })
  }

  /** One session, or null for all but this one. */
  endSessions(id: string | null): Promise<AccessTrouble | undefined> {
    return this.#ask('/api/sessions/end', { id })
  }

  /**
   * One more way in. The identity is opened again with the way that signed in, because this page does not keep what it
   * was made of. `other-way` when it was proven by another one, which does not open this file.
   */
  async add(chosen: ChosenWay, username: string): Promise<AccessTrouble | undefined> {
    const { keys, stepUp, org } = this.#deps
    const key = await stepUp.keyOfProof()
    if (!key) return 'prove-again'
    const secrets = keys && (await openIdentitySecrets(key, keys.file))
    if (secrets && 'refused' in secrets) return 'other-way'
    const way = await makeWay({ org, username, secrets }, chosen)
    secrets?.seed.fill(0)
    return this.#ask('/api/ways/add', { way })
  }

  async #ask(path: string, body: object): Promise<AccessTrouble | undefined> {
    try {
      const answer = await this.#deps.stepUp.post(path, body)
      if (isRefused(answer)) return answer.refused as Refusal
    } catch {
      return 'no-connection'
    }
    await this.load()
    return undefined
  }
}
