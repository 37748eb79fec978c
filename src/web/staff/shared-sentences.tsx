import { useSignal } from '@preact/signals'
import { type SentencePhase, type SharedSentence, sentencePhases } from '../../protocol/sentences.ts'
import { AskDialog } from '../shared/ask-dialog.tsx'
import { privateField } from '../shared/private-field.ts'
import { changeShared } from './change-shared.ts'
import type { DeskMaterial } from './desk-material.ts'
import { exampleOfPhase, exampleOfSentence } from './example-of.ts'
import { focusSoon } from './focus-soon.ts'
import { Icon } from './icon.tsx'
import { PhaseTicks } from './phase-ticks.tsx'
import { phaseNames, phaseWords } from './phase-words.ts'
import { RemovedSentences } from './removed-sentences.tsx'
import { SentenceForm } from './sentence-form.tsx'
import { SharedRow } from './shared-row.tsx'
import { sentenceSectionTexts as texts } from './texts-sentences.ts'

const words = texts.shared
const newKey = 'shared'

interface SharedSentencesProps {
  readonly material: DeskMaterial
  readonly mayEdit: boolean
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** [DK33] What everybody shares, by phase: to read, and for a coordinator to look at, change, add and take away. */
export function SharedSentences({ material, mayEdit }: SharedSentencesProps) {
  const { book } = material
  const query = useSignal('')
  const toRemove = useSignal<SharedSentence | null>(null)
  const failure = useSignal<string | undefined>(undefined)
  const state = book.state.value
  if (state.is !== 'loaded')
    return <p role="status">{state.is === 'loading' ? texts.loading : texts.failed}</p>
  const found = state.sentences.filter(({ name, text }) =>
    plain(`${name} ${text}`).includes(plain(query.value)),
  )

  async function remove(name: string) {
    toRemove.value = null
    failure.value = await changeShared(material, { act: 'remove', name })
    focusSoon(`open-${newKey}`)
  }
  return (
    <section class="sentences" aria-labelledby="shared-sentences">
      <h2 id="shared-sentences">{words.heading}</h2>
      {mayEdit && <ToCheck material={material} sentences={state.sentences} />}
      <input
        {...privateField}
        type="search"
        class="input"
        aria-label={texts.search}
        placeholder={texts.search}
        value={query.value}
        onInput={event => {
          query.value = event.currentTarget.value
        }}
      />
      {failure.value && (
        <p class="field-error" role="alert">
          {failure.value}
        </p>
      )}
      {mayEdit && <AddShared material={material} />}
      {found.length === 0 && <p>{texts.nothing}</p>}
      {sentencePhases.map(phase => (
        <Phase
          key={phase}
          {...{ phase, material, mayEdit }}
          sentences={found.filter(one => one.phase === phase)}
          onRemove={sentence => {
            toRemove.value = sentence
          }}
        />
      ))}
      {mayEdit && <RemovedSentences material={material} removed={state.removed} />}
      <AskDialog
        isOpen={toRemove.value !== null}
        title={words.question(toRemove.value?.name ?? '')}
        yes={words.yes}
        no={words.no}
        onYes={() => void remove(toRemove.value?.name ?? '')}
        onNo={() => {
          toRemove.value = null
        }}
      >
        <p>{words.questionLine}</p>
      </AskDialog>
    </section>
  )
}

interface PhaseProps extends SharedSentencesProps {
  readonly phase: SentencePhase
  readonly sentences: readonly SharedSentence[]
  onRemove(sentence: SharedSentence): void
}

function Phase({ phase, sentences, material, mayEdit, onRemove }: PhaseProps) {
  if (sentences.length === 0) return null
  return (
    <section aria-labelledby={`phase-${phase}`}>
      <h3 id={`phase-${phase}`}>{phaseNames[phase]}</h3>
      {mayEdit && <PhaseTicks {...{ phase, sentences, material }} />}
      <ul class="sentence-list">
        {sentences.map(sentence => (
          <li key={sentence.name}>
            <SharedRow {...{ sentence, material, mayEdit }} onRemove={() => onRemove(sentence)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ToCheckProps {
  readonly material: DeskMaterial
  readonly sentences: readonly SharedSentence[]
}

function ToCheck({ material: { examples }, sentences }: ToCheckProps) {
  const all = [
    ...sentences.filter(({ is }) => is === 'shipped').map(exampleOfSentence),
    ...phaseWords.map(exampleOfPhase),
  ]
  const left = all.filter(example => examples.tickOf(example) === undefined).length
  return <p class="hint">{words.toCheck(left)}</p>
}

function AddShared({ material }: { readonly material: DeskMaterial }) {
  const { drafts, book } = material
  const isOpen = drafts.open.value.has(newKey)
  if (!isOpen)
    return (
      <button
        type="button"
        class="button soft"
        id={`open-${newKey}`}
        onClick={() => drafts.write(newKey, { name: '', phase: 'explore', text: '' })}
      >
        <Icon name="plus" />
        {words.add}
      </button>
    )
  return (
    <SentenceForm
      drafts={drafts}
      formKey={newKey}
      isNameFixed={false}
      isTaken={name => book.shared.some(one => one.name === name)}
      onSave={draft => changeShared(material, { act: 'add', ...draft })}
    />
  )
}
