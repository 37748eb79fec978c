/** The five phases of a conversation of 45 minutes, in minutes: welcome, explore, goal, approach, round off. */
const plannedLengths = [5, 10, 15, 10, 5] as const
const plannedTotal = 45

export interface Phase {
  /** 0 to 4: the place in the list of phase texts. */
  readonly index: number
  readonly fromMinute: number
  readonly toMinute: number
}

/**
 * The phases of a conversation of this many planned minutes: 5/10/15/10/5 for 45, and the same shape for
 * another length. They follow each other without a gap and end at `minutes`.
 */
export function phasesOf(minutes: number): Phase[] {
  let passed = 0
  return plannedLengths.map((length, index) => {
    const fromMinute = Math.round((passed * minutes) / plannedTotal)
    passed += length
    return { index, fromMinute, toMinute: Math.round((passed * minutes) / plannedTotal) }
  })
}

/** The phase in which a minute falls; past the planned end it is still the last one. */
export function phaseAt(minutes: number, minute: number): Phase {
  const phases = phasesOf(minutes)
  return phases.find(phase => minute < phase.toMinute) ?? (phases[phases.length - 1] as Phase)
}
