import type { Practice } from '../../protocol/practice.ts'
import type { Example } from '../staff/checked-examples.ts'

/** [DK31] A practice conversation as the team looks at it: all its words and all its ways, as one text. */
export function exampleOf(practice: Practice): Example {
  return { kind: 'practice', id: practice.id, text: JSON.stringify(practice) }
}
