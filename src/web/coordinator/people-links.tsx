import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { People } from './people.ts'
import { linksAsCsv, linksAsText, type NamedLink } from './people-invite.ts'
import { texts } from './people-texts.ts'
import { QrCode } from './qr-code.tsx'

/** [SI62] Links that were just made or asked again, how to hand them over, and nothing that sends them. */
export function Links({ people }: { readonly people: People }) {
  const links = people.links.value
  const heading = useRef<HTMLHeadingElement>(null)
  const count = links.length
  useEffect(() => {
    if (count > 0) heading.current?.focus()
  }, [count])
  const [first] = links
  if (!first) return null
  const words = texts.links
  return (
    <section class="links" aria-labelledby="links-title">
      <h2 id="links-title" ref={heading} tabIndex={-1}>
        {words.heading(count)}
      </h2>
      <p>
        <b>{words.handOver}</b>
      </p>
      <p class="hint">{words.once}</p>
      {count === 1 ? <OneLink made={first} /> : <ManyLinks links={links} />}
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          people.links.value = []
        }}
      >
        {words.putAway}
      </button>
    </section>
  )
}

function OneLink({ made }: { readonly made: NamedLink }) {
  const words = texts.links
  return (
    <div class="one-link">
      <QrCode text={made.link} label={words.code(made.who)} />
      <div class="one-link-words">
        <b>{words.for(made.who)}</b>
        <code class="link-text">{made.link}</code>
        <CopyButton label={words.copy} text={made.link} />
      </div>
    </div>
  )
}

function ManyLinks({ links }: { readonly links: readonly NamedLink[] }) {
  const words = texts.links
  return (
    <>
      <div class="button-row">
        <CopyButton label={words.copyAll} text={linksAsText(links)} />
        <button type="button" class="button quiet" onClick={() => saveCsv(links)}>
          {words.download}
        </button>
      </div>
      <p class="hint">{words.fileWarning}</p>
      <table class="figures link-table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.link}</th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ who, link }) => (
            <tr key={link}>
              <th scope="row">{who}</th>
              <td>
                <code class="link-text">{link}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const said = useSignal('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      said.value = texts.links.copied
    } catch {
      // The browser does not allow it: then a person does it.
      said.value = texts.links.notCopied
    }
  }
  return (
    <span class="copy">
      <button type="button" class="button" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status">{said.value}</span>
    </span>
  )
}

/** The file is made here; no server sees it. */
function saveCsv(links: readonly NamedLink[]): void {
  const { name, link, file } = texts.links
  const address = URL.createObjectURL(new Blob([linksAsCsv(links, [name, link])], { type: 'text/csv' }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = file
  anchor.click()
  // The browser reads it after the click; a minute is enough, and then the keys are not held any longer.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
