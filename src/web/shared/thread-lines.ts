import { type ReadonlySignal, signal } from '@preact/signals'
import type { SealedMessage } from '../../protocol/sealed.ts'
import type { ThreadLine } from './thread-line.ts'

export interface ThreadLines {
  readonly lines: ReadonlySignal<readonly ThreadLine[]>
  /** Draws my own words at once, as on their way. Gives the key of the line. */
  sayMine(text: string, card?: string): string
  sayOther(text: string, name?: string, card?: string): undefined
  addEvent(text: string): undefined
  /** What was said before this page was loaded anew, at the minute in which it was said. */
  restore(line: RestoredLine): undefined
  /** Which sealed message carries this line. */
  carry(key: string, message: SealedMessage): void
  /** The server accepted the message `(s, q)`: its line is no longer on its way. */
  accept(sender: string, count: number): void
  clear(): void
}

/** A line as a history tells it. */
export type RestoredLine = { readonly text: string; readonly at: number } & (
  | { readonly kind: 'said'; readonly by: 'me' | 'other'; readonly name?: string; readonly card?: string }
  | { readonly kind: 'event' }
)

/** The lines of one conversation, in memory only. Times are of this page's clock. */
export function makeThreadLines(now: () => number): ThreadLines {
  const lines = signal<readonly ThreadLine[]>([])
  const keyOf = new Map<string, string>()
  let made = 0
  const add = (line: (key: string) => ThreadLine) => {
    made += 1
    const key = `line-${made}`
    lines.value = [...lines.value, line(key)]
    return key
  }
  return {
    lines,
    sayMine: (text, card) =>
      add(key => ({ kind: 'said', key, by: 'me', ...told({ text, card }), at: now(), isOnItsWay: true })),
    sayOther(text, name, card) {
      const words = told({ text, name, card })
      add(key => ({ kind: 'said', key, by: 'other', ...words, at: now(), isOnItsWay: false }))
    },
    restore(line) {
      add(key => (line.kind === 'said' ? { ...line, key, isOnItsWay: false } : { ...line, key }))
    },
    addEvent(text) {
      add(key => ({ kind: 'event', key, text, at: now() }))
    },
    carry(key, { s, q }) {
      keyOf.set(`${s}.${q}`, key)
    },
    accept(sender, count) {
      const accepted = keyOf.get(`${sender}.${count}`)
      if (accepted === undefined) return
      lines.value = lines.value.map(line =>
        line.key === accepted && line.kind === 'said' ? { ...line, isOnItsWay: false } : line,
      )
    },
    clear() {
      lines.value = []
      keyOf.clear()
    },
  }
}

function told({ text, name, card }: { text: string; name?: string | undefined; card?: string | undefined }) {
  return { text, ...(name !== undefined && { name }), ...(card !== undefined && { card }) }
}

/** Whether something of mine has been on its way for longer than 10 seconds. */
export function isLate(lines: readonly ThreadLine[], now: number): boolean {
  return lines.some(line => line.kind === 'said' && line.isOnItsWay && now - line.at > 10_000)
}
