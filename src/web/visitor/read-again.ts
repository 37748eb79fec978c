import type { Role } from '../../crypto/conversation-key.ts'
import type { History, HistoryEntry } from '../../crypto/history.ts'
import type { ColleagueAsk, Content, Counts } from '../../crypto/message-content.ts'
import type { SealedMessage } from '../../protocol/sealed.ts'
import { findService } from '../shared/find-service.ts'
import type { RestoredLine } from '../shared/thread-lines.ts'
import { tidyNickname } from './answers.ts'
import { counsellorIn, handsInWords } from './hands.ts'
import type { KnownEpoch } from './key-handover.ts'
import { ownLine } from './say.ts'
import { visitorTexts } from './texts.ts'
import { idOf } from './unsaid.ts'
import type { VisitorMemory } from './visitor-memory.ts'

/** What was given to read again, and what the page had known of it. */
interface Given {
  readonly history: History
  readonly messages: readonly SealedMessage[]
  readonly epochs: readonly KnownEpoch[]
  /** Per epoch that is over, what had been read in it (SE20). */
  readonly finals: readonly (Counts | undefined)[]
  /** The epoch that runs. */
  readonly runs: KnownEpoch | undefined
}

export interface Reread {
  readonly lines: RestoredLine[]
  /** False when something is missing that no gap in the thread could show honestly. */
  isWhole: boolean
  /** Of my own messages: every (s, q), and the texts in order. */
  readonly ids: Set<string>
  readonly mine: { readonly e: number; readonly text: string }[]
  /** The last epoch in which this page introduced itself. */
  introducedIn: number
  ask: ColleagueAsk | undefined
  closedBy: Role | undefined
}

/** [SE18] The thread of before a reload: words of all, cards, who came and went, each at its minute; and what is missing. */
export function readAgain(memory: VisitorMemory, given: Given): Reread {
  const { history, messages, runs, epochs } = given
  const reread: Reread = {
    lines: [],
    isWhole: !history.flaws.some(({ e, lacks }) => lacks === 'hello' && e <= (runs?.epoch.e ?? -1)),
    ids: new Set(messages.filter(({ r }) => r === 1).map(idOf)),
    mine: [],
    introducedIn: -1,
    ask: undefined,
    closedBy: undefined,
  }
  const reader = makeReader(memory, given, reread)
  let at = -1
  for (const entry of history.entries) {
    if ('missing' in entry) {
      reader.gap(entry.missing)
      continue
    }
    at += 1
    if ('refused' in entry) refuseOne(messages[at]?.e ?? epochs.length, given, reread, reader.gap)
    else if (!isUnread(entry, given)) reader.read(entry)
  }
  return reread
}

type Said = Extract<HistoryEntry, { content: Content }>

/** [SE20] Its sender knows that it was not read before the next epoch was made, and says it again there. */
function isUnread({ e, role, n }: Said, { finals, runs }: Given): boolean {
  return role !== 1 && e !== runs?.epoch.e && n > (finals[e]?.[role] ?? n)
}

function refuseOne(e: number, { runs, epochs }: Given, reread: Reread, gap: (missing: number) => void) {
  const now = runs?.epoch.e ?? -1
  if (e < now) return gap(1)
  if (e === now || e >= epochs.length) reread.isWhole = false
}

function makeReader(memory: VisitorMemory, { epochs, history, finals, runs }: Given, reread: Reread) {
  const nickname = tidyNickname(memory.answers.nickname.value)
  const greeted = new Map<number, number>()
  let spoken: KnownEpoch | undefined
  let last = 0

  const add = (
    line: { kind: 'event' } | Omit<RestoredLine & { kind: 'said' }, 'at' | 'text'>,
    text: string,
  ) => reread.lines.push({ ...line, text, at: last })
  const event = (text: string) => text !== '' && add({ kind: 'event' }, text)
  const gap = (missing: number) => event(visitorTexts.talk.missing(missing))

  function greet(known: KnownEpoch) {
    const { e, holders } = known.epoch
    greeted.set(e, (greeted.get(e) ?? 0) + 1)
    if (greeted.get(e) !== holders.length || e > (runs?.epoch.e ?? -1)) return
    if (spoken && isShort(spoken)) gap(1)
    event(handsInWords(known, spoken))
    spoken = known
  }

  /** The server shows less of an epoch that is over than this page had read in it. */
  function isShort({ epoch: { e } }: KnownEpoch): boolean {
    const ledger = history.ledgers.get(e)
    return ([1, 2, 3] as const).some(role => (finals[e]?.[role] ?? 0) > (ledger?.count(role) ?? 0))
  }

  function card(id: string, name: string | undefined) {
    const service = findService(memory.deps.settings.referrals, id)
    if (service)
      add({ kind: 'said', by: 'other', card: id, ...(name !== undefined && { name }) }, service.name)
  }

  function read({ e, role, content, atMinutes }: Said) {
    const known = epochs[e]
    if (!known) return
    last = Math.max(last, Math.min(atMinutes * 60_000, memory.deps.now()))
    const name = known.epoch.holders.find(one => one.role === role)?.name
    switch (content.k) {
      case 'hello':
        return greet(known)
      case 'text':
        if (role === 1) reread.mine.push({ e, text: content.t })
        return add(
          { kind: 'said', by: role === 1 ? 'me' : 'other', ...(name !== undefined && { name }) },
          content.t,
        )
      case 'line':
        return event(role === 1 ? ownLine(content.t, nickname) : content.t)
      case 'card':
        return card(content.card, name)
      case 'intake':
        reread.introducedIn = e
        return
      case 'transfer-ask':
      case 'colleague-ask':
        reread.ask = e === runs?.epoch.e ? content : undefined
        return
      case 'transfer-answer':
      case 'colleague-answer':
        if (content.mode === 'no') event(visitorTexts.hands.youSaidNo(counsellorIn(known)?.name ?? ''))
        return
      case 'close':
        reread.closedBy ??= role
    }
  }
  return { read, gap }
}
