import type { ReadonlySignal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { DemoBanner } from '../shared/demo-banner.tsx'
import { askStatus } from '../shared/page-data.ts'
import type { VisitorState } from './visitor-state.ts'

const lookEvery = 5_000

/** Only in the demo: tells the one person who plays both parts that somebody must sit at the desk. */
export function DemoGuide({ state }: { readonly state: ReadonlySignal<VisitorState> }) {
  const isUnattended = useSignal(false)
  const isTalking = state.value.is === 'talking'
  useEffect(() => {
    if (isTalking) return
    const look = async () => {
      isUnattended.value = (await askStatus())?.state === 'unattended'
    }
    void look()
    const timer = setInterval(look, lookEvery)
    return () => clearInterval(timer)
  }, [isTalking])
  return <DemoBanner isDemo isUnattended={isUnattended.value && !isTalking} opensNewTab />
}
