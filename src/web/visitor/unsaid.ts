import { type ReadonlySignal, signal } from '@preact/signals'
import type { Saying } from '../../crypto/message-content.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'

/** Something that was said and that the server has not accepted yet. `id` is the (s, q) of the message, once sealed. */
export interface UnsaidOne {
  readonly saying: Saying
  /** The line of the thread that shows it as on its way. */
  readonly lineKey: string | undefined
  readonly id: string | undefined
  /** It waits for the next epoch (SE20). */
  readonly isHeld: boolean
}

export interface Unsaid {
  readonly all: ReadonlySignal<readonly UnsaidOne[]>
  add(saying: Saying, lineKey: string | undefined, isHeld: boolean): UnsaidOne
  /** What takes the place of this one: sealed now, or held. */
  change(one: UnsaidOne, as: Partial<UnsaidOne>): UnsaidOne
  /** The server has it. */
  accept(sender: string, count: number): void
}

export const idOf = ({ s, q }: Pick<SealedMessage, 's' | 'q'>) => `${s}.${q}`

/** In the order in which it was said: what waits now, for the wire, for the next epoch, or for a reload (SE23). */
export function makeUnsaid(): Unsaid {
  const all = signal<readonly UnsaidOne[]>([])
  return {
    all,
    add(saying, lineKey, isHeld) {
      const one = { saying, lineKey, id: undefined, isHeld }
      all.value = [...all.value, one]
      return one
    },
    change(one, as) {
      const next = { ...one, ...as }
      all.value = all.value.map(other => (other === one ? next : other))
      return next
    },
    accept(sender, count) {
      const id = idOf({ s: sender, q: count })
      if (all.value.some(one => one.id === id)) all.value = all.value.filter(one => one.id !== id)
    },
  }
}
