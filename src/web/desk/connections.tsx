import { useNow } from '../shared/use-now.ts'
import { Icon } from '../staff/icon.tsx'
import type { Desk } from './desk.ts'
import type { DeskConversation } from './desk-conversation.ts'
import { texts } from './texts.ts'
import { lastMessageWords, connectionTexts as words } from './texts-connection.ts'

interface ConnectionsProps {
  readonly desk: Desk
  readonly conversation: DeskConversation
}

/** Both sides apart: who is not there is never guessed from who is. And when the visitor last said something. */
export function Connections({ desk, conversation }: ConnectionsProps) {
  const own = desk.state.value.is
  const isPeerThere = conversation.isPeerConnected.value
  return (
    <ul class="connections">
      <Side name={conversation.name} isThere={isPeerThere}>
        {!isPeerThere ? words.away : conversation.isPeerLooking.value ? words.connected : words.hidden}
      </Side>
      <Side name={words.you} isThere={own === 'connected'}>
        {own === 'connected' ? words.connected : words.lost}
      </Side>
      {conversation.change.beside.value.map(({ role, name }) => (
        <li key={role} class="is-there">
          <i aria-hidden="true" />
          {role === 3 ? texts.change.colleagueHere(name) : texts.change.youTalkAlong(name)}
        </li>
      ))}
      <li class="is-sealed">
        <Icon name="lock" />
        {texts.conversation.sealed}
      </li>
      <LastMessage conversation={conversation} />
    </ul>
  )
}

interface SideProps {
  readonly name: string
  readonly isThere: boolean
  readonly children: string
}

function Side({ name, isThere, children }: SideProps) {
  return (
    <li class={isThere ? 'is-there' : 'is-gone'}>
      <i aria-hidden="true" />
      {name}: {children}
    </li>
  )
}

/** [DK38] How long ago the visitor said something: a silence is seen, and no clock hurries. Not in a crisis (DK13). */
function LastMessage({ conversation }: Pick<ConnectionsProps, 'conversation'>) {
  const now = useNow(5_000)
  const last = conversation.lines.value.findLast(line => line.kind === 'said' && line.by === 'other')
  if (!last || conversation.time.isCrisis) return null
  return <li class="last-message">{lastMessageWords(now - last.at)}</li>
}
