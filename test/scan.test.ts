import { expect, test } from 'vitest'
import { findTraces, plantedTraces } from './scan.ts'

const typed = 'mijn papa roept élke avond 😔'

test('[PR1] the scan sees a typed string in whatever writing it was left behind', () => {
  const planted = plantedTraces(typed)
  const found = new Set(findTraces(planted, [typed]).map(({ place }) => place))
  expect([...planted.keys()].filter(place => !found.has(place))).toEqual([])
})

test('[PR1] the scan sees nothing where nothing was left', () => {
  const pieces = new Map([['a file', Buffer.from('mijn mama roept nooit'.repeat(50))]])
  expect(findTraces(pieces, [typed])).toEqual([])
})
