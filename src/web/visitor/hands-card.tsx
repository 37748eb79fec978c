import { useEffect } from 'preact/hooks'
import { standardLimits } from '../../domain/limits.ts'
import { saySoftly } from '../shared/announcer.ts'
import { useNow } from '../shared/use-now.ts'
import type { Question } from './hands.ts'
import { visitorTexts } from './texts.ts'
import type { VisitorConversation } from './visitor-conversation.ts'
import type { Talking } from './visitor-state.ts'

const texts = visitorTexts.hands

interface Choice {
  readonly words: string
  readonly act: () => void
}

interface Card {
  readonly title: string
  readonly lead: string
  readonly hint?: string
  /** All look the same: nobody is pushed to let somebody read along. */
  readonly choices: readonly Choice[]
}

interface HandsCardProps {
  readonly conversation: VisitorConversation
  readonly state: Talking
  /** The pressed button goes with the card: where the focus goes then. */
  onChosen(): void
}

/** A question about who reads along: above the field, beside the words, and it takes no focus. */
export function HandsCard({ conversation, state, onChosen }: HandsCardProps) {
  const card = cardOf(conversation, state, useNow(1_000))
  useEffect(() => {
    if (card) saySoftly(`${card.title}. ${card.lead}`)
  }, [card?.title])
  if (!card) return null
  return (
    <section class="note attention question" aria-labelledby="question-title">
      <h2 id="question-title">{card.title}</h2>
      <p>{card.lead}</p>
      {card.hint && <p class="hint">{card.hint}</p>}
      {card.choices.length > 0 && (
        <div class="button-row">
          {card.choices.map(({ words, act }) => (
            <button
              key={words}
              type="button"
              class="button quiet"
              onClick={() => {
                act()
                onChosen()
              }}
            >
              {words}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

function cardOf(conversation: VisitorConversation, state: Talking, now: number): Card | undefined {
  const question = conversation.question.value
  return question
    ? questionCard(conversation, question, state.counsellor)
    : lostCard(conversation, state, now)
}

function questionCard({ answer }: VisitorConversation, question: Question, counsellor: string): Card {
  const { about, name } = question
  const no = { words: texts.no, act: () => answer('no') }
  const yes = (words: string) => ({ words, act: () => answer('may-read') })
  const anew = (words: string) => ({ words, act: () => answer('start-anew') })
  switch (about) {
    case 'back':
      return {
        title: texts.backTitle(name),
        lead: texts.backLead(name),
        choices: [yes(texts.backYes(name)), no],
      }
    case 'transfer':
      return {
        title: texts.transferTitle(counsellor, name),
        lead: texts.transferLead(counsellor),
        choices: [yes(texts.yesReads(name)), anew(texts.yesAnew), no],
      }
    case 'colleague':
      return {
        title: texts.colleagueTitle(counsellor, name),
        lead: texts.colleagueLead(name),
        choices: [yes(texts.yesReads(name)), anew(texts.yesFromNow), no],
      }
    case 'alone':
      return {
        title: texts.aloneTitle(name),
        lead: texts.aloneLead(counsellor),
        choices: [yes(texts.yesReads(name)), anew(texts.yesAnew), no],
      }
    case 'damaged':
      return {
        title: texts.damagedTitle,
        lead: texts.damagedLead,
        choices: [yes(texts.reconnect), { words: visitorTexts.talk.stop, act: no.act }],
      }
  }
}

/** [CH6] The counsellor has been gone for two minutes: wait, or a colleague, and what happens then. */
function lostCard(conversation: VisitorConversation, { counsellor }: Talking, now: number): Card | undefined {
  const since = conversation.goneSince.value
  const isAlone = conversation.comesNow.value === null && conversation.connection.value.is === 'connected'
  if (!isAlone || since === null || now - since < standardLimits.colleagueOffered) return undefined
  const search = conversation.search.value
  const colleague = { words: texts.colleague, act: conversation.askColleague }
  switch (search.is) {
    case 'none':
      return {
        title: texts.lostTitle(counsellor),
        lead: texts.lostLead,
        hint: texts.lostOrder,
        choices: [colleague, { words: texts.wait(counsellor), act: conversation.waitOn }],
      }
    case 'waits':
      return {
        title: texts.lostTitle(counsellor),
        lead: texts.waits(counsellor),
        choices: [colleague],
      }
    case 'asked':
      return {
        title: texts.searching,
        lead: placeInWords(search.ahead),
        hint: texts.comesFirst(counsellor),
        choices: [],
      }
  }
}

function placeInWords(ahead: number | null): string {
  if (ahead === null) return texts.stillSearching
  return ahead === 0 ? texts.first : texts.ahead(ahead)
}
