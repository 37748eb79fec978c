import type { TalkTime } from './talk-time.ts'

const fives = (minutes: number) => Array.from({ length: Math.ceil(minutes / 5) }, () => 5)

/**
 * One square a minute: beige is used, yellow is now, green is still ours; time beyond the first plan, granted or just
 * taken, is drawn as outlines.
 * `groups` cuts them otherwise than in fives (the desk: its phases; lengths 5, 10 and 15 have a width).
 * Pure decoration: words beside it say the same.
 */
export function Squares({ time, groups }: { readonly time: TalkTime; readonly groups?: readonly number[] }) {
  const planned = groups ?? fives(time.baseMinutes)
  const total = planned.reduce((sum, length) => sum + length, 0)
  const beyond = Math.max(time.plannedMinutes, time.minute + 1) - total
  const extra = beyond > 0 ? fives(beyond) : []
  let start = 0
  const cut = [...planned, ...extra].map(length => {
    const from = start
    start += length
    return { from, minutes: Array.from({ length }, (_, index) => from + index) }
  })
  return (
    <div class="squares" aria-hidden="true">
      {cut.map(({ from, minutes }) => (
        <span key={from} class={`of-${minutes.length}`}>
          {minutes.map(minute => (
            <i key={minute} class={squareClass(minute, time, total)} />
          ))}
        </span>
      ))}
    </div>
  )
}

function squareClass(minute: number, time: TalkTime, total: number): string {
  const when = minute < time.minute ? 'used' : minute === time.minute ? 'now' : ''
  return minute < total ? when : `extra ${when}`
}
