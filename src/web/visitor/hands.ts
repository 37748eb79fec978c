import type { ColleagueAsk } from '../../crypto/message-content.ts'
import type { KnownEpoch, NamedHolder } from './key-handover.ts'
import { visitorTexts } from './texts.ts'

/** Somebody of whom the server says that they would come, verified by their certificate. */
export interface Coming {
  readonly why: 'back' | 'transfer' | 'colleague'
  readonly holder: NamedHolder
  /** base64url, as it came: tells one coming from another. */
  readonly take: string
  readonly isInTime: boolean
  readonly isAlone: boolean
}

/** What changes hands, on this page. The epochs themselves are in the keeper. */
export interface Hands {
  /** Counts the beginnings: what began before a newer one counts no more. */
  turn: number
  /** The next epoch is being made: what is typed waits for it. */
  isOpening: boolean
  /** Messages could not be verified three times: nothing more of this epoch is heard (SE17). */
  isDeaf: boolean
  /** The epoch that runs is not to be spoken in any more: a repair follows as soon as it can (CH4). */
  needsRepair: boolean
  /** The colleague went or was sent away: the next epoch is without them. */
  isColleagueGone: boolean
  coming: Coming | undefined
  /** The newest call of the counsellor under seal (SE29). */
  ask: ColleagueAsk | undefined
  /** The last `take` that the visitor said no to. */
  refusedTake: string | undefined
  /** The keys of the next epoch were sent so often: a second time is refused by the server, and means nothing. */
  timesGiven: number
}

export function handsAtRest(): Hands {
  return {
    turn: 0,
    isOpening: false,
    isDeaf: false,
    needsRepair: false,
    isColleagueGone: false,
    coming: undefined,
    ask: undefined,
    refusedTake: undefined,
    timesGiven: 0,
  }
}

/**
 * What a visitor is asked, beside the words and never over them. back: after three minutes. transfer, colleague: the
 * counsellor asks for somebody. alone: the counsellor is gone. damaged: what came cannot be verified.
 */
export interface Question {
  readonly about: 'back' | 'transfer' | 'colleague' | 'alone' | 'damaged'
  /** Who would come; of `damaged`, the counsellor. */
  readonly name: string
}

export type Answer = 'may-read' | 'start-anew' | 'no'

export type Search =
  | { readonly is: 'none' }
  | { readonly is: 'waits' }
  | { readonly is: 'asked'; readonly ahead: number | null }

export const counsellorIn = ({ epoch }: KnownEpoch) => epoch.holders.find(({ role }) => role === 2)
export const colleagueIn = ({ epoch }: KnownEpoch) => epoch.holders.find(({ role }) => role === 3)

/** [SE32] The line in the thread for an epoch that begins: who is there from now on. */
export function handsInWords(now: KnownEpoch, before: KnownEpoch | undefined): string {
  const texts = visitorTexts.hands
  const name = counsellorIn(now)?.name ?? ''
  const gone = before && colleagueIn(before)?.name
  switch (now.epoch.reason) {
    case 'start':
      return visitorTexts.talk.joined(name)
    case 'back':
      return gone === undefined ? texts.isBack(name) : `${texts.isBack(name)} ${texts.left(gone)}`
    case 'transfer':
      return texts.tookOver(name, (before && counsellorIn(before)?.name) ?? '')
    case 'colleague':
      return texts.joinedToo(colleagueIn(now)?.name ?? '')
    case 'colleague-left':
      return texts.leftBehind(gone ?? '')
    case 'repair':
      return texts.repaired
  }
}
