import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { cleanText, type Intake } from '../../crypto/message-content.ts'
import { standardLimits } from '../../domain/limits.ts'
import {
  answerPractice,
  type PracticeEnd,
  type PracticeLine,
  type PracticeState,
  type Reaction,
  startPractice,
  stayedSilent,
} from '../../domain/practice.ts'
import { type ReviewedPhase, reviewPractice } from '../../domain/practice-review.ts'
import { recogniseMoves } from '../../domain/recognise-moves.ts'
import type { Practice } from '../../protocol/practice.ts'
import type { Opened } from '../shared/talk-time.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import { makeThreadLines } from '../shared/thread-lines.ts'
import { phasesOf } from './phases.ts'
import { PrivateNote } from './private-note.ts'
import { practiceTexts } from './texts-practice.ts'

/** ended: with how it ended; null when the counsellor stopped it. */
export type PracticeStage =
  | { readonly is: 'going' }
  | { readonly is: 'ended'; readonly end: PracticeEnd | null }

const plannedMinutes = 45
const minute = 60_000
/** People write in several goes: the youngster reads on until nothing has come for so long. */
const readsFor = 1_200

let begun = 0

/**
 * One practice conversation, in this page and nowhere else (DK70): it has no connection, no key and no wire to write on.
 */
export class PracticePlay {
  readonly practice: Practice
  /** Another one for every time it is begun. */
  readonly key: number
  readonly draft = signal('')
  readonly notes = signal(new PrivateNote())
  readonly cues = signal<readonly string[]>([])
  readonly #thread = makeThreadLines(Date.now)
  readonly #isTyping = signal(false)
  readonly #stage = signal<PracticeStage>({ is: 'going' })
  readonly #opened: Signal<Opened> = signal(openedAt(0))
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #state: PracticeState
  #unread = ''
  #reading: ReturnType<typeof setTimeout> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined
  #isSpeaking = false

  constructor(practice: Practice) {
    this.practice = practice
    begun += 1
    this.key = begun
    const first = startPractice(practice)
    this.#state = first.state
    this.#thread.addEvent(practiceTexts.here(this.name))
    this.#follow(first)
  }

  get name(): string {
    return this.practice.youngster.nickname
  }

  get knownName(): string {
    return this.name
  }

  get intake(): Intake {
    return { k: 'intake', ...this.practice.youngster }
  }

  get lines(): ReadonlySignal<readonly ThreadLine[]> {
    return this.#thread.lines
  }

  get isTyping(): ReadonlySignal<boolean> {
    return this.#isTyping
  }

  get stage(): ReadonlySignal<PracticeStage> {
    return this.#stage
  }

  /** The clock of the desk: it jumps ahead where the story does, so that the phases of the page fit the talk. */
  get time(): { readonly opened: ReadonlySignal<Opened | null> } {
    return { opened: this.#opened }
  }

  get review(): readonly ReviewedPhase[] {
    return reviewPractice(this.practice, this.#state.turns)
  }

  /** The limits of a real conversation; false when the text cannot be taken: nothing happened. */
  say(typed: string): boolean {
    const text = cleanText(typed).trim()
    if (this.#stage.peek().is === 'ended' || text === '' || text.length > standardLimits.messageLength)
      return false
    this.#thread.restore({ kind: 'said', by: 'me', text, at: Date.now() })
    this.#unread = `${this.#unread} ${text}`
    this.#readLater()
    return true
  }

  /** Called while something is typed: the youngster waits for it. */
  typing(): void {
    if (this.#unread !== '') this.#readLater()
  }

  /** The counsellor stops, or is called away; what was said stays on this page until it is left. */
  stop(): void {
    if (this.#stage.peek().is === 'going') this.#end(null)
  }

  /** The page is left: nothing of it stays. */
  erase(): void {
    this.stop()
    this.#thread.clear()
    this.draft.value = ''
    this.notes.value = new PrivateNote()
    this.cues.value = []
  }

  #readLater(): void {
    clearTimeout(this.#reading)
    clearTimeout(this.#silence)
    if (!this.#isSpeaking) this.#reading = this.#in(readsFor, () => this.#react())
  }

  #react(): void {
    const moves = recogniseMoves(this.practice, this.#unread)
    this.#unread = ''
    this.#follow(answerPractice(this.practice, this.#state, moves))
  }

  #follow(reaction: Reaction): void {
    this.#state = reaction.state
    this.#isSpeaking = true
    this.#goTo(reaction.phase)
    this.#speak([...reaction.says], reaction)
  }

  #speak([line, ...rest]: PracticeLine[], reaction: Reaction): void {
    if (!line) this.#afterSpeaking(reaction)
    else this.#type(line, () => this.#speak(rest, reaction))
  }

  #type({ text, pauseSeconds, typingSeconds }: PracticeLine, then: () => void): void {
    this.#in(pauseSeconds * 1000, () => {
      this.#isTyping.value = true
      this.#in(typingSeconds * 1000, () => {
        this.#isTyping.value = false
        if (text !== null) this.#thread.sayOther(text)
        then()
      })
    })
  }

  #afterSpeaking({ end, silentAfterSeconds }: Reaction): void {
    this.#isSpeaking = false
    if (end) this.#end(end)
    else if (this.#unread !== '') this.#readLater()
    else if (silentAfterSeconds !== null)
      this.#silence = this.#in(silentAfterSeconds * 1000, () => {
        const left = stayedSilent(this.practice, this.#state)
        if (left) this.#follow(left)
      })
  }

  #goTo(phase: number): void {
    const from = (phasesOf(plannedMinutes)[phase - 1]?.fromMinute ?? 0) * minute
    const { elapsed, heardAt } = this.#opened.peek()
    const passed = elapsed + Date.now() - heardAt
    if (from > passed) this.#opened.value = openedAt(from)
  }

  #end(end: PracticeEnd | null): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    this.#isTyping.value = false
    this.#unread = ''
    if (end) this.#thread.addEvent(practiceTexts.ends[end](this.name))
    this.#stage.value = { is: 'ended', end }
  }

  #in(milliseconds: number, act: () => void): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, milliseconds)
    this.#timers.add(timer)
    return timer
  }
}

function openedAt(elapsed: number): Opened {
  return { elapsed, planned: plannedMinutes * minute, heardAt: Date.now(), isClockShown: true }
}
