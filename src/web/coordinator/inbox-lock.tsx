import { type Signal, useSignal } from '@preact/signals'
import { saySoftly } from '../shared/announcer.ts'
import { privateField } from '../shared/private-field.ts'
import { useAction } from '../staff/actions.ts'
import { focusSoon } from '../staff/focus-soon.ts'
import { Icon } from '../staff/icon.tsx'
import { inboxTexts } from './inbox-texts.ts'
import type { Vault, VaultRefusal, VaultState } from './vault.ts'

interface LockProps {
  readonly vault: Vault
  /** Whether this person and this browser have a passkey to press. */
  readonly hasPasskey: boolean
  /** Only in the demo: the key phrase of the person who signed in. */
  readonly demoPhrase: string | null
}

/** [CT21] [CT23] What unlocks, or that it is open and how it is locked. */
export function Lock(props: LockProps) {
  const state = props.vault.state.value
  return state.is === 'open' ? <OpenNote {...props} state={state} /> : <Locked {...props} />
}

const phraseId = 'inbox-phrase'

function Locked({ vault, hasPasskey, demoPhrase }: LockProps) {
  const texts = inboxTexts.lock
  const state = vault.state.value
  const phrase = useSignal('')
  const problem = useSignal<VaultRefusal | null>(null)
  const isBusy = state.is === 'unlocking'
  useAction(
    'inbox-unlock',
    inboxTexts.unlockAction,
    () => document.getElementById(phraseId)?.focus(),
    !isBusy,
  )

  async function unlock(how: () => ReturnType<Vault['unlockByPhrase']>) {
    if (isBusy) return
    problem.value = null
    const outcome = await how()
    problem.value = outcome?.refused ?? null
    if (outcome) return focusSoon(phraseId)
    phrase.value = ''
    saySoftly(inboxTexts.open.is)
    focusSoon('inbox-lock')
  }

  return (
    <section class="inbox-lock" aria-labelledby="inbox-locked">
      <h2 id="inbox-locked">
        <Icon name="lock" />
        {texts.heading}
      </h2>
      {state.is === 'locked' && <p>{texts.why[state.why]}</p>}
      {problem.value && (
        <p class="field-error" role="alert" id="inbox-problem">
          <Icon name="triangle-alert" />
          <span>{texts.refused[problem.value] ?? texts.failed}</span>
        </p>
      )}
      {hasPasskey && (
        <>
          <button
            type="button"
            class="button"
            aria-disabled={isBusy}
            onClick={() => void unlock(() => vault.unlockByPasskey())}
          >
            <Icon name="key" />
            {texts.passkey}
          </button>
          <p class="hint">{texts.orPhrase}</p>
        </>
      )}
      <PhraseForm
        {...{ phrase, demoPhrase, isBusy }}
        isWrong={problem.value === 'wrong-phrase' || problem.value === 'needs-phrase'}
        onUnlock={() => void unlock(() => vault.unlockByPhrase(phrase.value))}
      />
    </section>
  )
}

interface PhraseFormProps {
  readonly phrase: Signal<string>
  readonly demoPhrase: string | null
  readonly isBusy: boolean
  readonly isWrong: boolean
  onUnlock(): void
}

function PhraseForm({ phrase, demoPhrase, isBusy, isWrong, onUnlock }: PhraseFormProps) {
  const texts = inboxTexts.lock
  return (
    <form
      autocomplete="off"
      onSubmit={event => {
        event.preventDefault()
        onUnlock()
      }}
    >
      <div class="field">
        <label for={phraseId}>{texts.phrase}</label>
        <span class="hint" id="inbox-phrase-hint">
          {texts.phraseHint}
        </span>
        <input
          {...privateField}
          class="input"
          id={phraseId}
          type="password"
          autocapitalize="none"
          maxLength={200}
          aria-describedby="inbox-phrase-hint"
          aria-invalid={isWrong}
          value={phrase.value}
          onInput={event => {
            phrase.value = event.currentTarget.value
          }}
        />
      </div>
      <div class="button-row">
        <button type="submit" class="button" aria-disabled={isBusy}>
          {isBusy ? texts.busy : texts.go}
        </button>
        {demoPhrase !== null && (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              phrase.value = demoPhrase
            }}
          >
            {texts.demoFill}
          </button>
        )}
      </div>
      {demoPhrase !== null && <p class="hint">{texts.demo}</p>}
    </form>
  )
}

interface OpenNoteProps extends LockProps {
  readonly state: Extract<VaultState, { is: 'open' }>
}

function OpenNote({ vault, hasPasskey, state }: OpenNoteProps) {
  const texts = inboxTexts.open
  const problem = useSignal<VaultRefusal | null>(null)
  const isTied = useSignal(false)
  const lock = () => {
    vault.lock('by-hand')
    focusSoon(phraseId)
  }
  const tie = async () => {
    const outcome = await vault.tiePasskey()
    problem.value = outcome?.refused ?? null
    isTied.value = outcome === undefined
    if (!outcome) focusSoon('inbox-lock')
  }
  useAction('inbox-lock', texts.lockAction, lock)
  const canTie = hasPasskey && !state.byPasskey
  return (
    <section class="note inbox-open" aria-label={texts.is}>
      <p>
        <b>{texts.is}</b> {texts.closes} {state.shut > 0 && texts.shut(state.shut)}
      </p>
      <p class="inbox-tied" role="status">
        {isTied.value && texts.tied}
      </p>
      {problem.value && (
        <p class="field-error" role="alert">
          <span>{inboxTexts.lock.refused[problem.value] ?? inboxTexts.lock.failed}</span>
        </p>
      )}
      <div class="button-row">
        <button type="button" class="button quiet" id="inbox-lock" onClick={lock}>
          <Icon name="lock" />
          {texts.lock}
        </button>
        {canTie && (
          <button type="button" class="button quiet" onClick={() => void tie()}>
            <Icon name="key" />
            {texts.tie}
          </button>
        )}
      </div>
      {canTie && <p class="hint">{texts.tieHint}</p>}
    </section>
  )
}
