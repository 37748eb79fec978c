import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { saySoftly } from '../shared/announcer.ts'
import { Icon } from '../shared/icon.tsx'
import { useNow } from '../shared/use-now.ts'
import { type Offer, secondsLeft } from './offer.ts'
import { isAltA } from './take-key.ts'
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
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (!isAltA(event)) return
      event.preventDefault()
      onTake()
    }
    document.addEventListener('keydown', take)
    return () => document.removeEventListener('keydown', take)
  }, [onTake])
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
          aria-keyshortcuts="Alt+A"
          onClick={onTake}
        >
          <Icon name="check" />
          {texts.offer.accept}
          <span class="key-hint" aria-hidden="true">
            {texts.offer.key}
          </span>
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
