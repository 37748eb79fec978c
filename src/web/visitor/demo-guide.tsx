import type { ReadonlySignal } from '@preact/signals'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { DemoBanner } from '../shared/demo-banner.tsx'
import type { VisitorState } from './visitor-state.ts'

interface DemoGuideProps {
  readonly state: ReadonlySignal<VisitorState>
  readonly status: ReadonlySignal<PublicStatus | null>
}

/** Only in the demo: tells the one person who plays both parts that somebody must sit at the desk. */
export function DemoGuide({ state, status }: DemoGuideProps) {
  const isUnattended = status.value?.state === 'unattended' && state.value.is !== 'talking'
  return <DemoBanner isDemo isUnattended={isUnattended} opensNewTab />
}
