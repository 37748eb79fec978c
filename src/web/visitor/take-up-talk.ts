import { readHistory } from '../../crypto/history.ts'
import { intakeOf, tidyNickname } from './answers.ts'
import { answerClose, end, hearEnded, stopForGood } from './end-conversation.ts'
import { counsellorIn } from './hands.ts'
import { sayFirst } from './hear-counsellor.ts'
import type { KeptTalk } from './kept-talk.ts'
import { giveKeys, nameOfColleague } from './next-epoch.ts'
import { type Reread, readAgain } from './read-again.ts'
import { ownLine, seal } from './say.ts'
import { visitorTexts } from './texts.ts'
import type { Attempt, VisitorMemory } from './visitor-memory.ts'

/**
 * [SE18] [CH10] All that was said is there again: the page reads it, draws it, and goes on where it was. What cannot be
 * read again is a visible stop, because nobody could know what the other answers to.
 */
export async function takeUpTalk(memory: VisitorMemory): Promise<undefined> {
  const { attempt } = memory
  if (!attempt?.history) return
  const { kept, messages, ended } = attempt.history
  const { keys } = attempt
  const finals = keys.epochs.map(({ final }) => final)
  const history = await readHistory(
    keys.epochs.map(({ epoch }) => epoch),
    messages,
  )
  const goesOn = await keys.goOn(kept, history.ledgers)
  if (memory.attempt !== attempt) return
  const reread = readAgain(memory, { history, messages, finals, epochs: keys.epochs, runs: keys.current?.of })
  if (!goesOn || !reread.isWhole) return stopForGood(memory, 'damaged')
  attempt.history = undefined
  if (!keys.current) return waitForHello(memory, attempt)
  if (!attempt.opened) return stopForGood(memory, 'damaged')
  for (const line of reread.lines) memory.thread.restore(line)
  goOn(memory, attempt, kept, reread)
  if (reread.closedBy === 1) return void end(memory, 'by-me')
  if (reread.closedBy === 2) return answerClose(memory)
  if (ended) hearEnded(memory, ended)
}

/** The key was on its way: it goes again, because nobody knows whether it arrived. */
function waitForHello(memory: VisitorMemory, attempt: Attempt): undefined {
  const { pending } = attempt.keys
  if (!pending) return stopForGood(memory, 'damaged')
  memory.state.value = { is: 'meeting', counsellor: counsellorIn(pending.of)?.name ?? '' }
  return giveKeys(attempt)
}

function goOn(memory: VisitorMemory, attempt: Attempt, kept: KeptTalk, reread: Reread) {
  const { of } = attempt.keys.current ?? {}
  if (!of || !attempt.opened) return
  const counsellor = counsellorIn(of)?.name ?? ''
  const { hands } = attempt
  hands.ask = reread.ask
  // [CH8] Who was sent away gets no word either when the server hides it.
  const { needsRepair, isColleagueGone } = kept
  if (of.epoch.e === kept.current) Object.assign(hands, { needsRepair, isColleagueGone })
  memory.state.value = {
    is: 'talking',
    counsellor,
    colleague: hands.isColleagueGone ? null : nameOfColleague(of),
    opened: attempt.opened,
  }
  if (reread.closedBy !== undefined) return
  memory.thread.addEvent(visitorTexts.talk.weAreBack)
  const isIntroduced = reread.introducedIn >= (of.readFrom[2] ?? 0)
  const nickname = tidyNickname(memory.answers.nickname.value)
  if (!isIntroduced) void seal(memory, of.readFrom[2] ? { k: 'intake', nickname } : intakeOf(memory.answers))
  sayAgain(memory, kept, reread, isIntroduced)
}

/** [SE15] [SE23] What the server did not have when this page was loaded anew is sealed anew, once; the rest is known. */
function sayAgain(memory: VisitorMemory, kept: KeptTalk, reread: Reread, isIntroduced: boolean) {
  const { firstText, isFirstTextFinished, answers } = memory
  const later = reread.mine.filter(({ e }) => e > (kept.current ?? -1)).map(({ text }) => text)
  const wasSaid = (text: string) => later[0] === text && later.shift() !== undefined
  const isFirstSaid = isIntroduced && wasSaid(firstText.value.trim())
  if (isFirstSaid || firstText.value === '') {
    firstText.value = ''
    isFirstTextFinished.value = false
  } else {
    const { draft } = memory
    const written = draft.value
    sayFirst(memory)
    if (written !== '') draft.value = written
  }
  for (const { k, t, id } of kept.unsaid) {
    const isKnown = wasSaid(t)
    if (isKnown || (id !== null && reread.ids.has(id))) continue
    if (k === 'text') void seal(memory, { k, t }, memory.thread.sayMine(t))
    else {
      memory.thread.addEvent(ownLine(t, tidyNickname(answers.nickname.value)))
      void seal(memory, { k, t })
    }
  }
}
