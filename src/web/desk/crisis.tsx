import { useEffect, useRef } from 'preact/hooks'
import { sayAloud } from '../shared/announcer.ts'
import { useAction } from '../staff/actions.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { Icon } from '../staff/icon.tsx'
import { CrisisDecisionFold } from './crisis-decision-form.tsx'
import { CrisisSteps } from './crisis-steps.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'
import { crisisTexts } from './texts-crisis.ts'
import type { TimePlan } from './time-plan.ts'

/** One press, and one press back: nobody is asked whether they are sure. */
export function CrisisButton({ time }: { readonly time: TimePlan }) {
  const { isCrisis } = time
  const words = isCrisis ? texts.crisis.over : texts.crisis.act
  const turn = () => time.setCrisis(!isCrisis)
  useAction('crisis', words, turn)
  return (
    <button
      type="button"
      class={isCrisis ? 'button soft crisis-button' : 'button quiet crisis-button'}
      onClick={turn}
    >
      <Icon name="shield-alert" />
      {words}
    </button>
  )
}

interface CrisisNoteProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
  readonly ownId: string
  readonly examples: CheckedExamples
  onInsert(sentence: string): void
}

/** In the place of the phases: what is different now, who knows it, and the team's own list. */
export function CrisisNote({ desk, conversation, ownId, examples, onInsert }: CrisisNoteProps) {
  const own = desk.board.value?.colleagues.find(({ id }) => id === ownId)
  const by = own?.crisisAnsweredBy ?? null
  const answered = by !== null && own ? crisisTexts.answered(by, own.name) : null
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    // Who pressed the button sees the list from its beginning; who comes back by a reload stays where they are.
    const isPressed = document.activeElement?.classList.contains('crisis-button')
    if (isPressed) card.current?.scrollIntoView({ block: 'start' })
  }, [])
  useEffect(() => {
    if (answered !== null) sayAloud(answered)
  }, [answered])
  return (
    <section class="crisis-card" ref={card} aria-labelledby="crisis-title">
      <h2 id="crisis-title">
        <Icon name="shield-alert" />
        {crisisTexts.heading}
      </h2>
      <div class="crisis-now">
        {answered === null ? <p>{crisisTexts.isTold}</p> : <p class="crisis-answer">{answered}</p>}
        <p>{crisisTexts.isOn}</p>
        {conversation.role === 2 && (
          <button type="button" class="button quiet" onClick={() => conversation.time.setCrisis(false)}>
            {crisisTexts.undo}
          </button>
        )}
      </div>
      <CrisisSteps ticks={conversation.crisisTicks} examples={examples} onInsert={onInsert} />
      <CrisisDecisionFold />
    </section>
  )
}

/** [CR6] After the end of a conversation that was a crisis: a break first, and nobody is rung for until then. */
export function AfterCrisis({ desk, conversation }: Pick<CrisisNoteProps, 'desk' | 'conversation'>) {
  if (!conversation.time.wasCrisis.value) return null
  const { heading, lines, pause } = crisisTexts.after
  return (
    <section class="note after-crisis" aria-labelledby="after-crisis">
      <h2 id="after-crisis">{heading}</h2>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <button type="button" class="button" onClick={() => desk.pause()}>
          <Icon name="coffee" />
          {pause}
        </button>
      </p>
    </section>
  )
}
