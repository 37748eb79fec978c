import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { followStatus } from '../shared/follow-status.ts'

/** [RF1] Which other services are open now, for as long as a screen is there. */
export function useOpenNow(): ReadonlySignal<PublicStatus['openNow']> {
  const openNow = useSignal<PublicStatus['openNow']>({})
  useEffect(
    () =>
      followStatus(status => {
        openNow.value = status.openNow
      }),
    [openNow],
  )
  return openNow
}
