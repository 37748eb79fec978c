import type { Signal } from '@preact/signals'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { Icon } from '../shared/icon.tsx'
import { privateField } from '../shared/private-field.ts'
import { sharedTexts } from '../shared/texts.ts'
import type { Answers } from './answers.ts'
import { visitorTexts } from './texts.ts'

const texts = visitorTexts.before

interface QuestionsProps {
  readonly answers: Answers
  readonly settings: PageSettings
}

/** Everything that may stay empty, behind one fold. */
export function OptionalQuestions({ answers, settings }: QuestionsProps) {
  return (
    <details class="fold questions">
      <summary>
        <Icon name="chevron-down" />
        {texts.tellMore}
      </summary>
      <div class="questions-body">
        <p class="hint">
          {texts.mayStayEmpty} {texts.whoReads} {texts.serverSees}
        </p>
        <Choices label={texts.who} options={texts.whoOptions} chosen={answers.who} />
        <ThemeQuestion answers={answers} settings={settings} />
        <div class="field">
          <label for="age">{texts.age}</label>
          <span class="age-row">
            <input
              {...privateField}
              id="age"
              class="input short"
              type="text"
              inputMode="numeric"
              maxLength={3}
              value={answers.age.value}
              onInput={event => {
                answers.age.value = event.currentTarget.value.replace(/\D/g, '')
                event.currentTarget.value = answers.age.value
              }}
            />
            {texts.years}
          </span>
        </div>
        <Choices label={texts.gender} options={texts.genderOptions} chosen={answers.gender} />
        <Select
          id="school"
          label={texts.school}
          open={texts.open}
          options={texts.schoolOptions}
          chosen={answers.school}
        />
        <Choices label={texts.told} options={texts.toldOptions} chosen={answers.toldSomeone} />
        <label class="choice">
          <input
            {...privateField}
            type="checkbox"
            checked={answers.typesSlowly.value}
            onChange={event => {
              answers.typesSlowly.value = event.currentTarget.checked
            }}
          />
          <span>
            <b>{texts.slow}</b>
            <small class="hint under">{texts.slowHint}</small>
          </span>
        </label>
      </div>
    </details>
  )
}

/** A theme of danger shows the numbers at once, and keeps the button. */
function ThemeQuestion({ answers, settings }: QuestionsProps) {
  const isDanger = settings.themes.some(({ id, isDanger }) => isDanger && id === answers.theme.value)
  const { title, lines, stay } = visitorTexts.danger
  return (
    <>
      <Choices
        label={texts.theme}
        options={Object.fromEntries(settings.themes.map(({ id, label }) => [id, label]))}
        none={texts.themeUnknown}
        chosen={answers.theme}
      />
      <div role="status">
        {isDanger && (
          <div class="note alarm">
            <h2>{title}</h2>
            {lines.map(line => (
              <p key={line}>{line}</p>
            ))}
            <p class="button-row">
              {settings.numbers.slice(0, 2).map(({ number, name }) => (
                <a key={number} class="button ink" href={`tel:${number}`}>
                  <Icon name="phone" />
                  {sharedTexts.callShort(name, number)}
                </a>
              ))}
            </p>
            <p>{stay}</p>
          </div>
        )}
      </div>
    </>
  )
}

interface ChoicesProps<Value extends string> {
  readonly label: string
  readonly options: Readonly<Record<Value, string>>
  /** Not knowing is an answer too, where it has words: it stands there until another is pressed. */
  readonly none?: string
  readonly chosen: Signal<Value | ''>
}

/** Pressed or not, because a press again takes the answer back; radio buttons would need a name. */
function Choices<Value extends string>({ label, options, none, chosen }: ChoicesProps<Value>) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="choices">
        {entriesOf(options).map(([value, words]) => (
          <button
            key={value}
            type="button"
            class="button chip"
            aria-pressed={chosen.value === value}
            onClick={() => {
              chosen.value = chosen.value === value ? '' : value
            }}
          >
            {words}
          </button>
        ))}
        {none && (
          <button
            type="button"
            class="button chip"
            aria-pressed={chosen.value === ''}
            onClick={() => {
              chosen.value = ''
            }}
          >
            {none}
          </button>
        )}
      </div>
    </fieldset>
  )
}

function entriesOf<Value extends string>(options: Readonly<Record<Value, string>>): [Value, string][] {
  return Object.entries(options) as [Value, string][]
}

interface SelectProps {
  readonly id: string
  readonly label: string
  /** The words of "no answer". */
  readonly open: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly chosen: Signal<string>
}

function Select({ id, label, open, options, chosen }: SelectProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        {...privateField}
        id={id}
        class="input"
        value={chosen.value}
        onChange={event => {
          chosen.value = event.currentTarget.value
        }}
      >
        <option value="">{open}</option>
        {options.map(option => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
