import type { Insertable, Selectable } from 'kysely'
import { type Conversation, conversationDeadline } from '../../domain/conversation.ts'
import type { Speaker } from '../../domain/people.ts'
import type { ConversationTable } from './live-tables.ts'
import { written } from './written.ts'

type LiveConversation = Exclude<Conversation, { state: 'closed' }>

/** The columns that make a conversation: without its secrets and what is carried for it, which have names of their own. */
export const ownColumns = [
  'id',
  'state',
  'counsellor',
  'take',
  'epoch',
  'ticket_at',
  'language',
  'wanted',
  'types_slowly',
  'handed_over',
  'opened_at',
  'planned_until',
  'is_crisis',
  'missing',
  'ended_by',
  'closed_by',
  'until',
] as const

type OwnColumn = (typeof ownColumns)[number]
type Row = Pick<Selectable<ConversationTable>, OwnColumn>
type NewRow = Pick<Insertable<ConversationTable>, OwnColumn | 'due'>

/** Every own column of a conversation, so that nothing of an earlier state stays behind. */
export function rowOf(conversation: LiveConversation): NewRow {
  const { id, state, counsellor, take, epoch, ticketAt, wish } = conversation
  const held = { id, state, counsellor, take, epoch, ticket_at: ticketAt }
  const wished = { language: wish.language, wanted: wish.wanted, types_slowly: Number(wish.typesSlowly) }
  const due = conversationDeadline(conversation)
  return { ...ofNoState, ...held, ...wished, ...ofItsState(conversation), due }
}

const ofNoState = {
  handed_over: null,
  opened_at: null,
  planned_until: null,
  is_crisis: null,
  missing: null,
  ended_by: null,
  closed_by: null,
  until: null,
}

function ofItsState(conversation: LiveConversation): Partial<NewRow> {
  if (conversation.state === 'taken')
    return { handed_over: Number(conversation.handedOver), until: conversation.until }
  const { openedAt, plannedUntil, isCrisis } = conversation
  const opened = { opened_at: openedAt, planned_until: plannedUntil, is_crisis: Number(isCrisis) }
  switch (conversation.state) {
    case 'open':
      return opened
    case 'interrupted':
      return { ...opened, missing: conversation.missing.join(), until: conversation.until }
    case 'closing': {
      const { endedBy, closedBy, until } = conversation
      return { ...opened, ended_by: endedBy, closed_by: closedBy.join(), until }
    }
  }
}

/** The conversation that `rowOf` wrote. Throws on a row that misses what its state must have. */
export function conversationOf(row: Row): LiveConversation {
  const { id, counsellor, take, epoch, language, wanted } = row
  const wish = { language, wanted, typesSlowly: row.types_slowly === 1 }
  const held = { id, counsellor, take, epoch, ticketAt: row.ticket_at, wish }
  if (row.state === 'taken')
    return { state: 'taken', ...held, handedOver: row.handed_over === 1, until: written(row.until) }
  const times = { openedAt: written(row.opened_at), plannedUntil: written(row.planned_until) }
  const opened = { ...held, ...times, isCrisis: row.is_crisis === 1 }
  switch (row.state) {
    case 'open':
      return { state: 'open', ...opened }
    case 'interrupted':
      return { state: 'interrupted', ...opened, missing: speakers(row.missing), until: written(row.until) }
    case 'closing': {
      const ended = { endedBy: written(row.ended_by), closedBy: speakers(row.closed_by) }
      return { state: 'closing', ...opened, ...ended, until: written(row.until) }
    }
  }
}

function speakers(list: string | null): Speaker[] {
  return written(list)
    .split(',')
    .filter(name => name === 'visitor' || name === 'counsellor')
}
