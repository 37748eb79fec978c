import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Advice } from '../../protocol/danger-words.ts'
import type { DangerMatcher } from './danger-matcher.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

/** So long nobody types: "ik ga dood" may still become "ik ga dood van het lachen". */
const restsForNormally = 2_000

type Watched = Pick<VisitorConversation, 'answers' | 'draft' | 'firstText' | 'state'>

/**
 * [VP32] Looks at what is being typed, in this page and nowhere else: it tells, counts and keeps nothing. Once a
 * conversation it has something to show; a new conversation begins anew.
 */
export class DangerWatch {
  readonly #shown = signal<Advice | null>(null)
  readonly #conversation: Watched
  readonly #advise: DangerMatcher
  readonly #restsFor: number
  #isOver = false

  /** `restsFor`: how many milliseconds nobody types before it looks. */
  constructor(conversation: Watched, advise: DangerMatcher, restsFor = restsForNormally) {
    this.#conversation = conversation
    this.#advise = advise
    this.#restsFor = restsFor
    this.#beginAnew()
    const { answers, firstText, draft } = conversation
    for (const field of [answers.nickname, firstText]) this.#watch(field)
    this.#watch(draft, true)
  }

  get shown(): ReadonlySignal<Advice | null> {
    return this.#shown
  }

  dismiss(): void {
    this.#shown.value = null
  }

  #watch(field: Signal<string>, isSent = false): void {
    let before = ''
    effect(() => {
      const text = field.value
      // What leaves the field while two people talk was sent: there is nothing more to wait for.
      if (isSent && text === '' && this.#conversation.state.peek().is === 'talking') this.#judge(before)
      before = text
      if (text === '' || this.#isOver) return undefined
      const timer = setTimeout(() => this.#judge(text), this.#restsFor)
      return () => clearTimeout(timer)
    })
  }

  #judge(text: string): void {
    if (this.#isOver || text === '') return
    const advice = this.#advise(text)
    if (advice === null) return
    this.#isOver = true
    this.#shown.value = advice
  }

  #beginAnew(): void {
    let was = this.#conversation.state.peek().is
    effect(() => {
      const { is } = this.#conversation.state.value
      if (is === 'before' && was !== 'before') {
        this.#isOver = false
        this.#shown.value = null
      }
      was = is
    })
  }
}
