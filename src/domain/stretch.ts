import type { Instant } from './people.ts'

/** From `from` until just before `to`, with what there is to say about it. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
  readonly because: string | null
}

type Ends = Pick<Stretch, 'from' | 'to'>

export function covers({ from, to }: Ends, instant: Instant): boolean {
  return from <= instant && instant < to
}

/** In order, with what touches or overlaps made one. The first word about it that is found, stays. */
export function mergeStretches(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const next of stretches.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1)
    if (next.from >= next.to) continue
    if (!last || last.to < next.from) merged.push(next)
    else {
      const to = Math.max(last.to, next.to)
      merged[merged.length - 1] = { from: last.from, to, because: last.because ?? next.because }
    }
  }
  return merged
}

/** What is left of the stretches outside the holes. */
export function cutStretches(stretches: readonly Stretch[], holes: readonly Ends[]): Stretch[] {
  return holes.reduce<readonly Stretch[]>(
    (left, hole) => left.flatMap(stretch => around(stretch, hole)),
    stretches,
  ) as Stretch[]
}

function around(stretch: Stretch, hole: Ends): Stretch[] {
  if (hole.from >= hole.to) return [stretch]
  const before = { ...stretch, to: Math.min(stretch.to, hole.from) }
  const after = { ...stretch, from: Math.max(stretch.from, hole.to) }
  return [before, after].filter(({ from, to }) => from < to)
}
