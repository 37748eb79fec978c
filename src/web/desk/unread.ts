import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Desk } from './desk.ts'

/** Messages of the visitor that came while nobody looked at the page; none as soon as somebody looks. */
export function countUnread(
  desk: Pick<Desk, 'conversation'>,
  isHidden: ReadonlySignal<boolean>,
): ReadonlySignal<number> {
  const theirs = computed(() => {
    const lines = desk.conversation?.lines.value ?? []
    return lines.filter(line => line.kind === 'said' && line.by === 'other').length
  })
  const readUpTo = signal(0)
  effect(() => {
    // Fewer than were read: another conversation began.
    if (!isHidden.value || theirs.value < readUpTo.peek()) readUpTo.value = theirs.value
  })
  return computed(() => Math.max(0, theirs.value - readUpTo.value))
}
