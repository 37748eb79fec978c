/** A line of the thread as a page shows it. Keys are unique and never change; lines are only ever added. */
export type ThreadLine =
  | {
      readonly kind: 'said'
      readonly key: string
      readonly by: 'me' | 'other'
      readonly text: string
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
  return before.by !== line.by || line.at - before.at >= 60_000
}

/** Whether the margin shows a time here: at the first line of every minute. */
export function showsTime(line: ThreadLine, before: ThreadLine | undefined): boolean {
  return before === undefined || timeInMargin(before.at) !== timeInMargin(line.at)
}
