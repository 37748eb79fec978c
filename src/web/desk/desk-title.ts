import { effect, signal } from '@preact/signals'
import type { Desk } from './desk.ts'
import { texts } from './texts.ts'

/**
 * Keeps the title of the tab true: somebody waits, or unread messages while nobody looks. Never a name or a word of
 * a conversation, because the browser writes titles into its history.
 */
export function keepTitle(desk: Desk, siteName: string): void {
  const isHidden = signal(document.hidden)
  let readUpTo = 0
  document.addEventListener('visibilitychange', () => {
    isHidden.value = document.hidden
  })
  effect(() => {
    const theirs = countTheirs(desk)
    if (!isHidden.value || theirs < readUpTo) readUpTo = theirs
    document.title = `${titleOf(desk, theirs - readUpTo)} – ${siteName}`
  })
}

function countTheirs(desk: Desk): number {
  const lines = desk.conversation?.lines.value ?? []
  return lines.filter(line => line.kind === 'said' && line.by === 'other').length
}

function titleOf(desk: Desk, unread: number): string {
  if (desk.offer.value) return texts.titles.offer
  const stage = desk.conversation?.stage.value
  if (stage === undefined) return texts.titles.desk
  const title = stage === 'ended' ? texts.titles.ended : texts.titles.conversation
  return unread > 0 ? texts.titles.unread(unread, title) : title
}
