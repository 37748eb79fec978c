import { type DayHead, shortHead } from '../../domain/audit-log.ts'
import { Icon } from '../staff/icon.tsx'
import { auditTexts } from './audit-texts.ts'
import { dayInWords } from './audit-words.ts'

const texts = auditTexts.heads

/** [AU11] The head of now and of the days before: to be read aloud, noted or printed by who wants to. */
export function AuditHeads({ heads }: { readonly heads: readonly DayHead[] }) {
  const [newest] = heads
  if (!newest) return null
  return (
    <section class="audit-heads" aria-labelledby="audit-heads">
      <h2 id="audit-heads">{texts.heading}</h2>
      <p class="audit-head">
        <span class="unseen">{texts.current}: </span>
        {shortHead(newest.hash)}
      </p>
      <p>{texts.lead}</p>
      <p class="hint">{texts.hint}</p>
      <details class="fold">
        <summary>
          <Icon name="chevron-down" />
          {texts.days}
        </summary>
        <dl>
          {heads.map(({ day, seq, hash }) => (
            <div key={seq}>
              <dt>{dayInWords(day)}</dt>
              <dd>
                <span class="audit-head">{shortHead(hash)}</span>
                <small>
                  {texts.whole(seq)} <code>{hash}</code>
                </small>
              </dd>
            </div>
          ))}
        </dl>
        <button type="button" class="button quiet" onClick={() => window.print()}>
          {texts.print}
        </button>
      </details>
    </section>
  )
}
