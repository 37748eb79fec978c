import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface AskDialogProps {
  readonly isOpen: boolean
  readonly title: string
  readonly yes: string
  readonly no: string
  onYes(): void
  /** Also called by Escape. */
  onNo(): void
  readonly children?: ComponentChildren
}

/** A question in a native dialog. Focus stands on the answer that changes nothing. */
export function AskDialog({ isOpen, title, yes, no, onYes, onNo, children }: AskDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const stay = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (!isOpen) return dialog.current?.close()
    if (!dialog.current?.open) dialog.current?.showModal()
    stay.current?.focus()
  }, [isOpen])
  return (
    <dialog class="ask" ref={dialog} aria-labelledby="ask-title" onClose={() => isOpen && onNo()}>
      <h2 id="ask-title">{title}</h2>
      {children}
      <div class="button-row">
        <button type="button" class="button ink" onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="button quiet" ref={stay} onClick={onNo}>
          {no}
        </button>
      </div>
    </dialog>
  )
}
