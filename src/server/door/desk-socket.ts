import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { isRefused, type Refused, refuse } from '../../domain/refusal.ts'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'
import { parseDeskFrame } from '../../protocol/parse-frame.ts'
import { closeConversation } from '../conversations/close-conversation.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { giveHistory } from '../conversations/give-history.ts'
import { giveUpConversation } from '../conversations/give-up.ts'
import { addTime, hideClock, roundOff } from '../conversations/plan-time.ts'
import { relayMessage } from '../conversations/relay-message.ts'
import {
  conversationOf,
  losePage,
  missedBy,
  returnAsCounsellor,
} from '../conversations/return-to-conversation.ts'
import { takeOffer } from '../conversations/take-offer.ts'
import { HeldLine, type Line } from '../delivery.ts'
import { declineOffer, setReady } from '../queue/answer-offer.ts'
import { decide } from '../queue/decide.ts'
import { counsellorArrives, counsellorLost } from '../queue/keep-place.ts'
import { tellBoard } from '../queue/tell-places.ts'
import type { DeskPasses } from '../staff/desk-passes.ts'
import { disciplinesOf } from '../staff/grants.ts'
import type { Account } from '../staff/people.ts'
import { whoIs } from '../staff/sessions.ts'
import type { StaffDeps } from '../staff/staff.ts'
import type { SocketActs } from './socket.ts'
import { tellTyping } from './tell-typing.ts'

export interface DeskDeps {
  readonly talks: ConversationDeps
  readonly staff: StaffDeps
  readonly passes: DeskPasses
  /** Tells the coordinators how the evening goes. */
  readonly tellEvening: () => Promise<void>
  readonly testAlarm: () => Promise<unknown>
  /** "Ik kijk ernaar" (AL15). */
  readonly answerAlarm: (by: CounsellorId) => Refused | undefined
}

type Own = Line<ToDeskFrame>

/** What a desk may do on its socket. The first frame is a pass; a counsellor may do all, others only watch the board. */
export function deskActs(deps: DeskDeps) {
  const { talks, staff, passes } = deps
  const { queue, delivery, clock } = talks
  return (line: Own): SocketActs<DeskFrame> => {
    let own: { account: Account; line: Own; cookie: string } | undefined
    let returnedTo: ConversationId | undefined

    async function receive(frame: DeskFrame): Promise<Refused | undefined> {
      if (!own) return frame.t === 'desk' ? comeIn(frame.pass) : refuse('not-signed-in')
      // A desk that was displaced says nothing more: the newer one speaks for this counsellor.
      if (delivery.desks.find(own.account.id) !== own.line) return refuse('already-open')
      if (frame.t === 'ping') return stayIn(own.cookie)
      if (own.account.role === 'coordinator') return coordinate(deps, frame)
      if (own.account.role !== 'counsellor') return refuse('not-allowed')
      if (frame.t === 'return') return comeBack(own.account, frame)
      if (frame.t === 'answer-alarm') return answerAlarm(own.account.id)
      if (frame.t === 'history') return askOn(frame)
      return receiveFrom(talks, own.account.id, frame)
    }

    async function comeIn(pass: string): Promise<Refused | undefined> {
      const used = passes.use(pass, clock.now())
      const account = used && (await whoIs(staff, used.cookie))
      if (!used || !account || account.role === 'administrator') return refuse('not-signed-in')
      own = { account, line, cookie: used.cookie }
      delivery.desks.connect(account.id, line)
      const talking = account.role === 'counsellor' ? await arrive(account) : undefined
      line.tell({ t: 'welcome', name: account.name, role: account.role, conversation: talking ?? null })
      if (queue.decided.now.notice !== null) line.tell({ t: 'notice', text: queue.decided.now.notice })
      await tellBoard(queue)
      if (account.role === 'coordinator') delivery.boards.connect(account.id, line)
      await deps.tellEvening()
      return undefined
    }

    async function arrive(account: Account): Promise<ConversationId | undefined> {
      const talking = await conversationOf(talks, account.id)
      const { id, name } = account
      const status = talking ? 'talking' : 'away'
      await counsellorArrives(queue, { id, name, status, disciplines: await disciplinesOf(staff, id) })
      if (talking && talking.state !== 'taken') queue.duty.setCrisis(id, talking.isCrisis)
      // Until this desk proves by its return that it has the keys, the counsellor is away for the visitor.
      if (talking) await losePage(talks, talking.id, 'counsellor')
      return talking?.id
    }

    async function answerAlarm(by: CounsellorId): Promise<Refused | undefined> {
      const refused = deps.answerAlarm(by)
      await deps.tellEvening()
      return refused
    }

    /** On duty keeps the session alive; a session that ended takes the desk with it. */
    async function stayIn(cookie: string): Promise<Refused | undefined> {
      if (!(await whoIs(staff, cookie))) return void line.hangUp()
      return void line.tell({ t: 'pong' })
    }

    async function comeBack(
      account: Account,
      frame: DeskFrame & { t: 'return' },
    ): Promise<Refused | undefined> {
      const held = new HeldLine<ToDeskFrame>(line)
      if (!own || !delivery.desks.replace(account.id, own.line, held)) return refuse('already-open')
      own = { ...own, line: held }
      const refused = await held.catchUp(() => returnAsCounsellor(talks, account.id, frame))
      returnedTo = refused ? undefined : frame.c
      return refused
    }

    /** [WR9] The next page, only of the conversation to which this page proved to hold the take. */
    async function askOn(frame: DeskFrame & { t: 'history' }): Promise<Refused | undefined> {
      if (!(own?.line instanceof HeldLine) || frame.c !== returnedTo) return refuse('out-of-order')
      return own.line.catchUp(() => giveHistory(talks, frame, missedBy('counsellor')))
    }

    async function gone(): Promise<void> {
      if (own) delivery.boards.disconnect(own.account.id, own.line)
      if (!own || !delivery.desks.disconnect(own.account.id, own.line)) return
      if (own.account.role !== 'counsellor') return
      const talking = await conversationOf(talks, own.account.id)
      await counsellorLost(queue, own.account.id)
      if (talking) await losePage(talks, talking.id, 'counsellor')
    }

    const isKnown = () => own !== undefined
    const isWelcome = async () => own !== undefined && (await whoIs(staff, own.cookie)) !== undefined
    return { parse: parseDeskFrame, receive, gone, isKnown, isWelcome }
  }
}

