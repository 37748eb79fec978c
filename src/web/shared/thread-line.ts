/** A line of the thread as a page shows it. Keys are unique and never change; lines are only ever added. */
export type ThreadLine =
  | {
      readonly kind: 'said'
      readonly key: string
      readonly by: 'me' | 'other'
      /** Who, when it is not me: more than one other may speak in a conversation (SE32). */
      readonly name?: string
      readonly text: string
      /** A card of one of the helpline's services, by id; `text` is its name. */
      readonly card?: string
      /** Milliseconds since 1970, of this page's clock. */
      readonly at: number
      /** Mine, and the server has not accepted it yet: drawn lighter. */
      readonly isOnItsWay: boolean
    }
  | { readonly kind: 'event'; readonly key: string; readonly text: string; readonly at: number }

/** "15.04": how the margin writes a time. */
export function timeInMargin(at: number): string {
  const date = new Date(at)
  return `${date.getHours()}.${String(date.getMinutes()).padStart(2, '0')}`
}

/** Whether this line begins a new group: another speaker, or a minute or more later. */
export function startsGroup(line: ThreadLine, before: ThreadLine | undefined): boolean {
  if (line.kind === 'event' || before === undefined || before.kind === 'event') return true
  return before.by !== line.by || before.name !== line.name || line.at - before.at >= 60_000
}

/** Whether bubbles must tell who speaks: with two people the side of the page says it. */
export function namesSpeakers(lines: readonly ThreadLine[]): boolean {
  const names = lines.flatMap(line => (line.kind === 'said' && line.name ? [line.name] : []))
  return new Set(names).size > 1
}

/** Whether the margin shows a time here: at the first line of every minute. */
export function showsTime(line: ThreadLine, before: ThreadLine | undefined): boolean {
  return before === undefined || timeInMargin(before.at) !== timeInMargin(line.at)
}
