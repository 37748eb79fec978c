import { useSignal } from '@preact/signals'
import { Icon } from '../staff/icon.tsx'
import { type NewsNow, newsSince } from './news.ts'
import { dayInWords, startTexts } from './texts-start.ts'

interface NewsPanelProps {
  readonly news: NewsNow
  /** A day; null: this is the first shift; undefined: not known yet. */
  readonly lastShift: string | null | undefined
}

const shownAtOnce = 3

/** [DK66] What changed since one was last here, in a few sentences each. */
export function NewsPanel({ news, lastShift }: NewsPanelProps) {
  const words = startTexts.news
  const heading = lastShift
    ? words.since(dayInWords(Date.parse(`${lastShift}T12:00`), Date.now()))
    : words.first
  return (
    <section class="news" aria-labelledby="news-title">
      <h2 id="news-title">{heading}</h2>
      <NewsBody news={news} lastShift={lastShift} />
    </section>
  )
}

function NewsBody({ news, lastShift }: NewsPanelProps) {
  const isWhole = useSignal(false)
  if (lastShift === undefined && news.is !== 'failed') return <p role="status">{startTexts.news.loading}</p>
  if (news.is !== 'here') return <p role="status">{startTexts.news[news.is]}</p>
  const all = newsSince(news.entries, lastShift ?? null)
  if (all.length === 0) return <p>{startTexts.news.none}</p>
  const shown = isWhole.value ? all : all.slice(0, shownAtOnce)
  const more = all.length - shown.length
  return (
    <>
      <ul>
        {shown.map(({ date, title, lines }) => (
          <li key={date + title}>
            <h3>{title}</h3>
            {lines.map(line => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          class="button quiet check-button"
          onClick={() => {
            isWhole.value = true
          }}
        >
          <Icon name="chevron-down" />
          {startTexts.news.more(more)}
        </button>
      )}
    </>
  )
}
