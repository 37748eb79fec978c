import type { Signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { makesLineOnEnter } from '../shared/enter-key.ts'
import { Drawing } from '../shared/icon.tsx'
import { saysTyping } from './announce-changes.ts'
import { ChoiceRow } from './choice-row.tsx'
import { laterIcons } from './later-icons.ts'
import type { Reading } from './reading.ts'
import { laterTexts } from './texts-later.ts'

const texts = laterTexts.reader

/** Stands on every page of the visitor, beside the numbers. */
export function ReaderLink({ reading }: { readonly reading: Reading }) {
  return (
    <section class="card reader">
      <h2>
        <Drawing shapes={laterIcons.type} />
        {texts.title}
      </h2>
      <button
        type="button"
        class="text-button"
        aria-haspopup="dialog"
        onClick={() => {
          reading.isOpen.value = true
        }}
      >
        {texts.link}
      </button>
    </section>
  )
}

/** [RD2] [RD3] What is chosen is seen at once, behind the panel. Escape and "Klaar" close it. */
export function ReaderPanel({ reading }: { readonly reading: Reading }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isOpen = reading.isOpen.value
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  const close = () => {
    reading.isOpen.value = false
    focusOnPage()
  }
  return (
    <dialog class="ask reader-panel" ref={dialog} aria-labelledby="reader-title" onClose={close}>
      <h2 id="reader-title">{texts.title}</h2>
      <p class="hint">{texts.lead}</p>
      <Choice label={texts.letters} options={texts.letterSizes} chosen={reading.letters} />
      <Choice label={texts.room} options={texts.rooms} chosen={reading.room} />
      <Choice label={texts.look} options={texts.looks} chosen={reading.look} />
      <YesOrNo label={texts.enter} options={texts.enters} chosen={makesLineOnEnter} />
      <YesOrNo label={texts.typing} options={texts.typings} chosen={saysTyping} />
      <div class="button-row">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {texts.done}
        </button>
      </div>
    </dialog>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly options: Readonly<Record<Value, string>>
  readonly chosen: Signal<Value>
}

/** One of these always holds. */
function Choice<Value extends string>({ label, options, chosen }: ChoiceProps<Value>) {
  const choose = (value: Value) => {
    chosen.value = value
  }
  return <ChoiceRow {...{ label, options }} chosen={chosen.value} onChoose={choose} />
}

interface YesOrNoProps {
  readonly label: string
  readonly options: Readonly<Record<'yes' | 'no', string>>
  readonly chosen: Signal<boolean>
}

function YesOrNo({ label, options, chosen }: YesOrNoProps) {
  const choose = (value: 'yes' | 'no') => {
    chosen.value = value === 'yes'
  }
  return <ChoiceRow {...{ label, options }} chosen={chosen.value ? 'yes' : 'no'} onChoose={choose} />
}

/** A browser gives the focus back to what opened the panel. Where that was in a menu, the menu is closed by now. */
function focusOnPage() {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('[popovertarget="more"]')?.focus()
}
