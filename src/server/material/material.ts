import type { Sentence } from '../../protocol/sentences.ts'
import type { Audited } from '../audit/audit-log.ts'
import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { CheckedExamples } from './checked-examples.ts'
import type { SharedSentences } from './shared-sentences.ts'

export interface MaterialStores extends Audited {
  readonly checkedExamples: CheckedExamples
  readonly sharedSentences: SharedSentences
}

/** What the acts on the counsellors' material need. */
export interface MaterialDeps {
  readonly commit: Commit<MaterialStores>
  readonly clock: Clock
  /** As the site folder ships them. */
  readonly sentences: readonly Sentence[]
}
