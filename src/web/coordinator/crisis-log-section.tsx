import { useEffect, useState } from 'preact/hooks'
import type { CrisisDecisionsAnswer } from '../../protocol/crisis-decision.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import { crisisWords, toldToWords } from '../staff/crisis-words.ts'
import { Icon } from '../staff/icon.tsx'
import { useOwnService } from '../staff/own-service.ts'
import { PageHeading } from '../staff/page-heading.tsx'
import { get } from '../staff/post.ts'
import { CrisisCardFold } from './crisis-card-fold.tsx'
import { CrisisLog } from './crisis-log.ts'
import { crisisTexts } from './texts-crisis.ts'

const texts = crisisTexts.log
type Decision = CrisisDecisionsAnswer['decisions'][number]

interface CrisisLogSectionProps {
  /** Only for a coordinator, who also looks at the list for a crisis. */
  readonly examples?: CheckedExamples
}

/** [CR8] For coordinators and the data protection officer: every decision that is kept, and who read them. */
export function CrisisLogSection({ examples }: CrisisLogSectionProps) {
  const [log] = useState(() => new CrisisLog(get))
  useEffect(() => void log.load(), [])
  const state = log.state.value
  return (
    <main class="crisis-log" id="main">
      <PageHeading>{texts.heading}</PageHeading>
      <p class="lead">{texts.lead}</p>
      <p class="hint">{texts.kept}</p>
      {state.is === 'loading' && <p role="status">{texts.loading}</p>}
      {state.is === 'failed' && (
        <div class="note alarm" role="alert">
          <p>{texts.failed}</p>
          <p>
            <button type="button" class="button quiet" onClick={() => void log.load()}>
              <Icon name="refresh-cw" />
              {texts.again}
            </button>
          </p>
        </div>
      )}
      {state.is === 'here' && <Kept log={state.log} />}
      {examples && <CrisisCardFold examples={examples} />}
    </main>
  )
}

function Kept({ log: { decisions, reads } }: { readonly log: CrisisDecisionsAnswer }) {
  return (
    <>
      {decisions.length === 0 ? (
        <div class="note">
          <h2>{texts.emptyHeading}</h2>
          <p>{texts.empty}</p>
        </div>
      ) : (
        <ol class="crisis-entries" aria-label={texts.caption}>
          {decisions.map((decision, index) => (
            <li key={index}>
              <OneDecision decision={decision} />
            </li>
          ))}
        </ol>
      )}
      <section aria-labelledby="crisis-reads">
        <h2 id="crisis-reads">{texts.reads}</h2>
        <ul class="plain-list">
          {reads.map(({ day, hour, by }) => (
            <li key={`${day}-${hour}-${by}`}>
              {texts.read(by ?? texts.gone, texts.when(dayInWords(day), hour))}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** A card and no table: on a phone six columns are read by nobody. */
function OneDecision({ decision }: { readonly decision: Decision }) {
  const { day, hour, by, to, what, why, youngster } = decision
  const { columns } = texts
  const ownService = useOwnService()
  return (
    <article class="crisis-entry">
      <h3>
        {texts.when(dayInWords(day), hour)} <small>{by ?? texts.gone}</small>
      </h3>
      <dl>
        <Fact label={columns.to} value={toldToWords(ownService)[to]} />
        <Fact label={columns.what} value={what.map(one => crisisWords.what[one]).join('. ')} />
        <Fact label={columns.why} value={crisisWords.why[why]} />
        <Fact label={columns.knows} value={crisisWords.knows[youngster]} />
      </dl>
    </article>
  )
}

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
)

function dayInWords(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  return new Intl.DateTimeFormat('nl-BE', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)
}
