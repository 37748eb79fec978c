import type { CheckedExamples, Example } from './checked-examples.ts'

/** What one reads on a text that nobody of the team looked at yet. */
export const exampleWords = { mark: 'voorbeeld: laat nakijken door je team' }

/** [DK31] Says of a text that ships that it is an example, until a coordinator ticks it. */
export function ExampleMark({ examples, ...example }: Example & { readonly examples: CheckedExamples }) {
  return examples.tickOf(example) === undefined ? (
    <small class="example-mark">{exampleWords.mark}</small>
  ) : null
}
