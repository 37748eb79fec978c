import { useSignal } from '@preact/signals'
import type { Notifications } from './notifications.ts'
import { texts } from './texts.ts'

/** May this page notify, and does the computer show it? */
export function NotificationControl({ notifications }: { readonly notifications: Notifications }) {
  const isShown = useSignal(false)
  const permission = notifications.permission.value
  const show = () => {
    const close = notifications.show(texts.notifications.example)
    isShown.value = true
    setTimeout(close, 5_000)
  }
  const allow = async () => {
    if ((await notifications.ask()) === 'granted') show()
  }
  return (
    <div class="check-body">
      <div class="check-row">
        <p role="status">
          {isShown.value && permission === 'granted'
            ? texts.notifications.shown
            : texts.notifications.states[permission]}
        </p>
        {permission === 'default' && (
          <button type="button" class="button quiet check-button" onClick={() => void allow()}>
            {texts.notifications.allow}
          </button>
        )}
        {permission === 'granted' && (
          <button type="button" class="button quiet check-button" onClick={show}>
            {texts.notifications.test}
          </button>
        )}
      </div>
    </div>
  )
}
