import { useRef } from 'preact/hooks'
import type { PageSettings } from '../../protocol/page-settings.ts'
import { talkTime } from '../shared/talk-time.ts'
import { Thread, TypingSign } from '../shared/thread.tsx'
import { useNow } from '../shared/use-now.ts'
import { useAction } from '../staff/actions.ts'
import type { DeskMaterial } from '../staff/desk-material.ts'
import { Icon } from '../staff/icon.tsx'
import { PageHeading } from '../staff/page-heading.tsx'
import { Clock, PhaseBar } from './conversation-header.tsx'
import { DeskWrite } from './desk-write.tsx'
import { NumbersCard } from './numbers-card.tsx'
import { PhaseGuide } from './phase-guide.tsx'
import type { PracticePlay } from './practice-play.ts'
import { ScratchPad } from './scratch-pad.tsx'
import { texts } from './texts.ts'
import { practiceTexts } from './texts-practice.ts'
import { ToldBefore } from './told-before.tsx'

interface PracticePageProps {
  readonly play: PracticePlay
  readonly settings: PageSettings
  readonly material: DeskMaterial
  restart(): void
  onStop(): void
}

/** The screen of a conversation, with the same parts; a band says all the time that it is none (DK70). */
export function PracticePage({ play, settings, material, restart, onStop }: PracticePageProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { name, draft } = play

  function insert(sentence: string) {
    const before = draft.value.trimEnd()
    draft.value = before === '' ? sentence : `${before} ${sentence}`
    field.current?.focus()
  }
  return (
    <div class="practice">
      <PracticeBand restart={restart} onStop={onStop} />
      <div class="talk">
        <aside class="talk-before" aria-label={texts.conversation.context}>
          <ToldBefore name={name} intake={play.intake} themes={settings.themes} />
        </aside>
        <main class="talk-main" id="main">
          <PracticeHeader play={play} />
          <Thread label={texts.conversation.log(name)} lines={play.lines.value} otherName={name}>
            {play.isTyping.value && <TypingSign name={name} />}
          </Thread>
          <footer class="talk-write">
            <DeskWrite
              {...{ material, field }}
              talk={play}
              onSend={text => play.say(text)}
              onTyping={() => play.typing()}
            />
          </footer>
        </main>
        <aside class="talk-tools" aria-label={texts.guide.region}>
          <PhaseGuide conversation={play} examples={material.examples} />
          <ScratchPad notes={play.notes} />
          <NumbersCard numbers={settings.numbers} onInsert={insert} />
          <div class="talk-acts">
            <button type="button" class="button ink round-off" onClick={onStop}>
              <Icon name="clipboard-check" />
              {practiceTexts.finish}
            </button>
          </div>
        </aside>
      </div>
    </div>
  )
}

function PracticeBand({ restart, onStop }: Pick<PracticePageProps, 'restart' | 'onStop'>) {
  useAction('practice-restart', practiceTexts.restart, restart)
  useAction('practice-stop', practiceTexts.stop, onStop)
  return (
    <section class="practice-band" aria-label={practiceTexts.section}>
      <p>
        <Icon name="info" />
        <b>{practiceTexts.band}</b>
      </p>
      <div class="button-row">
        <button type="button" class="button quiet check-button" onClick={restart}>
          <Icon name="refresh-cw" />
          {practiceTexts.restart}
        </button>
        <button type="button" class="button quiet check-button" onClick={onStop}>
          <Icon name="x" />
          {practiceTexts.stop}
        </button>
      </div>
    </section>
  )
}

function PracticeHeader({ play }: Pick<PracticePageProps, 'play'>) {
  const now = useNow(5_000)
  const opened = play.time.opened.value
  return (
    <header class="conversation-head">
      <div>
        <PageHeading>{play.name}</PageHeading>
        <ul class="connections">
          <li class="is-there">
            <i aria-hidden="true" />
            {practiceTexts.invented(play.name)}
          </li>
          <li>
            <Icon name="lock" />
            {practiceTexts.onlyHere}
          </li>
        </ul>
      </div>
      {opened && <Clock opened={opened} now={now} />}
      {opened && <PhaseBar time={talkTime(opened, now)} />}
    </header>
  )
}
