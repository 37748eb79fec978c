import { signal } from '@preact/signals'
import type { OwnContent } from '../staff/own-content.ts'
import type { OwnSettings } from '../staff/own-settings.ts'

/** What a person's own sealed settings remember from shift to shift; nobody else can read it (SE25b). */
export class ShiftMemory {
  readonly #own: Pick<OwnSettings, 'content' | 'state' | 'change'>
  readonly #before = signal<string | null | undefined>(undefined)

  constructor(own: Pick<OwnSettings, 'content' | 'state' | 'change'>) {
    this.#own = own
  }

  /** The day of the shift before this one, as 2026-10-14; null when there was none, undefined as long as nobody knows. */
  get lastShift(): string | null | undefined {
    if (this.#before.value !== undefined) return this.#before.value
    return this.#own.state.value === 'loading' ? undefined : this.#own.content.value.lastShift
  }

  get practised(): readonly string[] {
    return this.#own.content.value.practised
  }

  /** [DK66] "Ik ben er": from now on this is the last shift; what is new stays as it was, for as long as the page lives. */
  beginsShift(today: string): void {
    const isFirst = this.#before.peek() === undefined
    this.#own.change(own => {
      // Settings that come later call this again, with what was really kept.
      if (isFirst) this.#before.value = own.lastShift
      return { ...own, lastShift: today }
    })
  }

  practisedToTheEnd(practice: string): void {
    this.#own.change((own): OwnContent => {
      const others = own.practised.filter(id => id !== practice)
      return { ...own, practised: [...others, practice] }
    })
  }
}

/** A day of this computer's wall calendar, as 2026-11-27. */
export function wallDay(at: number): string {
  const date = new Date(at)
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
