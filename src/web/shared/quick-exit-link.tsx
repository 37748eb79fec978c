import { Icon } from './icon.tsx'
import { sharedTexts } from './texts.ts'

interface QuickExitLinkProps {
  /** The neutral page. Without script this is a plain link to it; with script exit.ts takes the press. */
  readonly target: string
}

/** "Snel weg", in the same place on every page of the visitor. */
export function QuickExitLink({ target }: QuickExitLinkProps) {
  return (
    <a class="button ink quick-exit" href={target} rel="noreferrer noopener" data-exit>
      <Icon name="door-open" />
      {sharedTexts.quickExit}
    </a>
  )
}
