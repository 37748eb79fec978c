import type { PageVersion } from '../../protocol/site-pages.ts'

/** [SP5] The same in another language or in simpler words. Each link says its language, so that it is read out well. */
export function PageVersions({ versions }: { readonly versions: readonly PageVersion[] }) {
  if (versions.length === 0) return null
  return (
    <ul class="page-versions">
      {versions.map(({ href, label, language }) => (
        <li key={href}>
          <a href={href} hreflang={language} lang={language}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
