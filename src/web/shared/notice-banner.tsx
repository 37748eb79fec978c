import { Icon } from './icon.tsx'

/** What the coordinator tells everyone, on every open page. `id` is for a page that keeps it fresh by hand. */
export function NoticeBanner({ text, id }: { readonly text: string | null; readonly id?: string }) {
  return (
    <p class="notice-banner" {...(id && { id })} hidden={text === null}>
      <Icon name="info" />
      <span>{text}</span>
    </p>
  )
}
