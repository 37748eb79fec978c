import { type Signal, signal } from '@preact/signals'
import { type Answers, makeAnswers } from './answers.ts'
import type { VisitorState } from './visitor-state.ts'

/** What a visitor sees and fills in before a conversation exists: there before the rest of the page is (PW4). */
export interface Form {
  readonly state: Signal<VisitorState>
  readonly answers: Answers
  /** "Dit is een computer die anderen ook gebruiken": nothing outside memory, and a reload ends it. */
  readonly isSharedComputer: Signal<boolean>
  /** What the coordinator tells everyone. */
  readonly notice: Signal<string | null>
}

export function makeForm(): Form {
  return {
    state: signal<VisitorState>({ is: 'before' }),
    answers: makeAnswers(),
    isSharedComputer: signal(false),
    notice: signal<string | null>(null),
  }
}
