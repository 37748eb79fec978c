import {
  ageBands,
  genders,
  provinces,
  type Risk,
  riskActions,
  schoolLevels,
  whoKinds,
} from '../../domain/registration.ts'
import type { ClosingForm } from '../../protocol/registration.ts'
import { Icon } from '../staff/icon.tsx'
import type { Closing } from './closing.ts'
import { SelectField, TickField } from './closing-fields.tsx'
import { texts } from './texts-closing.ts'

interface ClosingMoreProps {
  readonly closing: Closing
  readonly form: ClosingForm
  readonly actionsId: string
  readonly error: string | undefined
}

/** [RG3] What may be left as it is: the visitor told it beforehand, or nobody knows. Risk asks what was done about it. */
export function ClosingMore({ closing, form, actionsId, error }: ClosingMoreProps) {
  const draft = closing.draft.value
  const words = texts.closing
  return (
    <>
      <RiskFields closing={closing} form={form} actionsId={actionsId} error={error} />
      <details class="fold closing-more">
        <summary>
          <Icon name="chevron-down" />
          {words.more}
        </summary>
        <p class="hint">{words.moreHint}</p>
        <div class="closing-grid">
          <SelectField
            id="closing-who"
            label={words.who}
            choices={whoKinds}
            chosen={draft.who}
            words={texts.who}
            onChoose={who => closing.fill({ who })}
          />
          <SelectField
            id="closing-age"
            label={words.age}
            choices={ageBands}
            chosen={draft.ageBand}
            words={texts.ages}
            onChoose={ageBand => closing.fill({ ageBand })}
          />
          <SelectField
            id="closing-gender"
            label={words.gender}
            choices={genders}
            chosen={draft.gender}
            words={texts.genders}
            onChoose={gender => closing.fill({ gender })}
          />
          <SelectField
            id="closing-school"
            label={words.schoolLevel}
            choices={schoolLevels}
            chosen={draft.schoolLevel}
            words={texts.schoolLevels}
            onChoose={schoolLevel => closing.fill({ schoolLevel })}
          />
          <SelectField
            id="closing-province"
            label={words.province}
            choices={provinces}
            chosen={draft.province}
            words={texts.provinces}
            onChoose={province => closing.fill({ province })}
          />
        </div>
      </details>
    </>
  )
}

function RiskFields({ closing, form, actionsId, error }: ClosingMoreProps) {
  const { riskLevel, riskActions: done } = closing.draft.value
  const words = texts.closing
  const levels: readonly Risk['level'][] = ['not-applicable', ...form.risk.map(({ level }) => level)]
  const labels = Object.fromEntries(form.risk.map(({ level, label }) => [level, label]))
  const meaning = form.risk.find(({ level }) => level === riskLevel)?.meaning
  return (
    <>
      <SelectField
        id="closing-risk"
        label={words.risk}
        choices={levels}
        chosen={riskLevel}
        words={{ ...(labels as Record<Risk['level'], string>), 'not-applicable': words.noRisk }}
        onChoose={level => closing.fill({ riskLevel: level })}
      />
      {meaning && (
        <p class="hint" role="status">
          {meaning}
        </p>
      )}
      {riskLevel !== 'not-applicable' && (
        <TickField
          id={actionsId}
          label={words.actions}
          choices={riskActions.map(id => ({ id, label: texts.actions[id] }))}
          ticked={done}
          error={error}
          onTick={actions => closing.fill({ riskActions: actions })}
        />
      )}
    </>
  )
}
