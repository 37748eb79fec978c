import type { Instant } from '../../domain/people.ts'

/** What people keep for themselves, sealed (SE25b), by account; in the main store, inside one transaction. */
export interface OwnSettingsBook {
  find(account: string): Promise<string | undefined>
  /** Over what was kept before. */
  put(account: string, sealed: string, now: Instant): Promise<void>
}
