import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { cleanText, longestText, type Saying } from '../../crypto/message-content.ts'
import { isRefused } from '../../crypto/seal-refusal.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'
import type { LeaveRequest } from '../../protocol/staff-sign-in.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { ToVisitorFrame, VisitorFrame } from '../../protocol/visitor-frames.ts'
import type { Connection, ConnectionState, Heard } from '../shared/connection.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import { makeThreadLines } from '../shared/thread-lines.ts'
import { type Answers, intakeOf, makeAnswers, tidyNickname, wantedHelpOf, wipeAnswers } from './answers.ts'
import { type Handover, type KeyKeeper, keepKeys, type TakenFrame } from './key-handover.ts'
import { visitorTexts } from './texts.ts'
import { makeTypingSign } from './typing-sign.ts'
import type { HowEnded, VisitorState } from './visitor-state.ts'

export interface VisitorDeps {
  readonly settings: PageSettings
  openConnection(options: {
    first(after: number): readonly VisitorFrame[]
    heard(frame: ToVisitorFrame): Heard | Promise<Heard>
  }): Connection<VisitorFrame>
  /** Tells the server without waiting that this page leaves for good (SE38). */
  sendLeave(request: LeaveRequest): void
  now(): number
}

/** What the visitor's page shows, and what a visitor can do. Everything is in memory, and gone with `wipe`. */
export interface VisitorConversation {
  readonly state: ReadonlySignal<VisitorState>
  readonly lines: ReadonlySignal<readonly ThreadLine[]>
  readonly answers: Answers
  /** What is written while waiting; unfinished text goes to the composer instead of to the counsellor. */
  readonly firstText: Signal<string>
  readonly isFirstTextFinished: Signal<boolean>
  readonly draft: Signal<string>
  readonly connection: ReadonlySignal<ConnectionState>
  readonly isOtherConnected: ReadonlySignal<boolean>
  readonly isOtherTyping: ReadonlySignal<boolean>
  /** A message could not be verified and is being asked for again. */
  readonly isMending: ReadonlySignal<boolean>
  /** Asks for a place in the queue with the answers given. */
  join(): void
  leaveQueue(): void
  /** Says something; false when it was not taken (empty, too long, or twenty wait already). */
  say(text: string): boolean
  thinkAloud(): void
  typing(): void
  tryNow(): void
  /** Ends the conversation with a sealed close (SE34). */
  stop(): void
  /** Back to the form; nickname and theme stay. */
  startAgain(): void
  /** The page is left: the server erases everything, this page drops keys and words. Waits for nothing. */
  leave(): void
}

const refusedInARowMost = 3
const tryFullAgainAfter = 15_000
const notConnected: ConnectionState = { is: 'stopped', since: 0 }

