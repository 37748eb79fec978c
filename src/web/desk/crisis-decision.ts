import { type Signal, signal } from '@preact/signals'
import { randomBytes, toBase64url } from '../../crypto/bytes.ts'
import { isRefused } from '../../domain/refusal.ts'
import {
  type CrisisDecisionRequest,
  type ToldTo,
  type ToldWhat,
  type ToldWhy,
  whyNot,
  type YoungsterKnows,
} from '../../protocol/crisis-decision.ts'
import type { Post } from '../staff/post.ts'

export type DecisionState = 'open' | 'incomplete' | 'sending' | 'failed' | 'too-fast' | 'kept'

/** [CR7] One decision about professional secrecy, as it is chosen. Nothing of the conversation is in it. */
export class CrisisDecision {
  readonly to: Signal<ToldTo | ''> = signal('')
  readonly what: Signal<readonly ToldWhat[]> = signal([])
  readonly why: Signal<ToldWhy | ''> = signal('')
  readonly knows: Signal<YoungsterKnows | ''> = signal('')
  readonly state: Signal<DecisionState> = signal('open')
  readonly #post: Post
  /** The same for every try: what arrived twice is kept once. */
  #id = newId()

  constructor(post: Post) {
    this.#post = post
  }

  /** Nobody was told: then there is nothing that was said, and the reasons are other ones. */
  tell(to: ToldTo | ''): void {
    const isOther = (to === 'nobody') !== (this.to.value === 'nobody')
    this.to.value = to
    if (!isOther) return
    this.what.value = []
    this.why.value = ''
  }

  /** Chooses something that was said, or takes it back. */
  toggle(what: ToldWhat): void {
    const chosen = this.what.value
    this.what.value = chosen.includes(what) ? chosen.filter(one => one !== what) : [...chosen, what]
  }

  /** Sends it. What is chosen stays until the server has it. */
  async send(): Promise<void> {
    const request = this.#request()
    if (this.state.value === 'sending') return
    if (!request) {
      this.state.value = 'incomplete'
      return
    }
    this.state.value = 'sending'
    const answer = await this.#post('/api/crisis-decision', request).catch(() => ({ refused: 'try-again' }))
    if (!isRefused(answer)) this.state.value = 'kept'
    else this.state.value = answer.refused === 'too-fast' ? 'too-fast' : 'failed'
  }

  /** Another one: everything is open again. */
  startAnew(): void {
    this.#id = newId()
    this.tell('')
    this.what.value = []
    this.why.value = ''
    this.knows.value = ''
    this.state.value = 'open'
  }

  #request(): CrisisDecisionRequest | undefined {
    const [to, why, youngster] = [this.to.value, this.why.value, this.knows.value]
    const what: ToldWhat[] = to === 'nobody' ? ['nothing'] : [...this.what.value]
    if (to === '' || why === '' || youngster === '' || what.length === 0) return undefined
    return { id: this.#id, to, what, why, youngster }
  }
}

const newId = () => toBase64url(randomBytes(16))

/** The reasons that fit: of who told somebody, or of who told nobody. */
export function isReasonFor(to: ToldTo | '', why: ToldWhy): boolean {
  return whyNot.includes(why) === (to === 'nobody')
}
