import { expect, test } from 'vitest'
import type { RosterWeek } from '../../protocol/roster.ts'
import type { RosterRefused } from './roster-asks.ts'
import { WeekBook } from './week-book.ts'

const weekFrom = (date: string): RosterWeek => ({
  ...{ now: { date, time: '12:00' }, days: [], shifts: [], staff: [] },
})

/** A server whose answers come when the test says so. */
function slowServer() {
  const asked: { date: string; answer(answer: RosterWeek | RosterRefused): void }[] = []
  const week = (date: string) =>
    new Promise<RosterWeek | RosterRefused>(answer => {
      asked.push({ date, answer })
    })
  return { asked, book: new WeekBook({ week }, '2026-11-27') }
}

test('[RO14] who steps on quickly sees the week that was asked last, whatever comes first', async () => {
  const { asked, book } = slowServer()
  const [one, two] = [book.step(1), book.step(1)]
  expect(asked.map(({ date }) => date)).toEqual(['2026-11-30', '2026-12-07'])
  asked[1]?.answer(weekFrom('2026-12-07'))
  asked[0]?.answer(weekFrom('2026-11-30'))
  await Promise.all([one, two])
  expect(book.week.value?.now.date).toBe('2026-12-07')
  expect(book.isLoading.value).toBe(false)
})

test('[RO14] a coordinator who loses the connection keeps the week in sight, and is told', async () => {
  const { asked, book } = slowServer()
  const first = book.again()
  asked[0]?.answer(weekFrom('2026-11-23'))
  await first
  const again = book.again()
  asked[1]?.answer({ refused: 'no-connection' })
  await again
  expect([book.week.value?.now.date, book.failed.value]).toEqual(['2026-11-23', 'no-connection'])
})
