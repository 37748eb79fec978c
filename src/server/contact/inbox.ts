import { type Refused, refuse } from '../../domain/refusal.ts'
import type { ContactMessagesAnswer, ContactState } from '../../protocol/contact.ts'
import type { ContactDeps } from './contact.ts'

const mostShown = 100
/** A page asks again by itself, for the number in its bar: within an hour it is the same reading. */
const oneReading = 60 * 60_000

/** [CT10] The messages to the team, and how many stand behind those that are shown. */
export async function readInbox(
  { commit, keptDays }: ContactDeps,
  by: string,
): Promise<ContactMessagesAnswer> {
  return commit(async ({ contactMessages, auditLog }) => {
    const messages = [...(await contactMessages.newest(mostShown))]
    await auditLog.appendOnceIn(oneReading, { actor: by, action: 'inbox-read', times: messages.length })
    const more = Math.max(0, (await contactMessages.count()) - messages.length)
    return { messages, more, keptDays }
  })
}

const settledAs = { handled: 'message-handled', new: 'message-reopened' } as const

/** [CT11] Dealt with, or after all not. Its mail is not tried any more, or again. Refuses `not-yours` when it is gone. */
export async function setHandled(
  { commit, mail }: ContactDeps,
  by: string,
  id: string,
  state: ContactState,
): Promise<Refused | undefined> {
  const message = await commit(async ({ contactMessages, auditLog }) => {
    const found = await contactMessages.find(id)
    if (!found) return undefined
    await contactMessages.setState(id, state)
    await auditLog.append({ actor: by, action: settledAs[state], object: id })
    return found
  })
  if (!message) return refuse('not-yours')
  const isUnsent = message.mail.state === 'owed' || message.mail.state === 'failed'
  if (state === 'new' && isUnsent) mail?.owe(id, message.mail.tries)
  return undefined
}

/** [CT11] Gone from the database and its journal, for everyone. */
export async function eraseMessage(
  { commit, erasure, log }: ContactDeps,
  by: string,
  id: string,
): Promise<void> {
  const wasThere = await commit(async ({ contactMessages, auditLog }) => {
    const isGone = await contactMessages.remove(id)
    if (isGone) await auditLog.append({ actor: by, action: 'message-erased', object: id })
    return isGone
  })
  if (!wasThere) return
  log.event('contact-erased', { count: 1 })
  await erasure.erase()
}
