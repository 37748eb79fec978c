import type { Desk } from '../../src/web/desk/desk.ts'
import type { VisitorConversation } from '../../src/web/visitor/visitor-conversation.ts'

/** What stands on a page, in short words: read by tests, shown to people in the page's own. */
export function visitorOutcome(page: VisitorConversation): readonly string[] {
  const state = page.state.value
  const words = [visitorState(state)]
  if (page.isMending.value) words.push('asks again')
  if (page.connection.value.is === 'lost') words.push('line lost')
  if (page.question.value) words.push(`question: ${page.question.value.about}`)
  for (const line of page.lines.value) {
    if (line.kind === 'event') words.push(line.text)
    else if (line.isOnItsWay) words.push(`on its way: ${line.text}`)
  }
  return words
}

function visitorState(state: VisitorConversation['state']['value']): string {
  switch (state.is) {
    case 'stopped':
    case 'not-let-in':
      return `${state.is}: ${state.why}`
    case 'ended':
      return `ended: ${state.how}`
    case 'talking':
      return `talking with ${[state.counsellor, state.colleague].filter(name => name !== null).join(' and ')}`
    default:
      return state.is
  }
}

export function deskOutcome(desk: Desk): readonly string[] {
  const view = desk.view.value
  const words: string[] = [view.at === 'conversation' ? 'conversation' : view.at]
  if (desk.state.value.is === 'lost') words.push('line lost')
  const { notice } = desk
  if (notice.value) words.push(`notice: ${notice.value.about}`)
  if (view.at !== 'conversation') return words
  const { conversation } = view
  const end = conversation.ending.end.value
  words[0] = end ? `ended: ${end}` : [conversation.stage.value, ...besideAt(conversation)].join(' with ')
  if (conversation.isDamaged.value) words.push('damaged')
  if (conversation.change.acquaintance.isNew.value) words.push('new acquaintance')
  const call = conversation.change.call.state.value
  if (call.is === 'no') words.push(`nobody came: ${call.why}`)
  for (const line of conversation.lines.value) {
    if (line.kind === 'event') words.push(line.text)
    else if (line.isOnItsWay) words.push(`on its way: ${line.text}`)
  }
  return words
}

/** Who else reads along, as the desk says it. */
const besideAt = ({ change }: NonNullable<Desk['conversation']>) =>
  change.beside.value.map(({ name }) => name)

/** What others said, as a page shows it now. */
export const heardAt = (page: VisitorConversation | NonNullable<Desk['conversation']>): readonly string[] =>
  page.lines.value.flatMap(line => (line.kind === 'said' && line.by === 'other' ? [line.text] : []))
