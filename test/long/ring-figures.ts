import type { DeskSign } from './desk-signs.ts'
import type { Sound } from './sound-card.ts'

/** What one visit asked of the desk. Instants are milliseconds since 1970. */
export interface Ring {
  readonly atMinute: number
  readonly isMissed: boolean
  /** The visitor asked for a place: never later than the server's offer. */
  readonly askedAt: number
  /** The visitor left; for a ring that nobody answered, null: the page heard from the server that it was over. */
  readonly leftAt: number | null
}

/** What was written down since the ring before. Sounds are undefined where nothing can listen. */
export interface Written {
  readonly signs: readonly DeskSign[]
  readonly sounds: readonly Sound[] | undefined
  readonly mayNotify: boolean
}

/** Milliseconds; null when it never happened. */
type Took = number | null
/** The same; undefined where it could not be: nothing can listen, or notifications are not allowed. */
type Heard = Took | undefined

/** What one ring did at the desk. */
export interface RingFigures {
  readonly atMinute: number
  readonly isMissed: boolean
  /** From the asking until the offer was at the page, the title said so, and a notification was made and shown. */
  readonly offer: Took
  readonly title: Took
  readonly note: Heard
  readonly noteShown: Heard
  /** Until the first tone by the plan of running audio, and until something came out of the sound card. */
  readonly planned: Took
  readonly sounded: Heard
  /** How many calls of the ring were planned, and how many came out. */
  readonly callsPlanned: number
  readonly callsHeard: number | undefined
  /** From the end of the ring until the title was plain, the sound was cut off and the notification was closed. */
  readonly titleGone: Took
  readonly silenced: Took
  readonly noteGone: Heard
  /** The last that came out, counted from the end of the ring; below 0 when that was before. */
  readonly lastSound: Heard
  /** The longest between two ticks of a timer of one second, since the ring before. */
  readonly slowestTimer: number
  readonly freezes: number
  /** How often the line to the server broke, and the longest that it was gone. */
  readonly breaks: number
  readonly lineGone: Took
}

/** Two tones together are one call. */
const tonesInCall = 2

/** Figures of one ring, from what the page wrote down and what came out of the sound card. */
export function figuresOf(ring: Ring, { signs, sounds, mayNotify }: Written): RingFigures {
  const { askedAt, atMinute, isMissed } = ring
  const asked = sinceIn(signs, askedAt)
  const tones = signs.filter(sign => sign.what === 'tone' && sign.audio === 'running' && sign.at >= askedAt)
  const overAt = ring.leftAt ?? signs.find(sign => sign.at >= askedAt && isFrame('offer-gone')(sign))?.at
  const over = overAt === undefined ? () => null : sinceIn(signs, overAt)
  const heard = sounds?.filter(({ from }) => from >= askedAt)
  return {
    atMinute,
    isMissed,
    offer: asked(isFrame('offer')),
    title: asked(isTitle(true)),
    note: mayNotify ? asked(is('note')) : undefined,
    noteShown: mayNotify ? asked(is('note-shown')) : undefined,
    planned: whole(Math.min(...tones.map(tone => (tone.what === 'tone' ? tone.from : 0))) - askedAt),
    sounded: heard && whole((heard[0]?.from ?? Number.POSITIVE_INFINITY) - askedAt),
    callsPlanned: tones.length / tonesInCall,
    callsHeard: heard?.length,
    titleGone: over(isTitle(false)),
    silenced: over(is('silence')),
    noteGone: mayNotify ? over(is('note-closed')) : undefined,
    lastSound: heard && whole((heard.at(-1)?.until ?? Number.NaN) - (overAt ?? Number.NaN)),
    slowestTimer: Math.max(0, ...signs.map(sign => (sign.what === 'timer' ? sign.after : 0))),
    freezes: signs.filter(is('frozen')).length,
    ...breaksIn(signs),
  }
}

type IsSign = (sign: DeskSign) => boolean

const is =
  (what: DeskSign['what']): IsSign =>
  sign =>
    sign.what === what
const isFrame =
  (kind: string): IsSign =>
  sign =>
    sign.what === 'frame' && sign.kind === kind
const isTitle =
  (isCall: boolean): IsSign =>
  sign =>
    sign.what === 'title' && sign.text.startsWith('(1) ') === isCall

const whole = (took: number): Took => (Number.isFinite(took) ? Math.round(took) : null)

/** How long after an instant the first such sign came. */
function sinceIn(signs: readonly DeskSign[], from: number): (isIt: IsSign) => Took {
  return isIt => whole((signs.find(sign => sign.at >= from && isIt(sign))?.at ?? Number.NaN) - from)
}

function breaksIn(signs: readonly DeskSign[]): { breaks: number; lineGone: Took } {
  const broken = signs.filter(is('line-closed')).map(({ at }) => sinceIn(signs, at)(is('line-open')))
  const lineGone = broken.includes(null) ? null : Math.max(0, ...broken.map(Number))
  return { breaks: broken.length, lineGone }
}

const noticedWithin = 5_000
const quietWithin = 2_000

/** What is wrong with a ring: noticed after more than 5 seconds, not quiet 2 seconds after its end, or cut short. */
export function faultsOf(figures: RingFigures): string[] {
  const { offer, title, note, planned, sounded, titleGone, silenced, noteGone, lastSound, lineGone } = figures
  const faults = [
    ...tooLate({ offer, title, note, planned, sounded, lineGone }, noticedWithin),
    ...tooLate({ titleGone, silenced, noteGone, lastSound }, quietWithin),
  ]
  const { isMissed, callsPlanned, callsHeard } = figures
  if (isMissed && callsHeard !== undefined && callsHeard < callsPlanned)
    faults.push(`${callsHeard} calls heard of ${callsPlanned}`)
  return faults
}

function tooLate(all: Record<string, Heard>, within: number): string[] {
  return Object.entries(all)
    .filter(([, took]) => took !== undefined && (took === null || took > within))
    .map(([what, took]) => `${what} ${took === null ? 'never' : `after ${took} ms`}`)
}

/** The slowest of all rings, by name; null when one of them never came. */
export function slowestOf(rings: readonly RingFigures[]): Record<string, Heard> {
  const names = ['offer', 'title', 'note', 'planned', 'sounded', 'titleGone', 'silenced', 'noteGone'] as const
  const more = ['lastSound', 'slowestTimer', 'lineGone'] as const
  return Object.fromEntries([...names, ...more].map(name => [name, slowest(rings.map(ring => ring[name]))]))
}

function slowest(took: readonly Heard[]): Heard {
  if (took.includes(undefined)) return undefined
  return took.includes(null) ? null : Math.max(...took.map(Number))
}
