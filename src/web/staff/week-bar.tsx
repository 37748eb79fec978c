import { Icon } from './icon.tsx'
import { dateInFull, rosterTexts as texts } from './roster-texts.ts'
import type { WeekBook } from './week-book.ts'

interface WeekBarProps {
  readonly book: WeekBook
  /** Today, as this page's calendar has it. */
  readonly today: string
  /** Another week was chosen. */
  onStep?(): void
}

/** Which week, and to the one before or after. */
export function WeekBar({ book, today, onStep }: WeekBarProps) {
  const go = (reading: Promise<void>) => {
    onStep?.()
    void reading
  }
  return (
    <div class="week-bar">
      <h2 id="week-title" aria-live="polite">
        {texts.weekOf(dateInFull(book.monday.value))}
      </h2>
      <nav class="week-steps" aria-label={texts.weeks}>
        <button type="button" class="button quiet step-back" onClick={() => go(book.step(-1))}>
          <Icon name="arrow-right" />
          {texts.earlier}
        </button>
        <button type="button" class="button quiet" onClick={() => go(book.go(today))}>
          {texts.thisWeek}
        </button>
        <button type="button" class="button quiet" onClick={() => go(book.step(1))}>
          {texts.later}
          <Icon name="arrow-right" />
        </button>
      </nav>
    </div>
  )
}

/** What is so with the reading of it: under way, failed with a way to try again, or nothing to say. */
export function WeekState({ book }: { readonly book: WeekBook }) {
  const failed = book.failed.value
  if (failed !== null)
    return (
      <div class="note alarm" role="alert">
        <h3>{texts.failed}</h3>
        <p>
          {texts.refused(failed)} {book.week.value !== null && texts.stale}
        </p>
        <button type="button" class="button quiet" onClick={() => void book.again()}>
          <Icon name="refresh-cw" />
          {texts.again}
        </button>
      </div>
    )
  if (book.week.value === null) return <p role="status">{texts.loading}</p>
  return null
}
