import { useSignal } from '@preact/signals'
import { Icon } from '../staff/icon.tsx'
import type { RosterAsks } from '../staff/roster-asks.ts'
import { rosterTexts as shared } from '../staff/roster-texts.ts'
import type { WeekBook } from '../staff/week-book.ts'
import { NeededFields } from './needed-fields.tsx'
import { rosterTexts as texts } from './roster-texts.ts'
import { neededProblems, usuallyNeeded } from './shift-draft.ts'

interface ProposeFormProps {
  readonly asks: RosterAsks
  readonly book: WeekBook
  /** Open where there is nothing yet. */
  readonly isOpen: boolean
}

const spans = [1, 2, 4, 8, 13, 26]

/** [RO4] The shifts of some weeks from the opening hours: filled in already, so that one press does it. */
export function ProposeForm({ asks, book, isOpen }: ProposeFormProps) {
  const weeks = useSignal(4)
  const needed = useSignal(usuallyNeeded)
  const said = useSignal<{ readonly is: 'done' | 'wrong'; readonly text: string } | null>(null)
  const isBusy = useSignal(false)
  const words = texts.propose
  const wrong = neededProblems(needed.value)[0]
  const propose = async () => {
    if (isBusy.value) return
    if (wrong) {
      said.value = { is: 'wrong', text: wrong.text }
      return
    }
    isBusy.value = true
    const asked = { date: book.monday.peek(), weeks: weeks.value, needed: needed.value }
    const answer = await asks.propose(asked)
    await book.again()
    isBusy.value = false
    if ('refused' in answer) said.value = { is: 'wrong', text: shared.refused(answer.refused) }
    else said.value = { is: 'done', text: answer.added === 0 ? words.none : words.done(answer.added) }
  }
  return (
    <details class="fold propose" open={isOpen}>
      <summary>
        <Icon name="chevron-down" />
        {words.heading}
      </summary>
      <form
        class="propose-form"
        autocomplete="off"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void propose()
        }}
      >
        <p>{words.lead}</p>
        <WeeksField weeks={weeks.value} onChange={count => (weeks.value = count)} />
        <NeededFields
          prefix="propose"
          needed={needed.value}
          wrong={wrong?.field.replace('needed-', 'propose-')}
          onChange={next => {
            needed.value = next
          }}
        />
        <button type="submit" class="button" disabled={isBusy.value}>
          <Icon name="plus" />
          {words.act}
        </button>
        <p class={said.value?.is === 'wrong' ? 'roster-said is-refused' : 'roster-said'} role="status">
          {said.value?.text}
        </p>
      </form>
    </details>
  )
}

interface WeeksFieldProps {
  readonly weeks: number
  onChange(weeks: number): void
}

function WeeksField({ weeks, onChange }: WeeksFieldProps) {
  const words = texts.propose
  return (
    <div class="field">
      <label htmlFor="propose-weeks">{words.weeks}</label>
      <select
        id="propose-weeks"
        class="input"
        autocomplete="off"
        value={weeks}
        onChange={event => onChange(Number(event.currentTarget.value))}
      >
        {spans.map(count => (
          <option key={count} value={count}>
            {words.week(count)}
          </option>
        ))}
      </select>
    </div>
  )
}
