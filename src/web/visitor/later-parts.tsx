import { type Signal, signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

type Part = () => ComponentChildren
type PartName = 'danger' | 'hide' | 'reader' | 'survey'

/**
 * What comes with the rest of the page: for everyone at the same moment, so that the asking says nothing about anybody
 * (PW4, VP30, RD5). Until it is there, and when it does not come, these places are empty.
 */
export const laterParts: Readonly<Record<PartName, Signal<Part | null>>> = {
  danger: signal<Part | null>(null),
  hide: signal<Part | null>(null),
  reader: signal<Part | null>(null),
  survey: signal<Part | null>(null),
}

export function LaterPart({ is }: { readonly is: PartName }) {
  const Part = laterParts[is].value
  return Part && <Part />
}
