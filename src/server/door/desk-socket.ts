import type { ConversationId, CounsellorId } from '../../domain/people.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { may } from '../../domain/roles.ts'
import type { DeskFrame, ToDeskFrame } from '../../protocol/desk-frames.ts'
import { parseDeskFrame } from '../../protocol/parse-desk-frame.ts'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { historyForDesk } from '../conversations/go-on-reading.ts'
import { loseDesk, type Part, partOf } from '../conversations/lose-page.ts'
import { returnAsDesk } from '../conversations/return-to-conversation.ts'
import { HeldLine, type Line } from '../delivery.ts'
import { decide } from '../queue/decide.ts'
import { counsellorArrives, counsellorLost } from '../queue/keep-place.ts'
import { answerDebrief, tellRest } from '../queue/rest.ts'
import { tellBoard } from '../queue/tell-places.ts'
import type { DeskPasses } from '../staff/desk-passes.ts'
import { disciplinesOf } from '../staff/grants.ts'
import type { Account } from '../staff/people.ts'
import { whoseSession } from '../staff/sessions.ts'
import type { StaffDeps } from '../staff/staff.ts'
import { receiveFrom } from './counsellor-frames.ts'
import type { SocketActs } from './socket.ts'

export interface DeskDeps {
  readonly talks: ConversationDeps
  readonly staff: StaffDeps
  readonly passes: DeskPasses
  /** Tells the coordinators how the evening goes. */
  readonly tellEvening: () => Promise<void>
  readonly testAlarm: () => Promise<unknown>
  /** "Ik kijk ernaar" (AL15). */
  readonly answerAlarm: (by: CounsellorId) => Refused | undefined
  /** "Ik ben er voor jou" (CR4), by the name of a coordinator. */
  readonly answerCrisis: (counsellor: CounsellorId, by: string) => Refused | undefined
}

type Own = Line<ToDeskFrame>

/** What a desk may do on its socket. The first frame is a pass; what a role may do there is in `roles.ts`. */
export function deskActs(deps: DeskDeps) {
  const { talks, staff, passes } = deps
  const { queue, delivery, clock } = talks
  return (line: Own): SocketActs<DeskFrame> => {
    let own: { account: Account; line: Own; session: string } | undefined
    let returned: { readonly c: ConversationId; readonly whole: boolean } | undefined

    async function receive(frame: DeskFrame): Promise<Refused | undefined> {
      if (!own) return frame.t === 'desk' ? comeIn(frame.pass) : refuse('not-signed-in')
      // A desk that was displaced says nothing more: the newer one speaks for this counsellor.
      if (delivery.desks.find(own.account.id) !== own.line) return refuse('already-open')
      if (frame.t === 'ping') return stayIn(own.session)
      if (may(own.account.role, 'run-evening')) return coordinate(deps, frame, own.account)
      if (!may(own.account.role, 'talk')) return refuse('not-allowed')
      if (frame.t === 'return') return comeBack(own.account, frame)
      if (frame.t === 'answer-alarm') return answerAlarm(own.account.id)
      if (frame.t === 'history') return askOn(frame)
      return receiveFrom(talks, own.account.id, frame)
    }

    async function comeIn(pass: string): Promise<Refused | undefined> {
      const used = passes.use(pass, clock.now())
      const presence = used && (await whoseSession(staff, used.session))
      if (!presence || !may(presence.account.role, 'watch-board')) return refuse('not-signed-in')
      const { account, session } = presence
      own = { account, line, session: session.id }
      delivery.desks.connect(account.id, line)
      const part = may(account.role, 'talk') ? await arrive(account) : undefined
      const conversation = part ? { c: part.conversation.id, role: part.role, isComing: part.isComing } : null
      line.tell({ t: 'welcome', name: account.name, role: account.role, conversation })
      tellRest(queue, account.id)
      if (queue.decided.now.notice !== null) line.tell({ t: 'notice', text: queue.decided.now.notice })
      await tellBoard(queue)
      if (may(account.role, 'run-evening')) delivery.boards.connect(account.id, line)
      await deps.tellEvening()
      return undefined
    }

    async function arrive(account: Account): Promise<Part | undefined> {
      const part = await partOf(talks, account.id)
      const { id, name } = account
      const status = part ? 'talking' : 'away'
      await counsellorArrives(queue, { id, name, status, disciplines: await disciplinesOf(staff, id) })
      const talking = part?.conversation
      if (talking && talking.state !== 'taken' && !part.isComing) queue.duty.setCrisis(id, talking.isCrisis)
      // Until this desk proves by its return that it has the keys, it is as if it were not there.
      return loseDesk(talks, id)
    }

    async function answerAlarm(by: CounsellorId): Promise<Refused | undefined> {
      const refused = deps.answerAlarm(by)
      await deps.tellEvening()
      return refused
    }

    /** On duty keeps the session alive; a session that ended takes the desk with it. */
    async function stayIn(session: string): Promise<Refused | undefined> {
      if (!(await whoseSession(staff, session))) return void line.hangUp()
      return void line.tell({ t: 'pong' })
    }

    async function comeBack(
      account: Account,
      frame: DeskFrame & { t: 'return' },
    ): Promise<Refused | undefined> {
      const held = new HeldLine<ToDeskFrame>(line)
      if (!own || !delivery.desks.replace(account.id, own.line, held)) return refuse('already-open')
      own = { ...own, line: held }
      const refused = await held.catchUp(() => returnAsDesk(talks, account.id, frame))
      returned = refused ? undefined : frame
      return refused
    }

    /** [WR9] The next page, only of the conversation to which this page proved to hold the take. */
    async function askOn({ c, after }: DeskFrame & { t: 'history' }): Promise<Refused | undefined> {
      if (!(own?.line instanceof HeldLine) || c !== returned?.c) return refuse('out-of-order')
      const { account } = own
      const { whole } = returned
      return own.line.catchUp(() => historyForDesk(talks, account.id, { c, after, whole }))
    }

    async function gone(): Promise<void> {
      if (own) delivery.boards.disconnect(own.account.id, own.line)
      if (!own || !delivery.desks.disconnect(own.account.id, own.line)) return
      if (!may(own.account.role, 'talk')) return
      await counsellorLost(queue, own.account.id)
      await loseDesk(talks, own.account.id)
    }

    const isKnown = () => own !== undefined
    const isWelcome = async () => own !== undefined && (await whoseSession(staff, own.session)) !== undefined
    return { parse: parseDeskFrame, receive, gone, isKnown, isWelcome, isSomebodys: async () => true }
  }
}

/** What a coordinator decides from the live board; a conversation is none of it. */
async function coordinate(
  deps: DeskDeps,
  frame: DeskFrame,
  { id, name: by }: Account,
): Promise<Refused | undefined> {
  switch (frame.t) {
    case 'open-extra':
    case 'close-now':
    case 'as-planned':
    case 'cap':
    case 'notice':
    case 'point-person': {
      const refused = await decide(deps.talks.queue, frame, id)
      await deps.tellEvening()
      return refused
    }
    case 'answer-debrief': {
      const refused = answerDebrief(deps.talks.queue, frame.counsellor, by)
      await deps.tellEvening()
      return refused
    }
    case 'test-alarm':
      await deps.testAlarm()
      await deps.tellEvening()
      return undefined
    case 'answer-crisis': {
      const refused = deps.answerCrisis(frame.counsellor, by)
      await tellBoard(deps.talks.queue)
      return refused
    }
    default:
      return refuse('not-allowed')
  }
}
