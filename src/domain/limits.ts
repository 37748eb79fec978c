const second = 1000
const minute = 60 * second

/**
 * Every time and limit, with the defaults of the design's page of numbers.
 * Durations are milliseconds; a name that ends in `Minutes` is in minutes because people read it.
 */
export const standardLimits = {
  /** A ticket without a place: the proof of work is being made. */
  ticket: 2 * minute,
  /** One counsellor is rung this long, then the next. */
  ring: 20 * second,
  /** Time for the visitor's page to hand over the key after the offer was taken. */
  handOver: 60 * second,
  /** Time for the counsellor's page to answer the key with its hello. */
  hello: 20 * second,
  /** A counsellor out of sight for so long: the visitor is offered a colleague (CH6). */
  colleagueOffered: 2 * minute,
  /** Back within this time, the same counsellor goes on without a question (CH5). */
  sameCounsellor: 3 * minute,
  /** Time for the visitor to say yes or no to who would come (CH2). */
  changeAnswer: 2 * minute,
  /** Time for the hello of everyone who holds the key of the next epoch (CH3). */
  changeHello: 60 * second,
  /** A colleague whose page is out of sight for so long has left (CH8). */
  colleagueKept: minute,
  /** A place is kept this long without a sign of life. */
  placeKept: 15 * minute,
  /** A passed-over place is forgotten after this, when no evening's end did so before. */
  passedOverKept: 12 * 60 * minute,
  /** A conversation with one side gone is kept this long. */
  interrupted: 10 * minute,
  /** After the end: time for the other side's last word. */
  closing: 10 * minute,
  /** After the end: this long for the closing form, and more at a press. No ring cuts it (RG7). */
  protectedTime: 5 * minute,
  /** After a heavy conversation, and more at a press (RG8). */
  breather: 10 * minute,
  /** A pause that is made longer grows by this. */
  pauseLonger: 5 * minute,
  /** "Nu niet" is not a miss, and this counsellor is left in peace this long. */
  declined: 2 * minute,
  /** After this long at the head of the queue anyone is rung, whatever help is wanted (QU11). */
  matching: 2 * minute,
  /** So many rings without an answer, or this long since the first, and an alarm goes out (QU12). */
  alarmMisses: 3,
  alarmAfter: 60 * second,
  /** An alarm that is not answered goes to the next name after this long (AL2). */
  alarmNext: 2 * minute,
  /** Nobody is told of an alarm more often than this (AL3). */
  alarmAgain: 10 * minute,
  /** No new visitor in the last so many minutes before closing. */
  intakeLatestMinutes: 30,
  /** Those who will not be reached hear it so long before closing. */
  closingNotice: 10 * minute,
  /** What a conversation takes with its rounding off, until five of this evening tell better. */
  handlingMinutes: 35,
  /** Past the planned time, with people waiting, the desk is asked so often for a decision. */
  decisionEvery: 10 * minute,
  moreMinutes: 10,
  longTalkMinutes: 90,
  plannedMinutes: 45,
  plannedMinutesSlow: 60,
  /** A message as people count it: UTF-16 units of text. */
  messageLength: 2000,
  unsentMessages: 20,
  /** Per side; past the first the desk is told, at the last the server stops. */
  messagesBeforeNotice: 2000,
  messagesPerSide: 10_000,
  /** Queue cap: this many waiting per reachable counsellor, and at least this many in all. */
  waitingPerCounsellor: 4,
  waitingAtLeast: 4,
  /** A proof of work is good this long, once. */
  workKept: 2 * minute,
  /** So many visitors of one network are a school class; past them its pages do harder work (FL2). */
  visitorsPerNetwork: 40,
  /** So many messages to the team from one network in an hour: a school stands behind one address (CT7). */
  contactPerNetwork: 40,
  /** An invitation of a new person is good this long, and so is the answer until somebody lets them in (SI24). */
  invitation: 7 * 24 * 60 * minute,
} as const

export type Limits = { readonly [Name in keyof typeof standardLimits]: number }