async function receiveFrom(
  talks: ConversationDeps,
  counsellor: string,
  frame: DeskFrame,
): Promise<Refused | undefined> {
  switch (frame.t) {
    case 'ready':
    case 'away':
      return setReady(talks.queue, counsellor, frame.t === 'ready')
    case 'take':
      return takeOffer(talks, counsellor, frame)
    case 'decline':
      return declineOffer(talks.queue, counsellor, frame.offer)
    case 'message':
    case 'close': {
      const from = { speaker: 'counsellor', conversation: frame.message.c, counsellor } as const
      return frame.t === 'message'
        ? relayMessage(talks, from, frame.message)
        : closeConversation(talks, from, frame.message)
    }
    case 'add-time':
    case 'give-up':
    case 'crisis':
    case 'round-off': {
      const own = await ownConversation(talks, counsellor, frame.c)
      if (isRefused(own)) return own
      if (frame.t === 'give-up') return giveUpConversation(talks, frame.c)
      if (frame.t === 'crisis') return hideClock(talks, frame.c, frame.on)
      return frame.t === 'add-time' ? addTime(talks, frame.c) : roundOff(talks, frame.c)
    }
    case 'typing': {
      const talking = await conversationOf(talks, counsellor)
      return talking
        ? tellTyping(talks, { speaker: 'counsellor', conversation: talking.id, counsellor })
        : undefined
    }
    case 'received':
    case 'ping':
      return undefined
    case 'desk':
    case 'return':
    case 'answer-alarm':
    case 'history':
      return refuse('out-of-order')
    case 'open-extra':
    case 'close-now':
    case 'as-planned':
    case 'cap':
    case 'notice':
    case 'point-person':
    case 'test-alarm':
      return refuse('not-allowed')
  }
}

/** What a coordinator decides from the live board; a conversation is none of it. */
async function coordinate(deps: DeskDeps, frame: DeskFrame): Promise<Refused | undefined> {
  switch (frame.t) {
    case 'open-extra':
    case 'close-now':
    case 'as-planned':
    case 'cap':
    case 'notice':
    case 'point-person': {
      const refused = await decide(deps.talks.queue, frame)
      await deps.tellEvening()
      return refused
    }
    case 'test-alarm':
      await deps.testAlarm()
      await deps.tellEvening()
      return undefined
    default:
      return refuse('not-allowed')
  }
}

/** Another counsellor's conversation does not exist for this desk. */
async function ownConversation(
  { commit }: ConversationDeps,
  counsellor: string,
  id: ConversationId,
): Promise<Refused | undefined> {
  const found = await commit(({ conversations }) => conversations.find(id))
  if (!found) return refuse('conversation-ended')
  return found.counsellor === counsellor ? undefined : refuse('not-yours')
}
