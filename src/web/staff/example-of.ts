import type { Sentence } from '../../protocol/sentences.ts'
import type { Example } from './checked-examples.ts'
import { type PhaseWords, wordsOfPhase } from './phase-words.ts'

/** What is ticked of a sentence that ships: its words, and where it is offered. */
export function exampleOfSentence({ name, phase, text }: Sentence): Example {
  return { kind: 'sentence', id: name, text: `${phase}\n${text}` }
}

/** What is ticked of the phase guide: a whole phase at once. */
export function exampleOfPhase(phase: PhaseWords): Example {
  return { kind: 'phase-guide', id: phase.id, text: wordsOfPhase(phase) }
}
