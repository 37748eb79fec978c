import { type ReadonlySignal, signal } from '@preact/signals'
import { longestSentence, type SentencePhase } from '../../protocol/sentences.ts'
import { sentenceLimits } from './own-content.ts'

/** A sentence that is being written. */
export interface SentenceDraft {
  readonly name: string
  readonly phase: SentencePhase
  readonly text: string
}

/** What is wrong with it, by field. */
export interface SentenceFaults {
  readonly name?: 'missing' | 'taken'
  readonly text?: 'missing' | 'too-long'
}

/** A short name as it is kept: small letters, digits and dashes, however it was typed. */
export function tidyName(typed: string): string {
  const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, sentenceLimits.name)
    .replace(/^-+|-+$/g, '')
}

/** [DK39] What has to be mended before it can be kept; an empty object: nothing. */
export function faultsOf({ name, text }: SentenceDraft, isTaken: (name: string) => boolean): SentenceFaults {
  const tidy = tidyName(name)
  return {
    ...(tidy.length < 2 ? { name: 'missing' as const } : isTaken(tidy) && { name: 'taken' as const }),
    ...(text.trim() === ''
      ? { text: 'missing' as const }
      : text.trim().length > longestSentence && { text: 'too-long' as const }),
  }
}

/** The forms that are open, by key. They stay when another part of the page is looked at. */
export class SentenceDrafts {
  readonly #open = signal<ReadonlyMap<string, SentenceDraft>>(new Map())

  get open(): ReadonlySignal<ReadonlyMap<string, SentenceDraft>> {
    return this.#open
  }

  write(key: string, draft: SentenceDraft): void {
    this.#open.value = new Map(this.#open.value).set(key, draft)
  }

  close(key: string): void {
    const left = new Map(this.#open.value)
    left.delete(key)
    this.#open.value = left
  }
}
