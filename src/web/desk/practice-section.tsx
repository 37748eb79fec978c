import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { Practice } from '../../protocol/practice.ts'
import type { CheckedExamples } from '../staff/checked-examples.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { ExampleMark } from '../staff/example-mark.tsx'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { exampleOf } from './practice-example.ts'
import { PracticePage } from './practice-page.tsx'
import { PracticeReview } from './practice-review-page.tsx'
import type { PracticeRoom } from './practice-room.ts'
import { PracticeTick } from './practice-tick.tsx'
import { practiceTexts as texts } from './texts-practice.ts'

export interface PracticeSectionProps {
  readonly room: PracticeRoom
  readonly settings: PageSettings
  readonly material: DeskMaterial
  /** A coordinator says that the team looked at an example. */
  readonly mayTick: boolean
  /** Ids of what this person played to the end. */
  readonly practised: readonly string[]
  /** "Even pauze", for who is on duty; undefined for who has no desk. */
  readonly onPause: (() => void) | undefined
  /** Back to the own work. */
  onDone(): void
}

/** The part of the staff page where one practises: the list, a conversation, and looking back at it. */
export function PracticeSection(props: PracticeSectionProps) {
  const { room, settings, material, onDone } = props
  useEffect(() => void room.load(), [room])
  const play = room.play.value
  if (!play) return <PracticeList {...props} />
  const restart = () => room.begin(play.practice)
  const leave = () => room.leave()
  if (play.stage.value.is === 'going')
    return (
      <PracticePage key={play.key} {...{ play, settings, material, restart }} onStop={() => play.stop()} />
    )
  return <PracticeReview {...{ play, restart, leave, onDone }} />
}

function PracticeList({ room, material, mayTick, practised, onPause }: PracticeSectionProps) {
  const now = room.now.value
  const mayPractise = room.mayPractise.value
  return (
    <Sheet>
      <PageHeading>{texts.heading}</PageHeading>
      {texts.lead.map(line => (
        <p key={line}>{line}</p>
      ))}
      {room.isInterrupted.value && <p class="note">{texts.interrupted}</p>}
      {!mayPractise && <OnDuty onPause={onPause} />}
      {now.is === 'loading' && <p role="status">{texts.loading}</p>}
      {now.is === 'failed' && <Failed room={room} />}
      {now.is === 'here' && now.practices.length === 0 && <p>{texts.none}</p>}
      {now.is === 'here' && (
        <ul class="practices">
          {now.practices.map(practice => (
            <PracticeCard
              key={practice.id}
              {...{ practice, mayPractise, mayTick }}
              examples={material.examples}
              wasPractised={practised.includes(practice.id)}
              onBegin={() => room.begin(practice)}
            />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function Sheet({ children }: { readonly children: ComponentChildren }) {
  return (
    <main class="duty-page alone" id="main">
      <div class="duty-sheet">{children}</div>
    </main>
  )
}

/** [DK71] On duty nobody practises: the ring would come in the middle of it. */
function OnDuty({ onPause }: Pick<PracticeSectionProps, 'onPause'>) {
  return (
    <div class="note attention practice-wait">
      {texts.onDuty.map(line => (
        <p key={line}>{line}</p>
      ))}
      {onPause && (
        <button type="button" class="button quiet" onClick={onPause}>
          <Icon name="coffee" />
          {texts.pause}
        </button>
      )}
    </div>
  )
}

function Failed({ room }: Pick<PracticeSectionProps, 'room'>) {
  return (
    <div class="note alarm practice-wait">
      <p role="status">{texts.failed}</p>
      <button type="button" class="button quiet" onClick={() => void room.load()}>
        <Icon name="refresh-cw" />
        {texts.again}
      </button>
    </div>
  )
}

interface PracticeCardProps {
  readonly practice: Practice
  readonly examples: CheckedExamples
  readonly mayPractise: boolean
  readonly mayTick: boolean
  readonly wasPractised: boolean
  onBegin(): void
}

function PracticeCard({ practice, examples, wasPractised, onBegin, ...may }: PracticeCardProps) {
  const { title, about, minutes } = practice
  const example = exampleOf(practice)
  return (
    <li>
      <h2>{title}</h2>
      <p>{about}</p>
      <p class="practice-facts">
        <span>
          <Icon name="clock" /> {texts.minutes(minutes)}
        </span>
        {wasPractised && (
          <span>
            <Icon name="check" /> {texts.practised}
          </span>
        )}
        <ExampleMark examples={examples} {...example} />
      </p>
      <button type="button" class="button" disabled={!may.mayPractise} onClick={onBegin}>
        {texts.begin(title)}
      </button>
      {may.mayTick && <PracticeTick {...{ examples, example, title }} />}
    </li>
  )
}
