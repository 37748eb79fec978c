import { effect } from '@preact/signals'
import type { Actions } from './actions.ts'
import type { OwnSettings } from './own-settings.ts'

/** [KB2] Own keys go with the person: what is kept is used, and what is changed in the list is kept. */
export function keepKeys(actions: Actions, own: OwnSettings): void {
  effect(() => {
    actions.own.value = own.content.value.keys
  })
  effect(() => {
    const keys = actions.own.value
    if (keys !== own.content.peek().keys) own.change(content => ({ ...content, keys }))
  })
}
