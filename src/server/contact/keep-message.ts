import type { ContactMessage, ContactWords, SealedLetter } from '../../protocol/contact.ts'
import { type ContactDeps, dayHour, freshMail } from './contact.ts'

/** What came: a letter that only the team opens, or words as they are. */
export type Came =
  | { readonly how: 'sealed'; readonly id: string; readonly letter: SealedLetter }
  | ({ readonly how: 'open'; readonly id: string } & ContactWords)

/** [CT4] [CT5] Keeps a message to the team, once however often it is sent, and owes its mail where there is a mailbox. */
export async function keepMessage(deps: ContactDeps, came: Came): Promise<void> {
  const { commit, clock, zone, mail, log } = deps
  const message: ContactMessage = {
    ...came,
    at: dayHour(zone, clock.now()),
    state: 'new',
    mail: freshMail(mail),
  }
  const isNew = await commit(({ contactMessages }) => contactMessages.add(message))
  if (!isNew) return
  log.event('contact-kept', { isSealed: Number(came.how === 'sealed') })
  mail?.owe(message.id, message.mail.tries)
}
