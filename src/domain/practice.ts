/**
 * What a counsellor may do that a scripted youngster notices. In the order in which it counts when one text does
 * several: who asks about suicide and then gives a number asked about suicide.
 */
export const practiceMoves = [
  'asks-directly-about-suicide',
  'asks-about-plan',
  'says-number',
  'gives-advice-too-soon',
  'rounds-off',
  'names-feeling',
  'sums-up',
  'asks-wish',
  'asks-who-knows',
  'asks-what-helps',
  'gives-information',
  'asks-open-question',
  'welcomes',
] as const
export type PracticeMove = (typeof practiceMoves)[number]

/** together: both rounded off. left: the youngster went away before that. */
export const practiceEnds = ['together', 'left'] as const
export type PracticeEnd = (typeof practiceEnds)[number]

/** What the youngster does next: after so many seconds types, and says this; without a text the typing came to nothing. */
export interface PracticeLine {
  readonly text: string | null
  readonly pauseSeconds: number
  readonly typingSeconds: number
}

/** The place of a conversation: 1 to 5, the phases of the desk. */
export type PracticePhase = 1 | 2 | 3 | 4 | 5

export interface PracticeNode {
  readonly phase: PracticePhase
  readonly says: readonly PracticeLine[]
  /** Where each move leads that is noticed here. */
  readonly on: Readonly<Partial<Record<PracticeMove, string>>>
  /** What the youngster says, one after the other, while nothing of `on` is noticed. */
  readonly shrugs: readonly PracticeLine[]
  /** Where it goes then. Exactly one of `otherwise` and `end` is there. */
  readonly otherwise: string | null
  /** When the counsellor says nothing for so long. */
  readonly silent: { readonly afterSeconds: number; readonly to: string } | null
  readonly end: PracticeEnd | null
}

export interface PracticeScript {
  readonly start: string
  readonly nodes: Readonly<Record<string, PracticeNode>>
  /** By what words each move is known; how they are compared is in `recognise-moves.ts`. */
  readonly moves: Readonly<Partial<Record<PracticeMove, readonly string[]>>>
}

/** Something that the counsellor said, and what was noticed in it. */
export interface PracticeTurn {
  readonly phase: PracticePhase
  readonly node: string
  readonly moves: readonly PracticeMove[]
}

export interface PracticeState {
  readonly at: string
  readonly shrugged: number
  readonly turns: readonly PracticeTurn[]
}

export interface Reaction {
  readonly state: PracticeState
  readonly says: readonly PracticeLine[]
  readonly phase: PracticePhase
  readonly end: PracticeEnd | null
  readonly silentAfterSeconds: number | null
}

/** [DK67] The youngster says the first words. Throws on a script that was not checked. */
export function startPractice(script: PracticeScript): Reaction {
  return arriveAt(script, script.start, [])
}

/**
 * [DK67] What the youngster does with what was said. Every path ends: each answer goes to a later place or uses up a
 * shrug, and there are only so many of both (`checkPractice`).
 */
export function answerPractice(
  script: PracticeScript,
  state: PracticeState,
  moves: readonly PracticeMove[],
): Reaction {
  const node = nodeAt(script, state.at)
  const noticed = moves.filter(move => isNoticedIn(node, move))
  const turns = [...state.turns, { phase: node.phase, node: state.at, moves: noticed }]
  const to = practiceMoves.filter(move => noticed.includes(move)).map(move => node.on[move])
  const next = to.find(one => one !== undefined)
  if (next !== undefined) return arriveAt(script, next, turns)
  const shrug = node.shrugs[state.shrugged]
  if (shrug) {
    const shrugged = state.shrugged + 1
    return reactionOf(node, { at: state.at, shrugged, turns }, [shrug])
  }
  return arriveAt(script, node.otherwise ?? state.at, turns)
}

/** The counsellor stayed silent for as long as this place waits; null where it waits for ever. */
export function stayedSilent(script: PracticeScript, state: PracticeState): Reaction | null {
  const { silent } = nodeAt(script, state.at)
  return silent && arriveAt(script, silent.to, state.turns)
}

/** Advice is too soon only while it is still about understanding; thanks before that are no rounding off. */
function isNoticedIn({ phase }: PracticeNode, move: PracticeMove): boolean {
  if (move === 'gives-advice-too-soon') return phase < 4
  return move !== 'rounds-off' || phase >= 4
}

function arriveAt(script: PracticeScript, at: string, turns: readonly PracticeTurn[]): Reaction {
  const node = nodeAt(script, at)
  return reactionOf(node, { at, shrugged: 0, turns }, node.says)
}

function reactionOf(node: PracticeNode, state: PracticeState, says: readonly PracticeLine[]): Reaction {
  const { phase, end, silent } = node
  return { state, says, phase, end, silentAfterSeconds: silent?.afterSeconds ?? null }
}

function nodeAt(script: PracticeScript, at: string): PracticeNode {
  const node = script.nodes[at]
  if (!node) throw new Error('this practice conversation was not checked')
  return node
}
