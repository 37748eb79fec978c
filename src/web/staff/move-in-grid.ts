/** A thing in the roster: the day, and which of that day's things. */
export interface GridPlace {
  readonly day: number
  readonly index: number
}

/**
 * [RO14] Where an arrow key leads: up and down within a day, left and right to the next day that has something, Home
 * and End to the first and the last of the week. `counts` is how many things each day has. Undefined: nowhere, or
 * another key.
 */
export function moveInGrid(counts: readonly number[], at: GridPlace, key: string): GridPlace | undefined {
  const days = counts.flatMap((count, day) => (count > 0 ? [day] : []))
  const last = (day: number | undefined) =>
    day === undefined ? undefined : { day, index: (counts[day] ?? 1) - 1 }
  switch (key) {
    case 'ArrowUp':
      return at.index > 0 ? { ...at, index: at.index - 1 } : undefined
    case 'ArrowDown':
      return at.index + 1 < (counts[at.day] ?? 0) ? { ...at, index: at.index + 1 } : undefined
    case 'ArrowLeft':
      return onDay(
        counts,
        days.findLast(day => day < at.day),
        at.index,
      )
    case 'ArrowRight':
      return onDay(
        counts,
        days.find(day => day > at.day),
        at.index,
      )
    case 'Home':
      return onDay(counts, days[0], 0)
    case 'End':
      return last(days.at(-1))
    default:
      return undefined
  }
}

function onDay(counts: readonly number[], day: number | undefined, index: number): GridPlace | undefined {
  return day === undefined ? undefined : { day, index: Math.min(index, (counts[day] ?? 1) - 1) }
}
