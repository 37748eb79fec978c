import { useEffect } from 'preact/hooks'
import { sayAloud } from '../shared/announcer.ts'
import type { Colleague } from '../staff/board.ts'
import { Icon } from '../staff/icon.tsx'
import type { LiveBoard } from './live-board.ts'
import { crisisTexts } from './texts-crisis.ts'

const words = crisisTexts.strip

/** [CR3] Under the bar, whatever a coordinator reads: who is in a crisis, and the answer. No text of it is ever here. */
export function CrisisStrips({ live }: { readonly live: LiveBoard }) {
  const inCrisis = live.board.value?.colleagues.filter(({ isCrisis }) => isCrisis) ?? []
  return (
    <>
      {inCrisis.map(colleague => (
        <CrisisStrip key={colleague.id} live={live} colleague={colleague} />
      ))}
    </>
  )
}

interface CrisisStripProps {
  readonly live: LiveBoard
  readonly colleague: Colleague
}

function CrisisStrip({ live, colleague: { id, name, crisisAnsweredBy } }: CrisisStripProps) {
  const heading = words.heading(name)
  const answer = live.crisisAnswer.value
  const state = answer?.counsellor === id ? words[answer.is] : ''
  useEffect(() => sayAloud(heading), [])
  return (
    <section
      class={crisisAnsweredBy === null ? 'crisis-strip' : 'crisis-strip is-answered'}
      aria-labelledby={`crisis-${id}`}
    >
      <Icon name="shield-alert" />
      <div class="crisis-strip-words">
        <h2 id={`crisis-${id}`}>{heading}</h2>
        <p role="status">
          {crisisAnsweredBy === null ? words.lead : words.answered(crisisAnsweredBy, name)}{' '}
          {crisisAnsweredBy === null && state}
        </p>
      </div>
      {crisisAnsweredBy === null && (
        <button type="button" class="button" onClick={() => live.answerCrisis(id)}>
          <Icon name="hand" />
          {words.answer(name)}
        </button>
      )}
    </section>
  )
}
