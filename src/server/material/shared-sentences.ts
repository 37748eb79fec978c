import type { Instant } from '../../domain/people.ts'
import type { Sentence, SentencesAnswer, SharedSentence } from '../../protocol/sentences.ts'

/** How a shared sentence differs from what ships. `value` null: taken away. */
export interface SentenceChange {
  readonly name: string
  readonly value: Pick<Sentence, 'phase' | 'text'> | null
  /** The name of who changed it. */
  readonly by: string
  readonly at: Instant
}

/** The differences in the main store, inside one transaction. */
export interface SharedSentences {
  /** In the order of their names. */
  all(): Promise<readonly SentenceChange[]>
  /** Over an earlier difference of the same name. */
  put(change: SentenceChange): Promise<void>
  remove(name: string): Promise<void>
}

/** [DK32] What ships, as coordinators changed it; what they added stands at the end. */
export function withChanges(
  shipped: readonly Sentence[],
  changes: readonly SentenceChange[],
): SentencesAnswer {
  const changeOf = new Map(changes.map(change => [change.name, change]))
  const names = new Set(shipped.map(({ name }) => name))
  const known = shipped.flatMap((own): SharedSentence[] => {
    const change = changeOf.get(own.name)
    if (!change) return [{ ...own, is: 'shipped' }]
    const { value, by, at } = change
    return value ? [{ name: own.name, ...value, by, at, is: 'changed' }] : []
  })
  const added = changes.flatMap(({ name, value, by, at }): SharedSentence[] =>
    value && !names.has(name) ? [{ name, ...value, by, at, is: 'added' }] : [],
  )
  const removed = shipped.flatMap(own => {
    const change = changeOf.get(own.name)
    return change?.value === null ? [{ ...own, by: change.by, at: change.at }] : []
  })
  return { sentences: [...known, ...added], removed }
}
