import { backgroundTab } from './background-tab.ts'
import type { LongTest } from './long-test.ts'
import { mutation } from './mutation.ts'

/** Another long test is another file and a line here. */
export const longTests: Readonly<Record<string, LongTest>> = {
  'background-tab': backgroundTab,
  mutation,
}
