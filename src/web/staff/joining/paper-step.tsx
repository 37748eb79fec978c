import { Icon } from '../icon.tsx'
import { inGroups } from './paper-proof.ts'
import { joiningTexts } from './texts.ts'

const { paper: texts } = joiningTexts

export interface Papers {
  /** Seven words, parted by spaces. */
  readonly phrase: string
  /** The recovery identity; null for who gets none. */
  readonly recovery: string | null
}

interface PaperStepProps {
  readonly site: string
  readonly name: string
  readonly date: string
  readonly papers: Papers
  onWritten(): void
}

/** [SI43] What belongs on paper, to print or to copy by hand. On paper each sheet is a page of its own. */
export function PaperStep({ site, name, date, papers, onWritten }: PaperStepProps) {
  return (
    <>
      <div class="papers">
        {papers.recovery !== null && <RecoverySheet site={site} date={date} code={papers.recovery} />}
        <section class="paper" aria-labelledby="phrase-title" translate={false}>
          <h2 id="phrase-title">{texts.phrase.title(name)}</h2>
          <p class="paper-date">
            {site}, {texts.made(date)}
          </p>
          <ol class="paper-words">
            {papers.phrase.split(' ').map(word => (
              <li key={word}>{word}</li>
            ))}
          </ol>
          <p>{texts.phrase.opens}</p>
          <p>{texts.phrase.keep}</p>
        </section>
      </div>
      <div class="button-row">
        <button type="button" class="button quiet" onClick={() => window.print()}>
          <Icon name="printer" />
          {texts.print}
        </button>
        <button type="button" class="button" onClick={onWritten}>
          {texts.written}
          <Icon name="arrow-right" />
        </button>
      </div>
    </>
  )
}

function RecoverySheet({ site, date, code }: { site: string; date: string; code: string }) {
  return (
    <section class="paper" aria-labelledby="recovery-title" translate={false}>
      <h2 id="recovery-title">{texts.recovery.title(site)}</h2>
      <p class="paper-date">{texts.made(date)}</p>
      <p>{texts.recovery.opens}</p>
      <ul>
        {texts.recovery.list.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="paper-code-label">{texts.recovery.code}</p>
      <p class="paper-code">
        {inGroups(code).map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </p>
      <p>{texts.recovery.keep}</p>
      <p class="paper-tool">{texts.recovery.tool}</p>
    </section>
  )
}
