import { useId, useState } from 'preact/hooks'
import { toldTo, toldWhat, toldWhy, youngsterKnows } from '../../protocol/crisis-decision.ts'
import { privateField } from '../shared/private-field.ts'
import { crisisWords, toldToWords } from '../staff/crisis-words.ts'
import { Icon } from '../staff/icon.tsx'
import { useOwnService } from '../staff/own-service.ts'
import { post } from '../staff/post.ts'
import { CrisisDecision, isReasonFor } from './crisis-decision.ts'
import { crisisTexts } from './texts-crisis.ts'

const texts = crisisTexts.decision

/** [CR7] During a conversation and after it: what was decided about professional secrecy, out of closed lists. */
export function CrisisDecisionFold() {
  const [decision] = useState(() => new CrisisDecision(post))
  return (
    <details class="fold crisis-decision">
      <summary>
        <Icon name="chevron-down" />
        {texts.open}
      </summary>
      {decision.state.value === 'kept' ? <Kept decision={decision} /> : <Form decision={decision} />}
    </details>
  )
}

interface DecisionProps {
  readonly decision: CrisisDecision
}

function Kept({ decision }: DecisionProps) {
  return (
    <div class="note">
      <p role="status">{texts.kept}</p>
      <p>
        <button type="button" class="button quiet" onClick={() => decision.startAnew()}>
          {texts.another}
        </button>
      </p>
    </div>
  )
}

function Form({ decision }: DecisionProps) {
  const isNobody = decision.to.value === 'nobody'
  const state = decision.state.value
  const ownService = useOwnService()
  return (
    <form
      class="crisis-form"
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault()
        void decision.send()
      }}
    >
      <p>{texts.lead}</p>
      <Choice
        label={texts.to}
        chosen={decision.to.value}
        options={toldTo}
        words={toldToWords(ownService)}
        choose={to => decision.tell(to)}
      />
      {!isNobody && <What decision={decision} />}
      <Choice
        label={isNobody ? texts.whyNot : texts.why}
        chosen={decision.why.value}
        options={toldWhy.filter(why => isReasonFor(decision.to.value, why))}
        words={crisisWords.why}
        choose={why => {
          decision.why.value = why
        }}
      />
      <Choice
        label={texts.knows}
        chosen={decision.knows.value}
        options={youngsterKnows}
        words={crisisWords.knows}
        choose={knows => {
          decision.knows.value = knows
        }}
      />
      <Trouble state={state} />
      <button type="submit" class="button ink" disabled={state === 'sending'}>
        {state === 'sending' ? texts.sending : texts.send}
      </button>
    </form>
  )
}

function Trouble({ state }: { readonly state: CrisisDecision['state']['value'] }) {
  const words = { incomplete: texts.incomplete, failed: texts.failed, 'too-fast': texts.tooFast }
  return <p role="alert">{state in words && words[state as keyof typeof words]}</p>
}

function What({ decision }: DecisionProps) {
  return (
    <fieldset class="field">
      <legend>{texts.what}</legend>
      {toldWhat
        .filter(what => what !== 'nothing')
        .map(what => (
          <label key={what} class="choice">
            <input
              {...privateField}
              type="checkbox"
              checked={decision.what.value.includes(what)}
              onChange={() => decision.toggle(what)}
            />
            <span>{crisisWords.what[what]}</span>
          </label>
        ))}
    </fieldset>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly chosen: Value | ''
  readonly options: readonly Value[]
  readonly words: Readonly<Record<Value, string>>
  choose(value: Value | ''): void
}

function Choice<Value extends string>({ label, chosen, options, words, choose }: ChoiceProps<Value>) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        {...privateField}
        id={id}
        class="input"
        value={chosen}
        onChange={event => {
          const { value } = event.currentTarget
          choose(options.find(option => option === value) ?? '')
        }}
      >
        <option value="">{texts.choose}</option>
        {options.map(option => (
          <option key={option} value={option}>
            {words[option]}
          </option>
        ))}
      </select>
    </div>
  )
}
