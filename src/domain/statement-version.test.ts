import { expect, test } from 'vitest'
import { versionsOn } from './statement-version.ts'

const first = { version: '1', date: '2026-01-01', changes: ['Begin.'] }
const second = { version: '2', date: '2026-06-01', changes: ['Minder.'], announced: '2026-05-01' }
const third = { version: '3', date: '2026-09-01', changes: ['Nog minder.'] }
const all = [third, second, first]

test.each([
  ['2025-12-31', null, [first, second, third], []],
  ['2026-05-31', first, [second, third], []],
  ['2026-06-01', second, [third], [first]],
  ['2027-01-01', third, [], [second, first]],
])(
  '[PV6] on %s who reads the statement sees what holds, what is coming and what was',
  (today, current, coming, earlier) => {
    expect(versionsOn(all, today)).toEqual({ current, coming, earlier })
  },
)
