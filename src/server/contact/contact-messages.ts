import type { LocalDate } from '../../domain/opening-plan.ts'
import type { ContactMessage, ContactState } from '../../protocol/contact.ts'
import type { Audited } from '../audit/audit-log.ts'

/** The messages to the team in the main store, inside one transaction. */
export interface ContactMessages {
  /** Once: a message of the same id is kept as it is, and the answer is false. */
  add(message: ContactMessage): Promise<boolean>
  find(id: string): Promise<ContactMessage | undefined>
  /** New ones first, of each the newest first. */
  newest(most: number): Promise<readonly ContactMessage[]>
  count(): Promise<number>
  /** False when it is not there. */
  setState(id: string, state: ContactState): Promise<boolean>
  setMail(id: string, mail: ContactMessage['mail']): Promise<void>
  /** New ones of which a mail has not arrived. */
  unsent(): Promise<readonly Pick<ContactMessage, 'id' | 'mail'>[]>
  /** False when it was not there. */
  remove(id: string): Promise<boolean>
  /** Erases those from before this day; says how many. */
  removeBefore(day: LocalDate): Promise<number>
}

export type ContactStores = Audited & { readonly contactMessages: ContactMessages }
