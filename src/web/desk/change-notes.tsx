import { Icon } from '../staff/icon.tsx'
import type { CallState } from './colleague-call.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'

/** What goes on around the key, above the field: it waits there, and nobody has to stop typing for it. */
export function ChangeNotes({ conversation }: { readonly conversation: DeskConversation }) {
  const { change, name } = conversation
  const state = change.call.state.value
  return (
    <>
      {change.acquaintance.isNew.value && (
        <div class="note attention time-note">
          <p>
            <b>{texts.change.newAcquaintance}</b>
          </p>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              change.acquaintance.isNew.value = false
            }}
          >
            {texts.change.asked}
          </button>
        </div>
      )}
      {state.is !== 'none' && (
        <div class="note attention time-note">
          <p>
            <b>{wordsOf(state, name)}</b>
          </p>
          {(state.is === 'ringing' || state.is === 'asking') && (
            <button type="button" class="button quiet" onClick={() => change.call.callOff()}>
              {texts.call.callOff}
            </button>
          )}
          {state.is === 'no' && (
            <button type="button" class="button quiet" onClick={() => change.call.settle()}>
              {texts.call.understood}
            </button>
          )}
        </div>
      )}
      {change.isUnderWay.value && state.is === 'none' && (
        <p class="note attention strip">
          <Icon name="lock" />
          {texts.change.underWay}
        </p>
      )}
    </>
  )
}

/** What a screen reader hears of a call, and what stands above the field. */
export function wordsOf(state: Exclude<CallState, { is: 'none' }>, visitor: string): string {
  switch (state.is) {
    case 'ringing':
      return texts.call.ringing(state.name)
    case 'asking':
      return texts.call.asking(state.name, visitor)
    case 'coming':
      return texts.call.coming[state.as](state.name)
    case 'no':
      return texts.call.no[state.why](state.name, visitor)
  }
}
