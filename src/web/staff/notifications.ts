import { type ReadonlySignal, signal } from '@preact/signals'

export type MayNotify = NotificationPermission | 'unknown-here'

/**
 * Notifications of the computer itself. They carry one ready sentence and never a word of a conversation, stay until
 * they are handled, and make no sound: the page rings by itself.
 */
export class Notifications {
  readonly #permission = signal<MayNotify>('unknown-here')
  readonly #browser: typeof Notification | undefined
  readonly #lookHere: () => void

  constructor(
    browser: typeof Notification | undefined = globalThis.Notification,
    lookHere: () => void = () => window.focus(),
  ) {
    this.#browser = browser
    this.#lookHere = lookHere
    if (browser) this.#permission.value = browser.permission
  }

  get permission(): ReadonlySignal<MayNotify> {
    return this.#permission
  }

  /** Asks the browser; call it from a press. */
  async ask(): Promise<MayNotify> {
    try {
      if (this.#browser) this.#permission.value = await this.#browser.requestPermission()
    } catch {
      this.#permission.value = 'denied'
    }
    return this.#permission.peek()
  }

  /**
   * Shows one sentence until the way back that this gives is called; a press on it brings the page to the front. Of one
   * `tag` the newest replaces the one before it.
   */
  show(sentence: string, tag = 'desk'): () => void {
    if (!this.#browser || this.#permission.peek() !== 'granted') return () => undefined
    try {
      const note = new this.#browser(sentence, {
        tag,
        lang: 'nl',
        requireInteraction: true,
        silent: true,
      })
      note.onclick = () => {
        this.#lookHere()
        note.close()
      }
      return () => note.close()
    } catch {
      // A phone's browser has them only for pages with a worker, and says so by throwing.
      this.#permission.value = 'unknown-here'
      return () => undefined
    }
  }
}
