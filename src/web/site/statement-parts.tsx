import type { ComponentChildren } from 'preact'
import type { HelplinePrivacy } from '../../protocol/privacy.ts'

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly children: ComponentChildren
}

/** A part of the statement, with an anchor. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section class="block" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

type Fact = readonly [label: string | null, value: ComponentChildren]

/** Facts on lines of their own; one without a value is left out. */
export function Facts({
  facts,
  note,
}: {
  readonly facts: readonly Fact[]
  readonly note?: string | undefined
}) {
  return (
    <>
      <ul class="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <li key={label}>
              {label && <strong>{label}: </strong>}
              {value}
            </li>
          ))}
      </ul>
      {note && <p class="hint">{note}</p>}
    </>
  )
}

/** Where everyone may complain. */
export function Authority({ authority }: { readonly authority: HelplinePrivacy['authority'] }) {
  const { name, address, site, note } = authority
  return (
    <Facts
      facts={[
        [
          null,
          <a href={site} rel="noreferrer noopener">
            {name}
          </a>,
        ],
        [null, address],
      ]}
      note={note}
    />
  )
}
