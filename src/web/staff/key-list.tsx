import { type Signal, useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { type Actions, actions, standardKeys } from './actions.ts'
import { strokeOf, whyNotFree } from './key-stroke.ts'
import { keyTexts } from './texts-keys.ts'

const { list: words } = keyTexts
type Named = keyof typeof words.names

/** [KB2] "?": the keys of the desk, each to be changed or switched off. */
export function KeyList() {
  return actions.isListOpen.value ? <OpenList of={actions} /> : null
}

function OpenList({ of }: { readonly of: Actions }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const waitsFor = useSignal<Named | null>(null)
  const told = useSignal('')
  useLayoutEffect(() => dialog.current?.showModal(), [])
  // By Escape too, and at once: the browser says that a dialog is closed a moment later, when it may be asked for again.
  const close = () => {
    of.isListOpen.value = false
  }
  const tell = (sentence: string) => {
    told.value = sentence
    saySoftly(sentence)
  }
  return (
    <dialog class="key-list" ref={dialog} aria-labelledby="key-list-title" onClose={close} onCancel={close}>
      <h2 id="key-list-title">{words.heading}</h2>
      <p>{words.lead}</p>
      <h3>{words.yours}</h3>
      <ul>
        {(Object.keys(words.names) as Named[]).map(id => (
          <KeyRow key={id} id={id} of={of} waitsFor={waitsFor} tell={tell} />
        ))}
      </ul>
      <p class="key-told">{told.value}</p>
      <h3>{words.fixed}</h3>
      <dl>
        {words.fixedKeys.map(([stroke, what]) => (
          <div key={stroke}>
            <dt>
              <kbd>{stroke}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="button quiet">
          {words.close}
        </button>
      </form>
    </dialog>
  )
}

interface KeyRowProps {
  readonly id: Named
  readonly of: Actions
  readonly waitsFor: Signal<Named | null>
  tell(sentence: string): void
}

function KeyRow({ id, of, waitsFor, tell }: KeyRowProps) {
  const name = words.names[id]
  const isWaiting = waitsFor.value === id
  const give = (stroke: string | null | undefined) => {
    const { [id]: _, ...others } = of.own.value
    of.own.value = stroke === undefined ? others : { ...others, [id]: stroke }
    waitsFor.value = null
    tell(words.changed(name, of.keyOf(id) ?? words.none))
  }
  function onKey(event: KeyboardEvent) {
    if (!isWaiting || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      waitsFor.value = null
      return
    }
    const stroke = strokeOf(event)
    if (!stroke) return
    const holder = of.holderOf(stroke)
    const no = whyNotFree(stroke) ?? (holder !== undefined && holder !== id ? 'taken' : undefined)
    if (no) tell(words.refused[no])
    else give(stroke)
  }
  return (
    <li>
      <span class="key-name">{name}</span>
      <kbd>{of.keyOf(id) ?? words.none}</kbd>
      <button
        type="button"
        class="button quiet small"
        aria-label={words.changeOf(name)}
        aria-pressed={isWaiting}
        onKeyDown={onKey}
        onClick={() => {
          waitsFor.value = isWaiting ? null : id
          if (!isWaiting) tell(words.press)
        }}
      >
        {words.change}
      </button>
      {of.keyOf(id) !== null && (
        <button
          type="button"
          class="button quiet small"
          aria-label={words.offOf(name)}
          onClick={() => give(null)}
        >
          {words.off}
        </button>
      )}
      {of.keyOf(id) !== (standardKeys[id] ?? null) && (
        <button
          type="button"
          class="button quiet small"
          aria-label={words.standardOf(name)}
          onClick={() => give(undefined)}
        >
          {words.standard}
        </button>
      )}
    </li>
  )
}
