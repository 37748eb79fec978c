import type { PageSettings } from '../../protocol/page-settings.ts'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { AlternativeRow } from './alternatives.tsx'
import { findService } from './find-service.ts'
import { alternativeOf } from './sort-alternatives.ts'
import { sharedTexts } from './texts.ts'

interface ServiceCardProps {
  readonly id: string
  readonly referrals: PageSettings['referrals']
  /** As it was when the card came: what was said stays as it is. */
  readonly openNow: PublicStatus['openNow']
}

/** [RF9] Another service, as a word in a conversation: for whom, how one reaches it, and whether it is open now. */
export function ServiceCard({ id, referrals, openNow }: ServiceCardProps) {
  const service = findService(referrals, id)
  if (!service) return null
  const alternative = alternativeOf(service, openNow)
  return (
    <span class="service-card">
      <AlternativeRow alternative={alternative} />
      {alternative.ways.some(({ state }) => state === 'open') && <em>{sharedTexts.alternatives.openNow}</em>}
    </span>
  )
}
