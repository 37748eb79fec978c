import { type Signal, signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useAction } from './actions.ts'
import { texts } from './texts.ts'

/** A part of the staff's page beside the own work: the roster, the people, the sentences. */
export interface Section {
  readonly id: string
  readonly label: string
  show(): ComponentChildren
}

/** Which part is shown. Never in the address: a staff page has one, and a reload signs out. */
export class Sections {
  readonly at: Signal<string> = signal('work')
  /** Unsaved work may ask before another part takes its place: gives whether one may go. */
  mayLeave: () => boolean = () => true
  readonly workLabel: string
  readonly others: readonly Section[]

  constructor(workLabel: string, others: readonly Section[]) {
    this.workLabel = workLabel
    this.others = others
  }

  go(id: string): void {
    if (id !== this.at.value && this.mayLeave()) this.at.value = id
  }

  /** Somebody calls for this person: whatever is shown makes room. */
  toWork(): void {
    this.at.value = 'work'
  }
}

/** The parts as buttons in the bar. */
export function SectionNav({ sections }: { readonly sections: Sections }) {
  const at = sections.at.value
  const all = [{ id: 'work', label: sections.workLabel }, ...sections.others]
  if (all.length === 1) return <span class="desk-place">{sections.workLabel}</span>
  return (
    <nav class="desk-sections" aria-label={texts.bar.sections}>
      {all.map(({ id, label }) => (
        <SectionButton key={id} id={id} label={label} isHere={id === at} sections={sections} />
      ))}
    </nav>
  )
}

interface SectionButtonProps {
  readonly id: string
  readonly label: string
  readonly isHere: boolean
  readonly sections: Sections
}

function SectionButton({ id, label, isHere, sections }: SectionButtonProps) {
  const go = () => sections.go(id)
  const button = useRef<HTMLButtonElement>(null)
  // On a phone the bar is wider than the screen: where one is must be in sight, also when a call or a hint led here.
  useEffect(() => {
    if (isHere) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isHere])
  useAction(`section-${id}`, label, go, !isHere)
  return (
    <button
      type="button"
      ref={button}
      class="section-button"
      aria-current={isHere ? 'page' : undefined}
      onClick={go}
    >
      {label}
    </button>
  )
}

interface SectionOrWorkProps {
  readonly sections: Sections
  readonly children: ComponentChildren
}

/** The part that was chosen, or the own work. */
export function SectionOrWork({ sections, children }: SectionOrWorkProps) {
  const chosen = sections.others.find(({ id }) => id === sections.at.value)
  return <>{chosen ? <div class="section-page">{chosen.show()}</div> : children}</>
}
