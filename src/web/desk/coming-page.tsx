import { NoticePage } from '../staff/notice-page.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'

interface ComingPageProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
}

/** [CH5] The own conversation goes on, and this page has no key of it yet; there is always a way out. */
export function ReturningPage({ desk, conversation }: ComingPageProps) {
  const { heading, lines, reading, wait, declined, end } = texts.returning
  const isReading = conversation.stage.value === 'greeting'
  if (conversation.isDeclined.value)
    return (
      <NoticePage icon="info" heading={declined.heading} lines={declined.lines}>
        <button type="button" class="button large quiet" onClick={() => desk.giveUp()}>
          {end}
        </button>
      </NoticePage>
    )
  return (
    <NoticePage icon="refresh-cw" heading={heading} lines={isReading ? [reading] : [...lines, wait]}>
      {!isReading && (
        <button type="button" class="button large quiet" onClick={() => desk.giveUp()}>
          {end}
        </button>
      )}
    </NoticePage>
  )
}

/** [CH2] A colleague's call was taken: now it is for the visitor to say. */
export function JoiningPage({ conversation }: Pick<ComingPageProps, 'conversation'>) {
  const { heading, lines, alone, asker, opening, leave } = texts.joining
  const as = conversation.taken.change?.why === 'colleague' ? 'colleague' : 'transfer'
  const name = conversation.change.acquaintance.askedBy.value
  const isOpening = conversation.stage.value === 'greeting'
  const who = conversation.taken.change?.from ? (name ? [asker(name)] : []) : [alone]
  return (
    <NoticePage icon="users" heading={heading[as]} lines={isOpening ? [opening] : [...lines[as], ...who]}>
      {!isOpening && (
        <button type="button" class="button large quiet" onClick={() => conversation.leave()}>
          {leave}
        </button>
      )}
    </NoticePage>
  )
}
