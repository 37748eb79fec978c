/** One tone: when it begins and how long it lasts in seconds, its pitch, and its loudness from 0 to 1. */
export interface Tone {
  readonly at: number
  readonly lasts: number
  readonly hertz: number
  readonly loudness: number
}

const ringEvery = 2.5
const alarmEvery = 4

/** Somebody waits: two short calls of two tones, again and again for this many seconds. */
export function ringTones(seconds: number): Tone[] {
  return repeat(ringEvery, seconds, from =>
    [0, 0.45].flatMap(later => [
      { at: from + later, lasts: 0.32, hertz: 659, loudness: 0.5 },
      { at: from + later, lasts: 0.32, hertz: 880, loudness: 0.5 },
    ]),
  )
}

/** A message, while nobody looks at the page: one soft, low tone. */
export function messageTones(): Tone[] {
  return [{ at: 0, lasts: 0.22, hertz: 523, loudness: 0.35 }]
}

/** Somebody waits and nobody answers: three falling tones, for whoever watches over the evening. */
export function alarmTones(seconds: number): Tone[] {
  return repeat(alarmEvery, seconds, from =>
    [784, 659, 523].map((hertz, index) => ({
      at: from + index * 0.3,
      lasts: 0.28,
      hertz,
      loudness: 0.6,
    })),
  )
}

/** A colleague in a crisis: two rising pairs, slower than a ring, for whoever watches over the evening (CR3). */
export function crisisTones(seconds: number): Tone[] {
  return repeat(alarmEvery, seconds, from =>
    [440, 587, 440, 587].map((hertz, index) => ({
      at: from + index * 0.45,
      lasts: 0.4,
      hertz,
      loudness: 0.6,
    })),
  )
}

/** Whole rounds only, as many as fit: a ring that is cut off sounds like something that broke. At least one. */
function repeat(every: number, seconds: number, round: (from: number) => Tone[]): Tone[] {
  const lasts = Math.max(...round(0).map(tone => tone.at + tone.lasts))
  const rounds = Math.max(1, Math.floor((seconds - lasts) / every) + 1)
  return Array.from({ length: rounds }, (_, index) => round(index * every)).flat()
}
