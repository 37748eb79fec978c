import type { ReadonlySignal } from '@preact/signals'
import type { PublicStatus } from '../../protocol/public-status.ts'
import { NoticeBanner } from '../shared/notice-banner.tsx'
import { DemoGuide } from './demo-guide.tsx'
import type { Form } from './form.ts'

interface BannersProps {
  readonly form: Form
  readonly status: ReadonlySignal<PublicStatus | null>
  readonly isDemo: boolean
}

/** Above every page, whatever its state. */
export function Banners({ form, status, isDemo }: BannersProps) {
  return (
    <div class="banners">
      {isDemo && <DemoGuide state={form.state} status={status} />}
      <NoticeBanner text={form.notice.value} />
    </div>
  )
}
