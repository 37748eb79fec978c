import { Icon } from './icon.tsx'
import { texts } from './texts.ts'

/** What the coordinator tells everyone, as staff see it: one line under the bar. */
export function BannerLine({ text }: { readonly text: string }) {
  return (
    <p class="banner-line" role="status">
      <Icon name="info" />
      <span>
        <b>{texts.banner}</b> {text}
      </span>
    </p>
  )
}
