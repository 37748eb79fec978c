import { useLayoutEffect, useRef } from 'preact/hooks'
import { checkTexts } from './check-texts.ts'
import type { NotificationCheck } from './notification-check.ts'
import { texts } from './texts.ts'
import { WaysOut } from './ways-out.tsx'

/** Does the computer show it? The browser only says whether it may; whether it was seen, the person says. */
export function NotificationControl({ check }: { readonly check: NotificationCheck }) {
  const now = check.now.value
  const isAsking = now === 'asking'
  const words = useRef<HTMLParagraphElement>(null)
  const asked = useRef(isAsking)
  // As for sound [DK15]: focus goes to the question, not to an answer that a held key would give.
  useLayoutEffect(() => {
    if (asked.current !== isAsking && document.activeElement === document.body) words.current?.focus()
    asked.current = isAsking
  }, [isAsking])
  const sentence = checkTexts.notification.states[now]
  const isBad = now === 'not-seen' || now === 'denied' || now === 'unknown-here'
  return (
    <div class="check-body">
      <div class="check-row">
        <p role="status" tabIndex={-1} ref={words}>
          {isAsking ? <b>{sentence}</b> : sentence}
        </p>
        {isAsking ? (
          <Answers key="answers" check={check} />
        ) : (
          now !== 'unknown-here' && (
            <button
              key="test"
              type="button"
              class="button quiet check-button"
              onClick={() => void check.test()}
            >
              {texts.notifications.test}
            </button>
          )
        )}
      </div>
      {isBad && <WaysOut heading={checkTexts.waysOut} ways={checkTexts.notification.waysOut[now]} />}
    </div>
  )
}

function Answers({ check }: { readonly check: NotificationCheck }) {
  return (
    <>
      <button type="button" class="button check-button" onClick={() => check.answer(true)}>
        {texts.sound.yes}
      </button>
      <button type="button" class="button quiet check-button" onClick={() => check.answer(false)}>
        {texts.sound.no}
      </button>
    </>
  )
}
