import { Icon } from './icon.tsx'
import { sharedTexts } from './texts.ts'

/** What the coordinator tells everyone, on every open page. `id` is for a page that keeps it fresh by hand. */
export function NoticeBanner({ text, id }: { readonly text: string | null; readonly id?: string }) {
  return (
    <aside
      class="notice-banner"
      aria-label={sharedTexts.noticeName}
      {...(id && { id })}
      hidden={text === null}
    >
      <Icon name="info" />
      <span>{text}</span>
    </aside>
  )
}
