import { Icon } from './icon.tsx'
import { sharedTexts } from './texts.ts'

interface QuickExitLinkProps {
  /** The neutral page. Without script this is a plain link to it. */
  readonly target: string
  readonly leaveQuickly?: () => void
}

/** "Snel weg", in the same place on every page of the visitor. */
export function QuickExitLink({ target, leaveQuickly }: QuickExitLinkProps) {
  return (
    <a
      class="button ink quick-exit"
      href={target}
      rel="noreferrer noopener"
      onClick={event => {
        if (!leaveQuickly) return
        event.preventDefault()
        leaveQuickly()
      }}
    >
      <Icon name="door-open" />
      {sharedTexts.quickExit}
    </a>
  )
}
