import type { DecisionFrame } from './live-board.ts'

/** What is asked before something is shut. */
export interface Question {
  readonly title: string
  readonly lines: readonly string[]
  readonly yes: string
  readonly frame: DecisionFrame
}
