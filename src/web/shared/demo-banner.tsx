import { sharedTexts } from './texts.ts'

interface DemoBannerProps {
  readonly isDemo: boolean
  /** Nobody is at the desk: say so, and point to it. */
  readonly isUnattended?: boolean
}

/** On every page of the demo, so that nobody takes it for a real helpline. */
export function DemoBanner({ isDemo, isUnattended = false }: DemoBannerProps) {
  if (!isDemo) return null
  return (
    <p class="demo-banner">
      {sharedTexts.demo}{' '}
      {isUnattended && (
        <>
          {sharedTexts.demoUnattended} <a href="/desk">{sharedTexts.demoDeskLink}</a>.
        </>
      )}
    </p>
  )
}
