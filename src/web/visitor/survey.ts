import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { isAnswered, noTaps, type SurveyTaps } from '../../domain/survey.ts'
import type { SealedLetter } from '../../protocol/contact.ts'
import type { SurveyRequest } from '../../protocol/survey.ts'

/** `kept`: not sent, and still here. `late`: the half hour is over. */
export type SurveyStage = 'open' | 'sending' | 'kept' | 'sent' | 'already' | 'late'

/** What the server said, as a status of HTTP; null when it could not be asked. */
export type PostSurvey = (request: SurveyRequest) => Promise<number | null>

interface SurveyDeps {
  readonly pass: string
  readonly post: PostSurvey
  /** Seals own words to the vault; null while there is no key for it, and then nobody is asked for words. */
  readonly seal: ReadonlySignal<((text: string) => Promise<SealedLetter>) | null>
}

/** Three taps and perhaps own words, in memory until they are sent or the page is left (SV5). */
export interface Survey {
  readonly stage: ReadonlySignal<SurveyStage>
  readonly taps: Signal<SurveyTaps>
  readonly text: Signal<string>
  readonly mayWrite: ReadonlySignal<boolean>
  readonly canSend: ReadonlySignal<boolean>
  /** Somebody wants to send, and there is nothing yet: the page says what to do. */
  readonly isAskedTooSoon: ReadonlySignal<boolean>
  /** A second tap on the same answer takes it back. */
  tap<Question extends keyof SurveyTaps>(question: Question, answer: SurveyTaps[Question]): void
  /** Sends, or tries again; nothing while it is being sent or when it is settled. */
  send(): Promise<void>
}

export function makeSurvey({ pass, post, seal }: SurveyDeps): Survey {
  const stage = signal<SurveyStage>('open')
  const taps = signal(noTaps)
  const text = signal('')
  const mayWrite = computed(() => seal.value !== null)
  const canSend = computed(() => isAnswered(taps.value) || (mayWrite.value && text.value.trim() !== ''))
  const wantedToSend = signal(false)
  const isAskedTooSoon = computed(() => wantedToSend.value && !canSend.value && stage.value === 'open')
  let letter: SealedLetter | null = null
  const forget = () => {
    taps.value = noTaps
    text.value = ''
    letter = null
  }
  const mayStill = () => canSend.value && (stage.value === 'open' || stage.value === 'kept')

  return {
    stage,
    taps,
    text,
    mayWrite,
    canSend,
    isAskedTooSoon,
    tap(question, answer) {
      taps.value = { ...taps.value, [question]: taps.value[question] === answer ? null : answer }
    },
    async send() {
      wantedToSend.value = !canSend.value
      if (!mayStill()) return
      stage.value = 'sending'
      const words = text.value.trim().toWellFormed()
      try {
        // Sealed once: what is sent again is the same.
        if (words !== '' && seal.value) letter ??= await seal.value(words)
        stage.value = stageAfter(await post({ pass, taps: taps.value, text: letter }))
        if (stage.value !== 'kept') forget()
      } catch {
        stage.value = 'kept'
      }
    },
  }
}

function stageAfter(status: number | null): SurveyStage {
  switch (status) {
    case 204:
      return 'sent'
    case 409:
      return 'already'
    case 410:
      return 'late'
    default:
      return 'kept'
  }
}