export function makeVisitorConversation(deps: VisitorDeps): VisitorConversation {
  const { settings, now } = deps
  const state = signal<VisitorState>({ is: 'before' })
  const answers = makeAnswers()
  const thread = makeThreadLines(now)
  const typing = makeTypingSign(now)
  const firstText = signal('')
  const isFirstTextFinished = signal(false)
  const draft = signal('')
  const connectionState = signal(notConnected)
  const isOtherConnected = signal(true)
  const isMending = signal(false)
  let keys: KeyKeeper | undefined
  let connection: Connection<VisitorFrame> | undefined
  let stopWatching = () => {}
  let ticket: Extract<ToVisitorFrame, { t: 'ticket' }> | undefined
  let hasPlace = false
  let met: Handover | undefined
  let opened: { readonly elapsed: number; readonly planned: number; readonly heardAt: number } | undefined
  let refusedInARow = 0
  let fullTimer: ReturnType<typeof setTimeout> | undefined

  const nickname = () => tidyNickname(answers.nickname.value)

  function begin() {
    finish()
    keys = keepKeys(settings, now)
    hasPlace = false
    const own = deps.openConnection({ first, heard })
    connection = own
    stopWatching = own.state.subscribe(value => {
      connectionState.value = value
    })
  }

  function first(after: number): readonly VisitorFrame[] {
    if (!keys) return []
    if (!ticket) return [{ t: 'ticket', v: protocolVersion, c: keys.convId }]
    const back = { t: 'return', v: protocolVersion, c: keys.convId, ticket: ticket.ticket, after } as const
    return hasPlace ? [back] : [back, joinFrame()]
  }

  function joinFrame(): VisitorFrame {
    const wanted = wantedHelpOf(answers, settings)
    return { t: 'join', lang: settings.language, wanted, slow: answers.typesSlowly.value }
  }

  function heard(frame: ToVisitorFrame): Heard | Promise<Heard> {
    switch (frame.t) {
      case 'ticket':
        ticket = frame
        connection?.send(joinFrame())
        return
      case 'place':
        return standInLine(frame.place)
      case 'passed-over':
        hasPlace = true
        met = undefined
        state.value = { is: 'passed-over' }
        return
      case 'taken':
        return meet(frame)
      case 'opened':
        opened = { elapsed: frame.elapsed, planned: frame.planned, heardAt: now() }
        if (state.value.is === 'talking') state.value = { ...state.value, opened }
        return
      case 'accepted':
        thread.accept(frame.s, frame.q)
        return
      case 'message':
        return hear(frame.message)
      case 'peer':
        isOtherConnected.value = frame.connected
        if (!frame.connected) typing.otherStopped()
        return
      case 'typing':
        if (state.value.is === 'talking') typing.otherTypes()
        return
      case 'ended':
        return hearEnded(frame.by)
      case 'closed':
        if (state.value.is !== 'ended') end('broken')
        return finish()
      case 'refused':
        return hearRefusal(frame)
      case 'pong':
        return
    }
  }

  function standInLine(place: number): undefined {
    if (state.value.is === 'talking' || state.value.is === 'ended') return
    hasPlace = true
    met = undefined
    connection?.forget()
    clearTimeout(fullTimer)
    state.value = { is: 'waiting', place }
  }

  /** [SE12] Only a verified counsellor gets a key, and nothing of the person goes before the hello. */
  async function meet(taken: TakenFrame): Promise<Heard> {
    const handover = await keys?.handOver(taken)
    if (!handover) return
    if (isRefused(handover)) return stopForGood('not-verified')
    hasPlace = true
    met = handover
    opened = undefined
    refusedInARow = 0
    connection?.forget()
    connection?.send({ t: 'envelope', envelope: handover.envelope })
    state.value = { is: 'meeting', counsellor: handover.counsellor.name }
    return
  }

  async function hear(message: unknown): Promise<Heard> {
    if (!met) return
    const { talk } = met
    const received = await talk.receive(message)
    if (isRefused(received)) return doubt()
    refusedInARow = 0
    isMending.value = false
    typing.otherStopped()
    const { content } = received
    if (content.k === 'hello') return startTalking(met)
    if (content.k === 'close') return answerClose()
    if (content.k === 'text') thread.sayOther(content.t)
    if (content.k === 'line') thread.addEvent(content.t)
    if (content.k === 'card') showCard(content.card)
    return
  }

  function doubt(): Heard {
    if (state.value.is === 'meeting') return stopForGood('not-verified')
    if (state.value.is !== 'talking') return
    refusedInARow += 1
    if (refusedInARow >= refusedInARowMost) return stopForGood('damaged')
    isMending.value = true
    return 'ask-again'
  }

  function startTalking({ counsellor, talk }: Handover): undefined {
    if (!talk.isGreetedByAll || !opened) return stopForGood('not-verified')
    isOtherConnected.value = true
    state.value = { is: 'talking', counsellor: counsellor.name, opened }
    thread.addEvent(visitorTexts.talk.joined(counsellor.name))
    void seal(intakeOf(answers))
    const written = cleanText(firstText.value).trim()
    const isReady = isFirstTextFinished.value && written !== '' && written.length <= longestText
    if (isReady) say(written)
    else draft.value = firstText.value
    firstText.value = ''
    isFirstTextFinished.value = false
  }

  function showCard(number: string) {
    const found = settings.numbers.find(one => one.number === number)
    if (found) thread.addEvent(visitorTexts.talk.card(found.name, found.number))
  }

  async function seal(saying: Saying, lineKey?: string) {
    const sealed = await met?.talk.seal(saying, now())
    if (!sealed || isRefused(sealed)) return
    if (lineKey !== undefined) thread.carry(lineKey, sealed)
    connection?.sendSealed('message', sealed)
  }

  function say(typed: string): boolean {
    const text = cleanText(typed).trim()
    if (state.value.is !== 'talking' || text === '' || text.length > longestText) return false
    if (!connection?.hasRoom()) return false
    void seal({ k: 'text', t: text }, thread.sayMine(text))
    return true
  }

  async function sendClose() {
    const sealed = await met?.talk.close(now())
    if (sealed && !isRefused(sealed)) connection?.sendSealed('close', sealed)
  }

  function answerClose(): undefined {
    void sendClose()
    end('by-counsellor')
  }

  function hearEnded(by: Extract<ToVisitorFrame, { t: 'ended' }>['by']): undefined {
    if (state.value.is !== 'talking') return
    void sendClose()
    end(by === 'lost-connection' ? 'lost-connection' : 'broken')
  }

  function end(how: HowEnded) {
    const counsellor = met?.counsellor.name ?? ''
    typing.otherStopped()
    draft.value = ''
    state.value = { is: 'ended', how, counsellor }
  }

  function hearRefusal({ code, about }: Extract<ToVisitorFrame, { t: 'refused' }>): undefined {
    switch (about) {
      case 'join':
        if (code === 'out-of-order') return
        if (code === 'queue-full') return waitUntilNotFull()
        if (code === 'expired') return begin()
        return notLetIn(code)
      case 'ticket':
        return notLetIn(code)
      case 'return':
        if (state.value.is === 'talking' || state.value.is === 'meeting') end('broken')
        if (state.value.is === 'ended') return finish()
        return notLetIn(code)
      case 'message':
      case 'close':
        if (state.value.is === 'talking') end('broken')
        return code === 'conversation-ended' ? finish() : undefined
    }
  }

  function waitUntilNotFull(): undefined {
    state.value = { is: 'full' }
    clearTimeout(fullTimer)
    fullTimer = setTimeout(() => connection?.send(joinFrame()), tryFullAgainAfter)
  }

  function notLetIn(why: Extract<VisitorState, { is: 'not-let-in' }>['why']): undefined {
    finish()
    state.value = { is: 'not-let-in', why }
  }

  function stopForGood(why: 'not-verified' | 'damaged'): undefined {
    leaveServer()
    state.value = { is: 'stopped', why }
  }

  /** By the socket where there is one, else by beacon: either way nothing stays behind. */
  function leaveServer() {
    if (!connection?.send({ t: 'leave' })) sendLeaveByBeacon()
    finish()
  }

  function sendLeaveByBeacon() {
    if (ticket && keys) deps.sendLeave({ c: keys.convId, bye: ticket.bye })
  }

  /** Keys and socket go; what was said stays readable until the page is left. */
  function finish(): undefined {
    clearTimeout(fullTimer)
    stopWatching()
    stopWatching = () => {}
    connection?.stop()
    connection = undefined
    connectionState.value = notConnected
    keys?.forget()
    keys = undefined
    met = undefined
    ticket = undefined
    isMending.value = false
    typing.otherStopped()
  }

  return {
    state,
    lines: thread.lines,
    answers,
    firstText,
    isFirstTextFinished,
    draft,
    connection: connectionState,
    isOtherConnected,
    isOtherTyping: typing.isOtherTyping,
    isMending,
    join() {
      state.value = { is: 'joining' }
      begin()
    },
    leaveQueue() {
      leaveServer()
      state.value = { is: 'left-queue' }
    },
    say,
    thinkAloud() {
      if (state.value.is !== 'talking' || !connection?.hasRoom()) return
      thread.addEvent(visitorTexts.talk.iThink)
      void seal({ k: 'line', t: visitorTexts.talk.thinks(nickname()) })
    },
    typing() {
      if (state.value.is === 'talking' && typing.shouldTell()) connection?.send({ t: 'typing' })
    },
    tryNow: () => connection?.tryNow(),
    stop() {
      if (state.value.is !== 'talking') return
      void sendClose()
      end('by-me')
    },
    startAgain() {
      finish()
      thread.clear()
      firstText.value = ''
      isFirstTextFinished.value = false
      draft.value = ''
      state.value = { is: 'before' }
    },
    leave() {
      sendLeaveByBeacon()
      finish()
      wipeAnswers(answers)
      thread.clear()
      firstText.value = ''
      draft.value = ''
      state.value = { is: 'before' }
    },
  }
}
