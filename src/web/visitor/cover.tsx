import { useLayoutEffect, useRef } from 'preact/hooks'
import { isCovered } from '../shared/announcer.ts'
import { Icon } from '../shared/icon.tsx'
import { sharedTexts } from '../shared/texts.ts'
import { useNow } from '../shared/use-now.ts'
import { focusFromCover, hideFromAll } from './hide-from-all.ts'
import type { Hiding } from './hiding.ts'
import { laterTexts } from './texts-later.ts'

const texts = laterTexts.hiding

interface CoverProps {
  readonly hiding: Hiding
  /** Where "Snel weg" goes. */
  readonly target: string
}

/** [RD6] A clock over the whole page: nothing else is seen or read. One press or Escape, and the page is back. */
export function Cover(props: CoverProps) {
  return isCovered.value ? <Clock {...props} /> : null
}

function Clock({ hiding, target }: CoverProps) {
  const now = new Date(useNow(1_000))
  const back = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const shown = hideFromAll(texts.title)
    back.current?.focus()
    const listen = ({ key }: KeyboardEvent) => key === 'Escape' && hiding.show()
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', listen)
      focusFromCover(shown)
    }
  }, [])
  return (
    <div class="cover">
      <header>
        <a
          class="button ink"
          aria-label={sharedTexts.quickExit}
          href={target}
          rel="noreferrer noopener"
          data-exit
        >
          <Icon name="door-open" />
        </a>
      </header>
      <main>
        <h1 class="unseen">{texts.title}</h1>
        <p class="cover-time">
          {now.getHours()}.{String(now.getMinutes()).padStart(2, '0')}
        </p>
        <p>{now.toLocaleDateString('nl-BE', { weekday: 'long', day: 'numeric', month: 'long' })}</p>
        <button
          type="button"
          class="button quiet"
          ref={back}
          aria-label={hiding.hasNews.value ? texts.backNews : texts.back}
          onClick={hiding.show}
        >
          {texts.back}
          {hiding.hasNews.value && <i class="cover-news" aria-hidden="true" />}
        </button>
      </main>
    </div>
  )
}
