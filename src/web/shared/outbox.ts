import { type ReadonlySignal, signal } from '@preact/signals'
import { standardLimits } from '../../domain/limits.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'

interface Sealed {
  readonly t: 'message' | 'close'
  readonly message: SealedMessage
}

export interface Outbox {
  readonly size: ReadonlySignal<number>
  hasRoom(): boolean
  keep(sealed: Sealed): void
  accept(sender: string, count: number): void
  isAccepted(message: SealedMessage): boolean
  /** What must go again on a new socket, in the order in which it was sealed. */
  waiting(): readonly Sealed[]
  clear(): void
}

/** Sealed messages that the server has not yet accepted, in order (SE15). */
export function createOutbox(): Outbox {
  let kept: readonly Sealed[] = []
  const size = signal(0)
  const keepOnly = (sealed: readonly Sealed[]) => {
    kept = sealed
    size.value = sealed.length
  }
  return {
    size,
    hasRoom: () => kept.length < standardLimits.unsentMessages,
    keep: sealed => keepOnly([...kept, sealed]),
    accept: (sender, count) =>
      keepOnly(kept.filter(({ message }) => message.s !== sender || message.q !== count)),
    isAccepted: message => !kept.some(sealed => sealed.message === message),
    waiting: () => kept,
    clear: () => keepOnly([]),
  }
}
