import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { localMoment } from './local-moment.ts'

test('[OH1] a page without a calendar package reads the same wall as the server', () => {
  const zones = fc.constantFrom('Europe/Brussels', 'America/Paramaribo', 'Asia/Kathmandu', 'UTC')
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 4_000_000_000 }), (zone, seconds) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone)
      expect(localMoment(zone, seconds * 1000)).toEqual({
        date: wall.toPlainDate().toString(),
        time: wall.toPlainTime().toString().slice(0, 5),
      })
    }),
  )
})
