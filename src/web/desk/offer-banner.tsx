import { useLayoutEffect, useRef } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { useNow } from '../shared/use-now.ts'
import { actions, useAction } from '../staff/actions.ts'
import { Icon } from '../staff/icon.tsx'
import { type Offer, secondsLeft } from './offer.ts'
import { texts } from './texts.ts'

interface OfferBannerProps {
  readonly offer: Offer
  onTake(): void
  onDecline(): void
}

/** Somebody waits for you. It takes the focus only from who is not typing, and is always reachable by Alt+A. */
export function OfferBanner({ offer, onTake, onDecline }: OfferBannerProps) {
  const now = useNow(250)
  const { call } = offer
  const heading = call ? texts.offer.called(call.from, call.as) : texts.offer.heading
  const accept = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    saySoftly(heading)
    if (!isTyping(document.activeElement)) accept.current?.focus()
  }, [])
  useAction('take', texts.offer.accept, onTake)
  useAction('decline', texts.offer.notNow, onDecline)
  const key = actions.keyOf('take')
  return (
    <section class="offer" role="alertdialog" aria-labelledby="offer-title" aria-describedby="offer-about">
      <Ring offer={offer} now={now} />
      <div class="offer-words">
        <h2 id="offer-title">{heading}</h2>
        <p id="offer-about">
          {call ? texts.offer.callReasons[call.why].toLowerCase() : texts.offer.about(offer.wanted)}
          {offer.typesSlowly && ` · ${texts.offer.typesSlowly}`}
        </p>
        {call && <p class="offer-hint">{texts.offer.callHint}</p>}
      </div>
      <div class="button-row">
        <button
          type="button"
          class="button large offer-take"
          ref={accept}
          aria-keyshortcuts={key ?? undefined}
          onClick={onTake}
        >
          <Icon name="check" />
          {texts.offer.accept}
          {key && (
            <span class="key-hint" aria-hidden="true">
              {key}
            </span>
          )}
        </button>
        <button type="button" class="button large quiet" onClick={onDecline}>
          {texts.offer.notNow}
        </button>
      </div>
    </section>
  )
}

/** The time that is left, as a ring that empties in steps and a number. Not read aloud: it would drown the words. */
function Ring({ offer, now }: { readonly offer: Offer; readonly now: number }) {
  const left = secondsLeft(offer, now)
  const share = (left * 1000) / Math.max(1, offer.until - offer.from)
  return (
    <svg class="ring" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <circle class="ring-ground" cx="32" cy="32" r="27" />
      <circle
        class="ring-left"
        cx="32"
        cy="32"
        r="27"
        pathLength={100}
        stroke-dasharray={`${Math.min(100, share * 100)} 100`}
        transform="rotate(-90 32 32)"
      />
      <text class="ring-number" x="32" y="33" text-anchor="middle" dominant-baseline="central">
        {left}
      </text>
    </svg>
  )
}

function isTyping(element: Element | null): boolean {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement
}
