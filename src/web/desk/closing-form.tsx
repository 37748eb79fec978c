import { useEffect, useRef } from 'preact/hooks'
import { contactTypes, followUps, isContact, type Missing, ownReferrals } from '../../domain/registration.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { ClosingForm as Form } from '../../protocol/registration.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { exampleOf } from '../staff/closing-example.ts'
import { ExampleMark } from '../staff/example-mark.tsx'
import { Icon } from '../staff/icon.tsx'
import { ChoiceGroup } from './choice-group.tsx'
import type { Closing } from './closing.ts'
import { SelectField, TickField } from './closing-fields.tsx'
import { ClosingMore } from './closing-more.tsx'
import { suggestedThemes } from './prefill.ts'
import { texts } from './texts-closing.ts'

interface ClosingFormProps {
  readonly closing: Closing
  readonly settings: PageSettings
  readonly examples: CheckedExamples
  onFile(): void
  onAskForm(): void
}

const fieldOf: Record<Missing, string> = {
  type: 'closing-type',
  themes: 'closing-themes',
  heavy: 'closing-heavy',
  'risk-actions': 'closing-actions',
}

/** [RG1] [RG2] The type first; only a talk asks more. Everything of it is a choice out of a list. */
export function ClosingForm({ closing, settings, examples, onFile, onAskForm }: ClosingFormProps) {
  const { type } = closing.draft.value
  const isBusy = closing.filing.value.is === 'filing'
  const form = closing.form.value
  return (
    <div class="closing-form">
      <ErrorSummary closing={closing} />
      <ChoiceGroup
        id={fieldOf.type}
        label={texts.closing.type}
        hint={texts.closing.typeHint}
        choices={contactTypes}
        chosen={type}
        words={texts.types}
        hints={texts.typeHints}
        error={closing.missing.value.includes('type') ? texts.missing.type : undefined}
        isBusy={isBusy}
        onChoose={chosen => {
          closing.pick(chosen)
          if (!isContact(chosen)) onFile()
        }}
      />
      {type === 'conversation' && form && <AboutTalk {...{ closing, form, settings, examples, onFile }} />}
      {!form && <FormMissing onAskForm={onAskForm} />}
    </div>
  )
}

/** The site's part of the form could not be asked: what asks nothing can be filed all the same. */
function FormMissing({ onAskForm }: Pick<ClosingFormProps, 'onAskForm'>) {
  return (
    <div class="note attention" role="status">
      <p>{texts.closing.formMissing}</p>
      <button type="button" class="button quiet" onClick={onAskForm}>
        <Icon name="refresh-cw" />
        {texts.closing.again}
      </button>
    </div>
  )
}

/** What must still be chosen, said at once and with the way to it. */
function ErrorSummary({ closing }: Pick<ClosingFormProps, 'closing'>) {
  const summary = useRef<HTMLDivElement>(null)
  const missing = closing.missing.value
  const isWrong = missing.length > 0
  useEffect(() => {
    if (isWrong) summary.current?.focus()
  }, [isWrong])
  if (!isWrong) return null
  return (
    <div ref={summary} class="note alarm" role="alert" tabIndex={-1}>
      <h2>{texts.closing.errors(missing.length)}</h2>
      <ul>
        {missing.map(what => (
          <li key={what}>
            <button type="button" class="link-button" onClick={() => goTo(fieldOf[what])}>
              {texts.missing[what]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function goTo(id: string): void {
  const field = document.getElementById(id)
  const control = field?.querySelector<HTMLElement>('[tabindex="0"], input')
  control?.focus()
}

interface AboutTalkProps extends Pick<ClosingFormProps, 'closing' | 'settings' | 'examples' | 'onFile'> {
  readonly form: Form
}

function AboutTalk({ closing, form, settings, examples, onFile }: AboutTalkProps) {
  const draft = closing.draft.value
  const missing = closing.missing.value
  const words = texts.closing
  const theme = closing.theme.value
  const coarse = settings.themes.find(({ id }) => id === theme)?.label
  const errorOf = (what: Missing) => (missing.includes(what) ? texts.missing[what] : undefined)
  const isBusy = closing.filing.value.is === 'filing'
  return (
    <form
      class="closing-talk"
      autocomplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        onFile()
      }}
    >
      {form.isExample && <ExampleMark examples={examples} {...exampleOf(form)} />}
      <TickField
        id={fieldOf.themes}
        label={words.themes}
        hint={coarse ? words.themesHint(coarse) : words.atLeastOne}
        choices={form.themes}
        ticked={draft.themes}
        first={suggestedThemes(form, theme)}
        error={errorOf('themes')}
        onTick={themes => closing.fill({ themes })}
      />
      <ChoiceGroup
        id={fieldOf.heavy}
        label={words.heavy}
        hint={words.heavyHint}
        choices={['usual', 'heavy']}
        chosen={draft.isHeavy === null ? null : draft.isHeavy ? 'heavy' : 'usual'}
        words={{ usual: words.usual, heavy: words.heavyYes }}
        error={errorOf('heavy')}
        onChoose={chosen => closing.fill({ isHeavy: chosen === 'heavy' })}
      />
      <ClosingMore
        closing={closing}
        form={form}
        actionsId={fieldOf['risk-actions']}
        error={errorOf('risk-actions')}
      />
      <TickField
        id="closing-referred"
        label={words.referredTo}
        choices={[
          ...ownReferrals.map(id => ({ id: id as string, label: texts.referrals[id] })),
          ...settings.referrals.map(({ id, name }) => ({ id, label: name })),
        ]}
        ticked={draft.referredTo}
        onTick={referredTo => closing.fill({ referredTo })}
      />
      <SelectField
        id="closing-follow-up"
        label={words.followUp}
        choices={followUps}
        chosen={draft.followUp}
        words={texts.followUps(settings.words.ownService)}
        onChoose={followUp => closing.fill({ followUp })}
      />
      <p class="hint">{words.noWords}</p>
      <button type="submit" class="button large" disabled={isBusy}>
        <Icon name="clipboard-check" />
        {isBusy ? words.saving : words.save}
        <span class="key-hint" aria-hidden="true">
          Ctrl+Enter
        </span>
      </button>
    </form>
  )
}
