import { type Signal, signal } from '@preact/signals'
import { cleanText, type Intake } from '../../crypto/message-content.ts'
import type { WantedHelp } from '../../domain/queue.ts'
import type { PageSettings } from '../../protocol/page-settings.ts'

/** Everything that a visitor may tell before the chat. An empty text is "not told"; only the nickname is needed. */
export interface Answers {
  readonly nickname: Signal<string>
  readonly who: Signal<NonNullable<Intake['who']> | ''>
  readonly age: Signal<string>
  readonly gender: Signal<NonNullable<Intake['gender']> | ''>
  readonly school: Signal<string>
  readonly theme: Signal<string>
  readonly toldSomeone: Signal<'yes' | 'no' | ''>
  readonly typesSlowly: Signal<boolean>
}

export const longestNickname = 40

/** No answers yet. They live in memory only and are kept until the page is left or wiped. */
export function makeAnswers(): Answers {
  return {
    nickname: signal(''),
    who: signal(''),
    age: signal(''),
    gender: signal(''),
    school: signal(''),
    theme: signal(''),
    toldSomeone: signal(''),
    typesSlowly: signal(false),
  }
}

export function wipeAnswers(answers: Answers) {
  for (const text of [answers.nickname, answers.age, answers.school, answers.theme]) text.value = ''
  answers.who.value = ''
  answers.gender.value = ''
  answers.toldSomeone.value = ''
  answers.typesSlowly.value = false
}

/** A nickname as it travels: one line, no controls, no spaces around it. Empty means that none was given. */
export function tidyNickname(typed: string): string {
  return cleanText(typed).replaceAll('\n', ' ').trim().slice(0, longestNickname).toWellFormed()
}

/** A neutral word and a number, another one than `before`. */
export function suggestNickname(words: readonly string[], before = ''): string {
  const others = words.filter(word => !before.startsWith(word))
  const word = others[Math.floor(Math.random() * others.length)] ?? before
  return `${word} ${10 + Math.floor(Math.random() * 90)}`
}

/** [SE22] What travels sealed after pick-up. An answer that was left open is left out. */
export function intakeOf(answers: Answers): Intake {
  const { who, gender, school, theme, toldSomeone, typesSlowly } = answers
  const age = ageOf(answers.age.value)
  return {
    k: 'intake',
    nickname: tidyNickname(answers.nickname.value),
    ...(who.value && { who: who.value }),
    ...(age !== undefined && { ageYears: age }),
    ...(gender.value && { gender: gender.value }),
    ...(school.value && { school: school.value }),
    ...(theme.value && { theme: theme.value }),
    ...(toldSomeone.value && { toldSomeone: toldSomeone.value === 'yes' }),
    ...(typesSlowly.value && { typesSlowly: true }),
  }
}

function ageOf(typed: string): number | undefined {
  const age = Number.parseInt(typed, 10)
  return age >= 4 && age <= 120 ? age : undefined
}

/** [SE22] What the server hears of the theme: only which help is wanted. */
export function wantedHelpOf(answers: Answers, settings: PageSettings): WantedHelp {
  return settings.themes.find(({ id }) => id === answers.theme.value)?.wanted ?? 'no-preference'
}
