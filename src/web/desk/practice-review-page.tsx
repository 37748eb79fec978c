import type { ReviewedPhase } from '../../domain/practice-review.ts'
import { Thread } from '../shared/thread.tsx'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { phaseWords } from '../staff/phase-words.ts'
import type { PracticePlay } from './practice-play.ts'
import { texts as deskTexts } from './texts.ts'
import { practiceTexts } from './texts-practice.ts'

const texts = practiceTexts.review

interface PracticeReviewProps {
  readonly play: PracticePlay
  restart(): void
  leave(): void
  onDone(): void
}

/** [DK72] Looking back, kindly: what was done in which phase, and what could be tried. No score, and nothing is kept. */
export function PracticeReview({ play, restart, leave, onDone }: PracticeReviewProps) {
  const stage = play.stage.value
  const end = stage.is === 'ended' ? stage.end : null
  const phases = play.review
  const { practice, name } = play
  return (
    <main class="duty-page alone" id="main">
      <div class="duty-sheet practice-review">
        <PageHeading>{texts.heading}</PageHeading>
        <p>{end === null ? texts.stopped : practiceTexts.ends[end](name)}</p>
        <p>{phases.length === 0 ? texts.nothingAtAll : texts.lead}</p>
        {phases.map(one => (
          <PhaseReview key={one.phase} reviewed={one} tips={practice.tips} />
        ))}
        <section class="practice-last" aria-labelledby="practice-last">
          <h2 id="practice-last">{texts.last}</h2>
          <ul>
            {practice.last.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        <details class="practice-reread">
          <summary>{texts.reread}</summary>
          <Thread label={deskTexts.conversation.log(name)} lines={play.lines.value} otherName={name} />
        </details>
        <div class="button-row">
          <button type="button" class="button" onClick={leave}>
            {texts.others}
          </button>
          <button type="button" class="button quiet" onClick={restart}>
            <Icon name="refresh-cw" />
            {practiceTexts.restart}
          </button>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              leave()
              onDone()
            }}
          >
            {texts.ready}
          </button>
        </div>
      </div>
    </main>
  )
}

interface PhaseReviewProps {
  readonly reviewed: ReviewedPhase
  readonly tips: PracticePlay['practice']['tips']
}

function PhaseReview({ reviewed, tips }: PhaseReviewProps) {
  const { phase, made, tries } = reviewed
  const tried = tries.flatMap(move => tips[move] ?? [])
  return (
    <section class="phase-review">
      <h2>{deskTexts.guide.phase(phase, phaseWords[phase - 1]?.name ?? '')}</h2>
      {made.length === 0 && <p>{texts.nothingSeen}</p>}
      {made.length > 0 && (
        <>
          <h3>{texts.made}</h3>
          <ul class="made">
            {made.map(move => (
              <li key={move}>
                <Icon name={move === 'gives-advice-too-soon' ? 'info' : 'check'} />
                {texts.moves[move]}
              </li>
            ))}
          </ul>
        </>
      )}
      {tried.length > 0 && (
        <>
          <h3>{texts.tries}</h3>
          <ul>
            {tried.map(tip => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
