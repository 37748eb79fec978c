import { expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { mostLines, mostUnproven, OpenLines } from './open-lines.ts'

/** Lines with names, and which of them were ended. */
function opened(lines: OpenLines) {
  const cut: string[] = []
  const open = (name: string, network = 'school', within?: string) => {
    const line = { cut: () => void cut.push(name) }
    lines.add(line, networkUnder(network, within))
    return line
  }
  return { cut, open }
}

test('[WR8] one process serves ten thousand pages, whatever carries them, and no more', () => {
  expect(mostLines).toBe(10_000)
  const lines = new OpenLines(2)
  const { open } = opened(lines)
  const first = open('first')
  lines.prove(first)
  expect(lines.makeRoom()).toBe(true)
  lines.prove(open('second'))
  expect(lines.makeRoom()).toBe(false)
  lines.remove(first)
  expect(lines.makeRoom()).toBe(true)
})

test('[WR8] a house that stops ends every line', () => {
  const lines = new OpenLines()
  const { cut, open } = opened(lines)
  open('one')
  lines.prove(open('two'))
  lines.endAll()
  expect(cut).toEqual(['one', 'two'])
})

test('[FL5] of lines that have not said who they are, the oldest of the same network makes room for who comes', () => {
  expect(mostUnproven).toBe(100)
  const lines = new OpenLines(10, 2)
  const { cut, open } = opened(lines)
  const talk = open('talk')
  lines.prove(talk)
  open('neighbour', 'elsewhere')
  for (const name of ['one', 'two', 'three', 'four']) open(name)
  expect(cut).toEqual(['one', 'two'])
  expect([lines.provenOf('school'), lines.provenOf('elsewhere')]).toEqual([1, 0])
})

test('[FL5] a full house ends the oldest unknown line of the network with most of them, and nobody’s talk', () => {
  const lines = new OpenLines(5, 4)
  const { cut, open } = opened(lines)
  lines.prove(open('talk', 'flood'))
  open('page')
  for (const name of ['one', 'two', 'three']) open(name, 'flood')
  expect([lines.makeRoom(), cut]).toEqual([true, ['one']])
  lines.prove(open('comer'))
  expect([lines.makeRoom(), cut]).toEqual([true, ['one', 'two']])
})

test('[FL5] what is counted of a network is forgotten with its last line', () => {
  const lines = new OpenLines()
  const { open } = opened(lines)
  const line = open('one')
  lines.prove(line)
  lines.prove(line)
  lines.remove(line)
  lines.remove(line)
  expect(lines.provenOf('school')).toBe(0)
  lines.prove(line)
  expect(lines.provenOf('school')).toBe(0)
})

test('[FL5] [FL9] a house full of lines that had a ticket once still has room for a desk, and ends nobody’s talk for it', () => {
  const lines = new OpenLines(4, 4)
  const { cut, open } = opened(lines)
  lines.prove(open('talk'))
  expect(lines.isCrowded()).toBe(false)
  for (const name of ['one', 'two', 'three']) {
    const line = open(name, 'flood')
    lines.prove(line)
    if (name !== 'one') lines.doubt(line)
  }
  expect([lines.isCrowded(), lines.provenOf('flood')]).toEqual([true, 1])
  expect([lines.makeRoom(), cut]).toEqual([true, ['two']])
  lines.prove(open('desk'))
  expect([lines.makeRoom(), cut]).toEqual([true, ['two', 'three']])
  expect(lines.makeRoom()).toBe(true)
  lines.prove(open('another'))
  expect([lines.makeRoom(), cut]).toEqual([false, ['two', 'three']])
})

test('[FL10] lines that say nothing, each from a network of its own within one wider, have eight times the room of one', () => {
  const lines = new OpenLines(100, 2)
  const { cut, open } = opened(lines)
  lines.prove(open('talk', 'own', 'flood'))
  open('page', 'school', 'provider')
  for (let number = 0; number < 18; number++) open(`${number}`, `network ${number}`, 'flood')
  expect(cut).toEqual(['0', '1'])
  expect([lines.provenOf('own'), lines.provenOf('flood'), lines.provenOf('provider')]).toEqual([1, 1, 0])
})

test('[FL10] in a full house the oldest line of such a flood goes, though each of its networks has one only', () => {
  const lines = new OpenLines(21, 2)
  const { cut, open } = opened(lines)
  for (const name of ['one', 'two']) lines.prove(open(name, 'elsewhere'))
  open('page', 'school', 'provider')
  open('another', 'school at home', 'provider')
  for (let number = 0; number < 16; number++) open(`${number}`, `network ${number}`, 'flood')
  lines.prove(open('desk', 'centre'))
  expect([lines.makeRoom(), cut]).toEqual([true, ['0']])
})

test('[FL10] what is counted of a wider network is forgotten with its last line', () => {
  const lines = new OpenLines()
  const { open } = opened(lines)
  const [one, two] = [open('one', 'a', 'wide'), open('two', 'b', 'wide')]
  for (const line of [one, two]) lines.prove(line)
  lines.doubt(two)
  expect(lines.provenOf('wide')).toBe(1)
  for (const line of [one, two]) lines.remove(line)
  expect(lines.provenOf('wide')).toBe(0)
})
