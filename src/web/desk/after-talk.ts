import type { DeskStatus } from '../../protocol/desk-frames.ts'
import type { Closing } from './closing.ts'
import type { Closings } from './closings.ts'
import type { DeskView } from './desk-view.ts'
import type { Rhythm } from './rhythm.ts'

interface AfterTalkDeps {
  readonly closings: Closings
  readonly rhythm: Rhythm
  status(): DeskStatus
  /** Leaves what is shown, unless a conversation goes on: then nothing is left, and it gives false. */
  leave(): boolean
  show(view: DeskView): void
  pause(): void
  /** Not rung any more. */
  goAway(): void
}

/** What a counsellor does once nobody talks: the closing, the time for oneself, the end of the shift. */
export class AfterTalk {
  readonly #deps: AfterTalkDeps

  constructor(deps: AfterTalkDeps) {
    this.#deps = deps
  }

  /** A closing was filed. [RG8] After a heavy one, or when it was said before, there is time for oneself at once. */
  async file(closing: Closing): Promise<void> {
    const { closings, rhythm, leave, pause } = this.#deps
    if (!(await closing.file())) return
    closings.forget(closing)
    const { type, isHeavy } = closing.draft.value
    if (type === 'conversation' && isHeavy) {
      if (leave()) rhythm.breathe()
    } else if (rhythm.isPauseNext.value) pause()
  }

  /** Goes on with a closing that was left for later. Who is free is not rung meanwhile. */
  open(closing: Closing): void {
    const { rhythm, status, leave, show } = this.#deps
    if (!leave()) return
    if (status() === 'free') rhythm.pause(null)
    closing.goOn()
    show({ at: 'closing', closing })
  }

  /** The end of the shift: nobody rings any more, and what is still to be done is shown. */
  checkOut(): void {
    const { status, leave, show, goAway } = this.#deps
    if (!leave()) return
    if (status() !== 'away') goAway()
    show({ at: 'check-out' })
  }

  /** Back to between conversations. */
  toStart(): void {
    this.#deps.leave()
  }
}
