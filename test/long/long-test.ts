export type Say = (line: string) => void

/** A test that takes longer than anybody waits for: by hand, or at night. Its last line is its result as JSON. */
export interface LongTest {
  readonly about: string
  /** Its options, as a person reads them. */
  readonly usage: string
  /** Refuses options that it does not know, with what it expected. */
  run(wishes: readonly string[], say: Say): Promise<'passed' | 'failed' | { refused: string }>
}
