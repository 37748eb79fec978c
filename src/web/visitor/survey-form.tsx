import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { sealLetter } from '../../crypto/vault-letter.ts'
import type { SealedLetter } from '../../protocol/contact.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { Icon } from '../shared/icon.tsx'
import { privateField } from '../shared/private-field.ts'
import { askVaultKey } from '../shared/vault-key.ts'
import { ChoiceRow } from './choice-row.tsx'
import { postSurvey } from './post-survey.ts'
import { makeSurvey, type Survey, type SurveyStage } from './survey.ts'
import { laterTexts } from './texts-later.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

const texts = laterTexts.survey
const longestText = 1_000
type Seal = (text: string) => Promise<SealedLetter>

interface SurveyFormProps {
  readonly conversation: VisitorConversation
  readonly settings: PageSettings
}

/** [SV1] Three taps and perhaps a line of own words, below the way on. Nobody has to pass by it. */
export function SurveyForm({ conversation, settings }: SurveyFormProps) {
  const pass = conversation.surveyPass.value ?? ''
  const seal = useSignal<Seal | null>(null)
  const survey = useMemo(() => makeSurvey({ pass, post: postSurvey, seal }), [pass])
  useEffect(() => {
    void askVaultKey(settings).then(key => {
      seal.value = key && (text => sealLetter('survey', key, text))
    })
  }, [pass])
  useEffect(() => {
    const again = () => survey.stage.peek() === 'kept' && void survey.send()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [survey])
  const stage = survey.stage.value
  const isSettled = stage === 'sent' || stage === 'already' || stage === 'late'
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The pressed button went with the questions.
    if (isSettled && document.activeElement === document.body) title.current?.focus()
  }, [isSettled])
  return (
    <section class="block survey" aria-labelledby="survey-title">
      <h2 id="survey-title" tabIndex={-1} ref={title}>
        {texts.title}
      </h2>
      {!isSettled && <Questions survey={survey} />}
      <p role="status" class={stage === 'kept' ? 'note attention' : 'hint'}>
        {survey.isAskedTooSoon.value ? texts.nothingYet : words[stage]}
      </p>
    </section>
  )
}

const words: Record<SurveyStage, string> = {
  open: '',
  sending: texts.sending,
  kept: texts.kept,
  sent: texts.sent,
  already: texts.already,
  late: texts.late,
}

function Questions({ survey }: { readonly survey: Survey }) {
  const { feeling, gained, recommends } = survey.taps.value
  const isKept = survey.stage.value === 'kept'
  const isDisabled = survey.stage.value !== 'open'
  return (
    <form
      class="form"
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault()
        void survey.send()
      }}
    >
      <p class="hint">{texts.lead}</p>
      <ChoiceRow
        {...{ label: texts.feeling, options: texts.feelings, chosen: feeling, isDisabled }}
        onChoose={value => survey.tap('feeling', value)}
      />
      <ChoiceRow
        {...{ label: texts.gained, options: texts.gains, chosen: gained, isDisabled }}
        onChoose={value => survey.tap('gained', value)}
      />
      <ChoiceRow
        {...{ label: texts.recommends, options: texts.recommendations, chosen: recommends, isDisabled }}
        onChoose={value => survey.tap('recommends', value)}
      />
      {survey.mayWrite.value && <OwnWords survey={survey} isDisabled={isDisabled} />}
      <p>
        <button type="submit" class="button soft" aria-disabled={survey.stage.value === 'sending'}>
          <Icon name="send-horizontal" />
          {isKept ? texts.again : texts.send}
        </button>
      </p>
    </form>
  )
}

function OwnWords({ survey, isDisabled }: { readonly survey: Survey; readonly isDisabled: boolean }) {
  return (
    <div class="field">
      <label for="survey-text">{texts.text}</label>
      <p id="survey-hint" class="hint">
        {texts.textHint}
      </p>
      <textarea
        {...privateField}
        id="survey-text"
        class="input"
        dir="auto"
        rows={2}
        maxLength={longestText}
        disabled={isDisabled}
        aria-describedby="survey-hint"
        value={survey.text.value}
        onInput={event => {
          survey.text.value = event.currentTarget.value
        }}
      />
    </div>
  )
}
