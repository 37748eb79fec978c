import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { Icon, type IconName } from '../staff/icon.tsx'
import { CapForm } from './cap-form.tsx'
import { CloseForm } from './close-form.tsx'
import { DecisionState } from './decision-state.tsx'
import type { Evening } from './evening.ts'
import { ExtraForm } from './extra-form.tsx'
import type { DecisionFrame, LiveBoard } from './live-board.ts'
import { NoticeForm } from './notice-form.tsx'
import type { Question } from './question.ts'
import { texts } from './texts.ts'

interface DecisionsProps {
  readonly live: LiveBoard
  readonly evening: Evening
  readonly waiting: number
}

/** Decisions on the spot. Each says what it does, what is so now, and what came of it; what shuts asks first. */
export function Decisions({ live, evening, waiting }: DecisionsProps) {
  const question = useSignal<Question | null>(null)
  const asked = question.value
  const decide = (frame: DecisionFrame) => live.decide(frame)
  const ask = (about: Question) => {
    question.value = about
  }
  const words = texts.decisions
  const part = (kinds: DecisionFrame['t'][]) => <DecisionState decision={live.decision.value} kinds={kinds} />
  return (
    <section class="decisions" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{words.heading}</h2>
      <Fold heading={words.extra.heading} icon="door-open">
        <ExtraForm decide={decide} />
        {part(['open-extra'])}
      </Fold>
      <Fold heading={words.close.heading} icon="lock">
        <CloseForm waiting={waiting} ask={ask} />
        {part(['close-now'])}
      </Fold>
      <Fold heading={words.plan.heading} icon="refresh-cw">
        <PlanForm evening={evening} ask={ask} decide={decide} />
        {part(['as-planned'])}
      </Fold>
      <Fold heading={words.cap.heading} icon="users">
        <CapForm evening={evening} ask={ask} decide={decide} />
        {part(['cap'])}
      </Fold>
      <Fold heading={words.notice.heading} icon="info">
        <NoticeForm evening={evening} decide={decide} />
        {part(['notice'])}
      </Fold>
      <AskDialog
        isOpen={asked !== null}
        title={asked?.title ?? ''}
        yes={asked?.yes ?? ''}
        no={words.cancel}
        onYes={() => {
          question.value = null
          if (asked) decide(asked.frame)
        }}
        onNo={() => {
          question.value = null
        }}
      >
        {asked?.lines.map(line => (
          <p key={line}>{line}</p>
        ))}
      </AskDialog>
    </section>
  )
}

interface FoldProps {
  readonly heading: string
  readonly icon: IconName
  readonly children: ComponentChildren
}

function Fold({ heading, icon, children }: FoldProps) {
  return (
    <details class="fold decision">
      <summary>
        <Icon name="chevron-down" />
        {heading}
        <Icon name={icon} />
      </summary>
      {children}
    </details>
  )
}

interface PlanFormProps {
  readonly evening: Evening
  ask(question: Question): void
  decide(frame: DecisionFrame): void
}

/** Only when the chat is open can this shut it. */
function PlanForm({ evening, ask, decide }: PlanFormProps) {
  const { hint, act, question, mayClose, yes } = texts.decisions.plan
  const frame = { t: 'as-planned' } as const
  return (
    <div class="decision-form">
      <p class="hint">{hint}</p>
      <button
        type="button"
        class="button quiet"
        onClick={() =>
          evening.opening.isOpen ? ask({ title: question, lines: [mayClose], yes, frame }) : decide(frame)
        }
      >
        {act}
      </button>
    </div>
  )
}
