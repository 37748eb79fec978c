import { hoursTexts } from './texts-hours.ts'

interface SchoolButtonProps {
  readonly name: string
  readonly origin: string
}

/** [WP8] The button for other sites as it looks now, with the code to copy. It is text: nothing of it runs here. */
export function SchoolButton({ name, origin }: SchoolButtonProps) {
  const alt = hoursTexts.buttonAlt(name)
  return (
    <>
      <h2 id="knop">{hoursTexts.button}</h2>
      <p>{hoursTexts.buttonLead}</p>
      <img class="school-button" src="/status-knop.svg" alt={alt} width="320" height="76" />
      <p>{hoursTexts.buttonCode}</p>
      <pre class="code-to-copy">
        <code>{codeOf(origin, alt)}</code>
      </pre>
      <p>
        {hoursTexts.buttonData} <a href="/status.json">{`${origin}/status.json`}</a>
      </p>
    </>
  )
}

function codeOf(origin: string, alt: string): string {
  const inAttribute = alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return [
    `<a href="${origin}/">`,
    `  <img src="${origin}/status-knop.svg" alt="${inAttribute}" width="320" height="76">`,
    '</a>',
  ].join('\n')
}
