import {
  bytesOf,
  closed,
  type Guard,
  identifier,
  isObject,
  oneLine,
  oneOf,
  wholeNumber,
  yesOrNo,
} from './closed-shape.ts'
import type { Role } from './conversation-key.ts'

/** How many messages of each role, in one epoch. */
export type Counts = { [R in Role]?: number }

/** SE22: what the visitor told before the chat. Ids come from the site folder; all but the nickname may be left out. */
export type Intake = {
  k: 'intake'
  nickname: string
  who?: 'pupil' | 'parent' | 'teacher' | 'someone-else'
  ageYears?: number
  gender?: 'm' | 'v' | 'x' | 'rather-not-say'
  school?: string
  theme?: string
  toldSomeone?: boolean
  typesSlowly?: boolean
}

/** SE29, SE32: who would come, with the values its certificate must show. Binary is base64url. */
export type ColleagueAsk = {
  k: 'transfer-ask' | 'colleague-ask'
  counsellorId: string
  shiftId: string
  take: string
}

/** SE30: yes, and may read what I wrote; yes, but start anew; no. With a yes: ctx_{e+1} and fp_{e+1}. */
export type ColleagueAnswer =
  | { k: 'transfer-answer' | 'colleague-answer'; mode: 'may-read' | 'start-anew'; ctx: string; fp: string }
  | { k: 'transfer-answer' | 'colleague-answer'; mode: 'no' }

/** SE35: the last word on keeping. `authHash` is H(auth), `publicKey` is RPpub. */
export type Keep = {
  k: 'keep'
  answer: 'yes' | 'no'
  receipt?: { loc: string; authHash: string; publicKey: string }
}

/** SE19: what people and pages say to each other. `card` names one of the site's services, so no number can be faked. */
export type Saying =
  | { k: 'text'; t: string }
  | { k: 'line'; t: string }
  | { k: 'card'; card: string }
  | Intake
  | ColleagueAsk
  | ColleagueAnswer
  | Keep

/** SE12, SE34: the first and the last word, which the page itself fills in. */
export type Content = Saying | { k: 'hello'; ctx: string } | { k: 'close'; counts: Counts }
export type Kind = Content['k']

export const longestText = 2000
const longestLine = 200
const longestNickname = 40

/**
 * SE16: text as it may be sealed: well-formed, without controls other than newline. The caller says what happens
 * above 2,000 UTF-16 units: this cuts nothing off.
 */
export function cleanText(typed: string): string {
  return typed.toWellFormed().replace(/[^\P{Cc}\n]/gu, '')
}

const messageText: Guard<string> = (value): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestText && value === cleanText(value)

const count = wholeNumber(0, 0x10000 * 64)

/** Counts per role: an object with only the keys "1", "2" and "3". */
export const isCounts: Guard<Counts> = closed({}, { '1': count, '2': count, '3': count })

const colleagueAsk = { counsellorId: identifier, shiftId: identifier, take: bytesOf(16) }
const colleagueYes = { mode: oneOf('may-read', 'start-anew'), ctx: bytesOf(32), fp: bytesOf(32) }
const receipt = closed({ loc: bytesOf(16), authHash: bytesOf(32), publicKey: bytesOf(1216) })

const answerGuard = <K extends 'transfer-answer' | 'colleague-answer'>(k: K): Guard<ColleagueAnswer> => {
  const yes = closed({ k: oneOf(k), ...colleagueYes })
  const no = closed({ k: oneOf(k), mode: oneOf('no') })
  return (value): value is ColleagueAnswer => yes(value) || no(value)
}

const guardOf: { [K in Kind]: Guard<Content> } = {
  text: closed({ k: oneOf('text'), t: messageText }),
  line: closed({ k: oneOf('line'), t: oneLine(longestLine) }),
  card: closed({ k: oneOf('card'), card: identifier }),
  intake: closed(
    { k: oneOf('intake'), nickname: oneLine(longestNickname) },
    {
      who: oneOf('pupil', 'parent', 'teacher', 'someone-else'),
      ageYears: wholeNumber(4, 120),
      gender: oneOf('m', 'v', 'x', 'rather-not-say'),
      school: identifier,
      theme: identifier,
      toldSomeone: yesOrNo,
      typesSlowly: yesOrNo,
    },
  ),
  hello: closed({ k: oneOf('hello'), ctx: bytesOf(32) }),
  'transfer-ask': closed({ k: oneOf('transfer-ask'), ...colleagueAsk }),
  'transfer-answer': answerGuard('transfer-answer'),
  'colleague-ask': closed({ k: oneOf('colleague-ask'), ...colleagueAsk }),
  'colleague-answer': answerGuard('colleague-answer'),
  close: closed({ k: oneOf('close'), counts: isCounts }),
  keep: closed({ k: oneOf('keep'), answer: oneOf('yes', 'no') }, { receipt }),
}

/** SE16, SE19: the content, or `undefined` for an unknown kind or field, or text that was not cleaned. */
export function readContent(value: unknown): Content | undefined {
  if (!isObject(value)) return undefined
  const guard = Object.entries(guardOf).find(([kind]) => kind === value['k'])?.[1]
  return guard?.(value) ? value : undefined
}

const saidBy: Record<Kind, readonly Role[]> = {
  text: [1, 2, 3],
  line: [1, 2, 3],
  card: [2, 3],
  intake: [1],
  hello: [2, 3],
  'transfer-ask': [2],
  'transfer-answer': [1],
  'colleague-ask': [2],
  'colleague-answer': [1],
  close: [1, 2],
  keep: [1],
}

/** Who may say what: only the visitor answers and keeps, only holders say hello, a colleague ends nothing. */
export function maySay(role: Role, kind: Kind): boolean {
  return saidBy[kind].includes(role)
}
