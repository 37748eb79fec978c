import type { ConversationId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import { parseVisitorFrame } from '../../protocol/parse-frame.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import { askColleague } from '../conversations/ask-colleague.ts'
import { closeConversation } from '../conversations/close-conversation.ts'
import { comeAgain } from '../conversations/come-again.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { refuseComer } from '../conversations/end-call.ts'
import { leaveEverywhere } from '../conversations/end-conversation.ts'
import { historyForVisitor } from '../conversations/go-on-reading.ts'
import { handOverKey } from '../conversations/hand-over-key.ts'
import { handOverNext } from '../conversations/hand-over-next.ts'
import { sendAway } from '../conversations/leave-talk.ts'
import { losePage } from '../conversations/lose-page.ts'
import { askMoreTime, typeSlowly } from '../conversations/plan-time.ts'
import { relayMessage } from '../conversations/relay-message.ts'
import { isGoingOn, isTicketOf, returnAsVisitor } from '../conversations/return-to-conversation.ts'
import { voices } from '../conversations/roles.ts'
import { HeldLine, type Line } from '../delivery.ts'
import type { Network } from '../network.ts'
import { joinQueue } from '../queue/join-queue.ts'
import { leaveQueue, visitorBack, visitorLost } from '../queue/keep-place.ts'
import { takeTicket } from '../queue/take-ticket.ts'
import type { SocketActs } from './socket.ts'
import { tellSight } from './tell-sight.ts'
import { tellTyping } from './tell-typing.ts'
import { TicketWork, type TicketWorkDeps } from './work-routes.ts'

type Own = Line<ToVisitorFrame>

interface Threshold extends TicketWorkDeps {
  /** Refuses while no new visitor may come in. */
  readonly isOpen: () => Promise<Refused | undefined>
  readonly isBehind: () => boolean
}

/**
 * What a visitor's page may do on its socket. Every frame but the first is about the conversation of the first. `network`
 * is a keyed hash of where it comes from (FL8).
 */
export function visitorActs(deps: ConversationDeps, { isOpen, isBehind, ...door }: Threshold) {
  return (line: Own, network: Network): SocketActs<VisitorFrame> => {
    const work = new TicketWork(door, network)
    let own: { conversation: ConversationId; line: Own } | undefined
    let hasKnocked = false
    let whole = false

    async function receive(frame: VisitorFrame): Promise<Refused | undefined> {
      if (frame.t === 'ping') return void line.tell({ t: 'pong' })
      if (!own) return begin(frame)
      // The same conversation on a newer socket: what comes late on this one is not said any more.
      if (deps.delivery.visitors.find(own.conversation) !== own.line) return refuse('already-open')
      if (frame.t === 'history') return askOn(frame.after)
      return receiveFor(deps, own.conversation, frame)
    }

    async function begin(frame: VisitorFrame): Promise<Refused | undefined> {
      if (frame.t === 'ticket') return giveTicket(frame)
      if (frame.t === 'return') return comeBack(frame)
      return refuse('out-of-order')
    }

    async function giveTicket({
      c: conversation,
      work: done,
    }: VisitorFrame & { t: 'ticket' }): Promise<Refused | undefined> {
      // Counted once a socket: who keeps knocking is one visitor.
      if (hasKnocked) return refuse('closed-now')
      // [WR8] The page stays, is shown out like any that has no ticket yet, and asks again by itself.
      if (isBehind()) return refuse('try-again')
      const refused = await work.take(conversation, done)
      if (refused) return refused
      const closed = await isOpen()
      hasKnocked = closed !== undefined
      if (closed) return closed
      const tooMany = work.count()
      if (tooMany) return tooMany
      const ticket = await takeTicket(deps.queue, conversation, id => isGoingOn(deps, id))
      if (isRefused(ticket)) return ticket
      own = { conversation, line }
      deps.delivery.visitors.connect(conversation, line)
      line.tell({ t: 'ticket', ...ticket })
      tellNotice()
      return undefined
    }

    async function comeBack({
      c,
      ticket,
      ...since
    }: VisitorFrame & { t: 'return' }): Promise<Refused | undefined> {
      if (!(await isTicketOf(deps, c, ticket))) return refuse('conversation-ended')
      const held = new HeldLine<ToVisitorFrame>(line)
      own = { conversation: c, line: held }
      deps.delivery.visitors.connect(c, held)
      const refused = await held.catchUp(() => returnAsVisitor(deps, c, since))
      whole = since.whole
      // Also when there is none: one may have been taken away meanwhile.
      line.tell({ t: 'notice', text: deps.queue.decided.now.notice })
      // Also beside a conversation that goes on: there it is the colleague whom the visitor asked for.
      const place = await visitorBack(deps.queue, c)
      if (!refused) return undefined
      if (place?.state === 'outside') return refuse('queue-full')
      return place ? undefined : refused
    }

    /** [WR9] The next page, for a page that came back by its ticket. */
    async function askOn(after: number): Promise<Refused | undefined> {
      if (!(own?.line instanceof HeldLine)) return refuse('out-of-order')
      const { conversation: c } = own
      return own.line.catchUp(() => historyForVisitor(deps, c, { after, whole }))
    }

    function tellNotice(): void {
      const { notice } = deps.queue.decided.now
      if (notice !== null) line.tell({ t: 'notice', text: notice })
    }

    async function gone(): Promise<void> {
      if (!own || !deps.delivery.visitors.disconnect(own.conversation, own.line)) return
      await visitorLost(deps.queue, own.conversation)
      await losePage(deps, own.conversation, 'visitor')
    }

    const isKnown = () => own !== undefined
    const isSomebodys = async () => own !== undefined && (await hasPlaceOrTalk(deps, own.conversation))
    return { parse: parseVisitorFrame, receive, gone, isKnown, isWelcome: async () => true, isSomebodys }
  }
}

/** A ticket alone is nothing yet: a page joins with it at once. */
async function hasPlaceOrTalk(deps: ConversationDeps, id: ConversationId): Promise<boolean> {
  if (await isGoingOn(deps, id)) return true
  const place = await deps.commit(({ places }) => places.find(id))
  return place !== undefined && place.state !== 'ticket'
}

async function receiveFor(
  deps: ConversationDeps,
  conversation: ConversationId,
  frame: VisitorFrame,
): Promise<Refused | undefined> {
  const from = { speaker: 'visitor', conversation } as const
  switch (frame.t) {
    case 'join':
      return joinQueue(deps.queue, conversation, {
        language: frame.lang,
        wanted: frame.wanted,
        typesSlowly: frame.slow,
      })
    case 'envelope':
      return handOverKey(deps, conversation, frame.envelope)
    case 'message':
      return relayMessage(deps, from, frame.message)
    case 'close':
      return closeConversation(deps, from, frame.message)
    case 'typing': {
      const talking = await deps.commit(({ conversations }) => conversations.find(conversation))
      return void tellTyping(deps, talking, 'visitor')
    }
    case 'looking': {
      const talking = await deps.commit(({ conversations }) => conversations.find(conversation))
      return void tellSight(deps, talking, frame.isLooking)
    }
    case 'more-time':
      return askMoreTime(deps, conversation)
    case 'slow':
      return typeSlowly(deps, conversation)
    case 'leave':
      await leaveEverywhere(deps, conversation, id => leaveQueue(deps.queue, id))
      return undefined
    case 'hand-over':
      return handOverNext(deps, conversation, { ...frame, to: voices[frame.to] })
    case 'change-no':
      return refuseComer(deps, conversation)
    case 'ask-colleague':
      return askColleague(deps, conversation)
    case 'send-away':
      return sendAway(deps, conversation)
    case 'again':
      return comeAgain(deps, conversation, frame.next)
    // Nothing waits for these yet: that they came shows that the page is there.
    case 'received':
    case 'ping':
      return undefined
    case 'ticket':
    case 'return':
    case 'history':
      return refuse('out-of-order')
  }
}
