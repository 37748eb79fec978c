import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { privateField } from '../shared/private-field.ts'
import { type Action, type Actions, actions } from './actions.ts'
import { keyTexts } from './texts-keys.ts'

const { box: words } = keyTexts

/** [KB4] Ctrl+K: everything that can be done now, by the words on its button. */
export function ActionBox() {
  return actions.isBoxOpen.value ? <OpenBox of={actions} /> : null
}

/** Which actions have all these words in their name; whose name begins so comes first. */
export function findActions(all: readonly Action[], asked: string): readonly Action[] {
  const parts = plain(asked).split(/\s+/).filter(Boolean)
  const begins = ({ label }: Action) => plain(label).startsWith(plain(asked.trim()))
  const found = all.filter(({ label }) => parts.every(part => plain(label).includes(part)))
  return [...found.filter(begins), ...found.filter(action => !begins(action))]
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function OpenBox({ of }: { readonly of: Actions }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const asked = useSignal('')
  const at = useSignal(0)
  const found = findActions(of.all.value, asked.value)
  const chosen = Math.min(at.value, found.length - 1)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  useEffect(() => saySoftly(words.found(found.length)), [found.length])
  useEffect(() => document.getElementById(`action-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [chosen])

  function close() {
    of.isBoxOpen.value = false
  }
  // The dialog goes first: what is done may set the focus, and a closing dialog would take it back.
  function run(action: Action | undefined) {
    if (!action) return
    dialog.current?.close()
    close()
    action.run()
  }
  function onKey(event: KeyboardEvent) {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step === undefined) run(found[chosen])
    else at.value = (chosen + step + found.length) % Math.max(1, found.length)
  }
  return (
    <dialog class="action-box" ref={dialog} aria-labelledby="action-box-title" onClose={close}>
      <h2 id="action-box-title">{words.heading}</h2>
      <input
        {...privateField}
        class="input"
        role="combobox"
        aria-label={words.field}
        aria-expanded="true"
        aria-controls="action-list"
        aria-activedescendant={found.length > 0 ? `action-${chosen}` : undefined}
        placeholder={words.field}
        value={asked.value}
        onInput={event => {
          asked.value = event.currentTarget.value
          at.value = 0
        }}
        onKeyDown={onKey}
      />
      <div id="action-list" role="listbox" aria-label={words.list}>
        {found.map((action, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={action.id}
            id={`action-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => run(action)}
          >
            <span>{action.label}</span>
            {of.keyOf(action.id) && <kbd>{of.keyOf(action.id)}</kbd>}
          </button>
        ))}
      </div>
      <p class="action-hint">{found.length === 0 ? words.none : words.hint}</p>
    </dialog>
  )
}
