import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { Knocks } from './knocks.ts'

const school = networkUnder('school')
const bringing = (cookie?: string) => ({ headers: { cookie } }) as unknown as IncomingMessage

/** A house where somebody floods from behind the address of a school; Noor is signed in there. */
function flooded() {
  const clock = { at: 0, now: () => clock.at }
  const knocks = new Knocks(clock, '__Host-s')
  const flood = () => {
    for (let knock = 0; knock < 1_000; knock++) knocks.takes(school)
  }
  knocks.knows('of-noor')
  flood()
  return { knocks, flood, clock }
}

test('[FL12] a desk of somebody who is signed in comes back at once behind an address that floods', () => {
  const { knocks } = flooded()
  expect(knocks.takesLine('/api/desk', bringing('other=1; __Host-s=of-noor'), school)).toBe(true)
})

test('[FL12] nobody else comes by that: without a cookie, with an invented one, one of another name, or as a visitor', () => {
  const { knocks } = flooded()
  for (const cookie of [undefined, '', '__Host-s=invented', 's=of-noor', '__Host-s='])
    expect([cookie, knocks.takesLine('/api/desk', bringing(cookie), school)]).toEqual([cookie, false])
  expect(knocks.takesLine('/api/visitor', bringing('__Host-s=of-noor'), school)).toBe(false)
})

test('[FL12] a desk knocks five times in a second by its cookie and no more, and holds up no other desk', () => {
  const { knocks, flood, clock } = flooded()
  knocks.knows('of-farid')
  const desk = () => knocks.takesLine('/api/desk', bringing('__Host-s=of-noor'), school)
  expect(Array.from({ length: 8 }, desk).filter(Boolean)).toHaveLength(5)
  expect(knocks.takesLine('/api/desk', bringing('__Host-s=of-farid'), school)).toBe(true)
  clock.at += 1_000
  flood()
  expect(desk()).toBe(true)
})

test('[FL12] only so many cookies are known, and who was seen the longest ago is forgotten first', () => {
  const { knocks } = flooded()
  knocks.knows('of-farid')
  for (let number = 0; number < 998; number++) knocks.knows(`session ${number}`)
  knocks.knows('of-noor')
  knocks.knows('one more')
  const comes = (cookie: string) => knocks.takesLine('/api/desk', bringing(`__Host-s=${cookie}`), school)
  expect([comes('of-noor'), comes('of-farid')]).toEqual([true, false])
})
