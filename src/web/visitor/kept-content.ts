import type { ReloadContent } from './reload-content.ts'
import type { VisitorMemory } from './visitor-memory.ts'

/** [SE23] What a reload must find again while waiting; undefined before there is a ticket. */
export function reloadContentOf(memory: VisitorMemory): ReloadContent | undefined {
  const { attempt, news, firstText, isFirstTextFinished, answers } = memory
  const { nickname, who, age, gender, school, theme, toldSomeone, typesSlowly } = answers
  const content = {
    v: 1,
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
  return { ...content, c: attempt.keys.convId, ticket, bye, hasPlace: attempt.hasPlace }
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
}
