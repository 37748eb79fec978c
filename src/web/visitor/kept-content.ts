import { type KeptTalk, keysToKeep } from './kept-talk.ts'
import type { ReloadContent } from './reload-content.ts'
import type { Attempt, VisitorMemory } from './visitor-memory.ts'

/** [SE23] What a reload must find again; undefined before there is a ticket. */
export function reloadContentOf(memory: VisitorMemory): ReloadContent | undefined {
  const { attempt, news, firstText, isFirstTextFinished, answers } = memory
  const { nickname, who, age, gender, school, theme, toldSomeone, typesSlowly } = answers
  const content = {
    v: 2,
    told: {
      isDelayed: news.isDelayed.value,
      closing: news.closing.value,
      expectedBy: news.expectedBy.value,
    },
    firstText: firstText.value,
    isFirstTextFinished: isFirstTextFinished.value,
    answers: {
      nickname: nickname.value,
      who: who.value,
      age: age.value,
      gender: gender.value,
      school: school.value,
      theme: theme.value,
      toldSomeone: toldSomeone.value,
      typesSlowly: typesSlowly.value,
    },
  } as const
  if (!attempt?.ticket) return undefined
  const { ticket, bye } = attempt.ticket
  const talk = talkToKeep(memory, attempt)
  return { ...content, c: attempt.keys.convId, ticket, bye, hasPlace: attempt.hasPlace, talk }
}

function talkToKeep({ draft, search, pace }: VisitorMemory, attempt: Attempt): KeptTalk | null {
  const written = draft.value
  const waiting = attempt.unsaid.all.value
  const hasAskedColleague = search.value.is === 'asked'
  const hasAskedMoreTime = pace.hasAskedMoreTime.value
  const { needsRepair, isColleagueGone } = attempt.hands
  const keys = keysToKeep(attempt.keys)
  if (keys.epochs.length === 0) return null
  const unsaid = waiting.flatMap(({ saying, id }) =>
    saying.k === 'text' || saying.k === 'line' ? [{ k: saying.k, t: saying.t, id: id ?? null }] : [],
  )
  const asked = { hasAskedColleague, hasAskedMoreTime }
  return { ...keys, unsaid, draft: written.slice(0, 8_000), needsRepair, isColleagueGone, ...asked }
}

/** After a reload: what was kept is there again. */
export function takeUp(memory: VisitorMemory, content: ReloadContent) {
  const { nickname, who, age, gender, school, theme, toldSomeone, typesSlowly } = content.answers
  const { answers } = memory
  answers.nickname.value = nickname
  answers.who.value = who
  answers.age.value = age
  answers.gender.value = gender
  answers.school.value = school
  answers.theme.value = theme
  answers.toldSomeone.value = toldSomeone
  answers.typesSlowly.value = typesSlowly
  memory.firstText.value = content.firstText
  memory.isFirstTextFinished.value = content.isFirstTextFinished
  memory.news.restore(content.told)
  memory.draft.value = content.talk?.draft ?? ''
  memory.search.value = content.talk?.hasAskedColleague ? { is: 'asked', ahead: null } : { is: 'none' }
  if (content.talk?.hasAskedMoreTime) memory.pace.asked()
}
