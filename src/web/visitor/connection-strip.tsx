import { standardLimits } from '../../domain/limits.ts'
import { Icon } from '../shared/icon.tsx'
import { useNow } from '../shared/use-now.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

const texts = visitorTexts.talk
/** A blink of the network is not worth a word. */
const saidAfter = 1_500

interface StripProps {
  readonly conversation: VisitorConversation
  readonly counsellor: string
}

/** One line above the field about the wire: mine first, then the other's. Announcing is done elsewhere. */
export function ConnectionStrip({ conversation, counsellor }: StripProps) {
  const now = useNow(500)
  const words = stripWords(conversation, counsellor, now)
  if (words === '') return null
  return (
    <p class="strip">
      <Icon name={conversation.comesNow.value === null ? 'wifi-off' : 'users'} />
      {words}
    </p>
  )
}

function stripWords(conversation: VisitorConversation, counsellor: string, now: number): string {
  const { is, since } = conversation.connection.value
  if (conversation.isOutboxFull.value) return texts.tooManyWait
  if (is === 'lost' && now - since > saidAfter) return texts.lost
  if (conversation.isMending.value) return texts.mending
  const comes = conversation.comesNow.value
  if (comes !== null) return visitorTexts.hands.connecting(comes)
  const goneSince = conversation.goneSince.value
  // From then on the card above says more.
  const isCardShown = goneSince !== null && now - goneSince >= standardLimits.colleagueOffered
  return conversation.isOtherConnected.value || isCardShown ? '' : texts.otherLost(counsellor)
}
