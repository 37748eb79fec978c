import { useSignal } from '@preact/signals'
import { sentencePhases } from '../../protocol/sentences.ts'
import { saySoftly } from '../shared/announcer.ts'
import type { DeskMaterial } from './desk-material.ts'
import { focusSoon } from './focus-soon.ts'
import { Icon } from './icon.tsx'
import { type OwnSentence, sentenceLimits } from './own-content.ts'
import { phaseNames } from './phase-words.ts'
import type { SentenceDraft } from './sentence-drafts.ts'
import { SentenceForm } from './sentence-form.tsx'
import { sentenceSectionTexts as texts } from './texts-sentences.ts'

const words = texts.own
const newKey = 'own'
const keyOf = (id: string) => `own-${id}`

/** [DK39] One's own sentences: sealed for nobody else, and there on every device (DK30). */
export function OwnSentences({ material }: { readonly material: DeskMaterial }) {
  const { own, drafts } = material
  const removed = useSignal<{ readonly sentence: OwnSentence; readonly place: number } | null>(null)
  const all = own.content.value.sentences
  const isFull = all.length >= sentenceLimits.own

  function keep(sentences: readonly OwnSentence[]): string | undefined {
    return own.change(now => ({ ...now, sentences: [...sentences] })) ? undefined : words.tooMuch
  }
  function remove(sentence: OwnSentence) {
    removed.value = { sentence, place: all.indexOf(sentence) }
    keep(all.filter(one => one !== sentence))
    saySoftly(words.removed(sentence.name))
    focusSoon('undo-own')
  }
  function undo() {
    const gone = removed.value
    removed.value = null
    if (!gone) return
    keep(all.toSpliced(gone.place, 0, gone.sentence))
    focusSoon(`open-${keyOf(gone.sentence.id)}`)
  }
  return (
    <section class="sentences" aria-labelledby="own-sentences">
      <h2 id="own-sentences">{words.heading}</h2>
      <p class="hint">{words.hint}</p>
      <OwnState material={material} />
      {all.length === 0 && <p>{words.empty}</p>}
      <ul class="sentence-list">
        {all.map(sentence => (
          <li key={sentence.id}>
            <OwnRow
              {...{ sentence, material }}
              onRemove={() => remove(sentence)}
              onSave={draft => keep(all.map(one => (one === sentence ? { ...draft, id: one.id } : one)))}
            />
          </li>
        ))}
      </ul>
      {removed.value && (
        <p class="note undo-note">
          {words.removed(removed.value.sentence.name)}
          <button type="button" class="button quiet compact" id="undo-own" onClick={undo}>
            {words.undo}
          </button>
        </p>
      )}
      {isFull && <p class="hint">{words.full}</p>}
      {!isFull && !drafts.open.value.has(newKey) && (
        <button
          type="button"
          class="button soft"
          id={`open-${newKey}`}
          onClick={() => drafts.write(newKey, { name: '', phase: 'explore', text: '' })}
        >
          <Icon name="plus" />
          {words.add}
        </button>
      )}
      <SentenceForm
        key={String(drafts.open.value.has(newKey))}
        drafts={drafts}
        formKey={newKey}
        isNameFixed={false}
        isTaken={name => all.some(one => one.name === name)}
        onSave={draft => keep([...all, { ...draft, id: crypto.randomUUID() }])}
      />
    </section>
  )
}

function OwnState({ material: { own } }: { readonly material: DeskMaterial }) {
  const state = own.state.value
  return (
    <>
      {own.isUnreadable.value && <p class="note attention">{words.unreadable}</p>}
      {state === 'page-only' && <p class="note attention">{words.pageOnly}</p>}
      <p class="own-state" role="status">
        {state === 'saving' ? words.saving : state === 'loading' ? texts.loading : ''}
      </p>
    </>
  )
}

interface OwnRowProps {
  readonly sentence: OwnSentence
  readonly material: DeskMaterial
  onRemove(): void
  onSave(draft: SentenceDraft): string | undefined
}

function OwnRow({ sentence, material, onRemove, onSave }: OwnRowProps) {
  const { drafts, own } = material
  const { id, name, text } = sentence
  const key = keyOf(id)
  const phase = sentencePhases.find(one => one === sentence.phase) ?? 'explore'
  if (drafts.open.value.has(key))
    return (
      <SentenceForm
        drafts={drafts}
        formKey={key}
        isNameFixed={false}
        isTaken={other => own.content.value.sentences.some(one => one.id !== id && one.name === other)}
        onSave={onSave}
      />
    )
  return (
    <>
      <p class="sentence-words">
        <b>{name}</b> <small>{phaseNames[phase]}</small>
        <span>{text}</span>
      </p>
      <span class="sentence-acts">
        <button
          type="button"
          class="button quiet compact"
          id={`open-${key}`}
          aria-label={texts.editOne(name)}
          onClick={() => drafts.write(key, { name, phase, text })}
        >
          <Icon name="pencil" />
          {texts.edit}
        </button>
        <button
          type="button"
          class="button quiet compact"
          aria-label={texts.removeOne(name)}
          onClick={onRemove}
        >
          <Icon name="x" />
          {texts.remove}
        </button>
      </span>
    </>
  )
}
