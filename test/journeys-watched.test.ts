import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('[PW9] no journey of a person goes unwatched: each takes its test from journey.ts', () => {
  const folder = 'test/journeys'
  const journeys = readdirSync(folder).filter(name => name.endsWith('.journey.ts'))
  expect(journeys.length).toBeGreaterThan(10)
  const unwatched = journeys.filter(
    name => !readFileSync(`${folder}/${name}`, 'utf8').includes("import { test } from './journey.ts'"),
  )
  expect(unwatched).toEqual([])
})
