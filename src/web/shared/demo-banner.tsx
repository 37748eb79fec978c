import { sharedTexts } from './texts.ts'

interface DemoBannerProps {
  readonly isDemo: boolean
  /** Nobody is at the desk: say so, and point to it. */
  readonly isUnattended?: boolean
  /** For a page that must stay open: a place in the queue would be lost. */
  readonly opensNewTab?: boolean
}

const newTab = { target: '_blank', rel: 'noopener' } as const

/** On every page of the demo, so that nobody takes it for a real helpline. */
export function DemoBanner({ isDemo, isUnattended = false, opensNewTab = false }: DemoBannerProps) {
  if (!isDemo) return null
  return (
    <aside class="demo-banner" aria-label={sharedTexts.demoName}>
      {sharedTexts.demo}{' '}
      {isUnattended && (
        <>
          {sharedTexts.demoUnattended}{' '}
          <a href="/desk" {...(opensNewTab && newTab)}>
            {sharedTexts.demoDeskLink}
          </a>
          .
        </>
      )}
    </aside>
  )
}
