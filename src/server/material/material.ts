import type { Clock } from '../clock.ts'
import type { Commit } from '../commit.ts'
import type { CheckedExamples } from './checked-examples.ts'

export interface MaterialStores {
  readonly checkedExamples: CheckedExamples
}

/** What the acts on the counsellors' material need. */
export interface MaterialDeps {
  readonly commit: Commit<MaterialStores>
  readonly clock: Clock
}
