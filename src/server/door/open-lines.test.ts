import { expect, test } from 'vitest'
import { mostLines, OpenLines } from './open-lines.ts'

const line = (cut = () => undefined) => ({ cut })

test('[WR8] one process serves ten thousand pages, whatever carries them, and no more', () => {
  expect(mostLines).toBe(10_000)
  const lines = new OpenLines(2)
  const first = line()
  lines.add(first)
  expect(lines.hasRoom()).toBe(true)
  lines.add(line())
  expect(lines.hasRoom()).toBe(false)
  lines.remove(first)
  expect(lines.hasRoom()).toBe(true)
})

test('[WR8] a house that stops ends every line', () => {
  const lines = new OpenLines()
  const cut: number[] = []
  for (const number of [1, 2])
    lines.add({
      cut: () => {
        cut.push(number)
      },
    })
  lines.endAll()
  expect(cut).toEqual([1, 2])
})
