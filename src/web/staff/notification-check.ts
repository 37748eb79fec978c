import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { MayNotify, Notifications } from './notifications.ts'

/** asking: one was given to the computer, and only the person knows whether it was shown. */
export type NotificationCheckState = 'untested' | 'asking' | 'seen' | 'not-seen'

/** What is true of notifications now. denied: the browser holds them back; unknown-here: it has none. */
export type NotificationNow = NotificationCheckState | Extract<MayNotify, 'denied' | 'unknown-here'>

const asksFor = 20_000

/** [DK61] The test of notifications: a real one, and the person's own answer. Permission alone shows nothing. */
export class NotificationCheck {
  readonly #state = signal<NotificationCheckState>('untested')
  readonly #notifications: Notifications
  readonly #sentence: string
  readonly #now: ReadonlySignal<NotificationNow>
  #close: () => void = () => undefined

  /** `sentence` is what the test notification says. */
  constructor(notifications: Notifications, sentence: string) {
    this.#notifications = notifications
    this.#sentence = sentence
    this.#now = computed(() => {
      const permission = notifications.permission.value
      return permission === 'denied' || permission === 'unknown-here' ? permission : this.#state.value
    })
  }

  get now(): ReadonlySignal<NotificationNow> {
    return this.#now
  }

  /** Call it from a press: only then do browsers ask whether this page may. */
  async test(): Promise<void> {
    this.#close()
    const { permission } = this.#notifications
    const may = permission.peek() === 'default' ? await this.#ask() : permission.peek()
    if (may === 'granted') this.#close = this.#notifications.show(this.#sentence, 'desk-test')
    this.#state.value = may === 'granted' ? 'asking' : 'untested'
  }

  /** A question of the browser that nobody answers stays open for ever; the tests after this one do not wait for it. */
  #ask(): Promise<MayNotify> {
    const unanswered = new Promise<MayNotify>(resolve => setTimeout(() => resolve('default'), asksFor))
    return Promise.race([this.#notifications.ask(), unanswered])
  }

  answer(wasSeen: boolean): void {
    this.#close()
    this.#state.value = wasSeen ? 'seen' : 'not-seen'
  }
}
