import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ContactMessagesAnswer, ContactState } from '../../protocol/contact.ts'
import type { ContactDeps } from './contact.ts'

const mostShown = 100

/** [CT10] The messages to the team, and how many stand behind those that are shown. */
export async function readInbox({ commit, keptDays }: ContactDeps): Promise<ContactMessagesAnswer> {
  return commit(async ({ contactMessages }) => {
    const messages = [...(await contactMessages.newest(mostShown))]
    const more = Math.max(0, (await contactMessages.count()) - messages.length)
    return { messages, more, keptDays }
  })
}

/** [CT11] Dealt with, or after all not. Its mail is not tried any more, or again. Refuses `not-yours` when it is gone. */
export async function setHandled(
  { commit, mail }: ContactDeps,
  id: string,
  state: ContactState,
): Promise<Refused | undefined> {
  const message = await commit(async ({ contactMessages }) => {
    const found = await contactMessages.find(id)
    if (found) await contactMessages.setState(id, state)
    return found
  })
  if (!message) return refuse('not-yours')
  const isUnsent = message.mail.state === 'owed' || message.mail.state === 'failed'
  if (state === 'new' && isUnsent) mail?.owe(id, message.mail.tries)
  return undefined
}

/** [CT11] Gone from the database and its journal, for everyone. */
export async function eraseMessage({ commit, erasure, log }: ContactDeps, id: string): Promise<void> {
  const wasThere = await commit(({ contactMessages }) => contactMessages.remove(id))
  if (!wasThere) return
  log.event('contact-erased', { count: 1 })
  await erasure.erase()
}
