import type { PracticeNode, PracticeScript } from './practice.ts'

/** Where a script is wrong, as its file names it, and what was expected there. */
export interface PracticeFault {
  readonly place: string
  readonly expected: string
}

export const fewestNodes = 14

interface Way {
  readonly place: string
  readonly to: string
}

/**
 * [DK69] The first thing that is wrong with a script, or undefined: every way leads to a place that is there, none goes
 * in a circle, every place can be reached, and some end is rounded off together. With that every path ends.
 */
export function checkPractice(script: PracticeScript): PracticeFault | undefined {
  return (
    checkWords(script) ?? checkWays(script) ?? checkReach(script) ?? checkCircles(script) ?? checkEnds(script)
  )
}

function checkWords({ nodes, moves }: PracticeScript): PracticeFault | undefined {
  for (const [name, node] of Object.entries(nodes))
    for (const move of Object.keys(node.on))
      if (!(move in moves))
        return { place: `nodes.${name}.on.${move}`, expected: `words for it under moves.${move}` }
  return undefined
}

function checkWays(script: PracticeScript): PracticeFault | undefined {
  const { start, nodes } = script
  const all = Object.entries(nodes).flatMap(([name, node]) => waysFrom(name, node))
  const lost = [{ place: 'start', to: start }, ...all].find(({ to }) => !Object.hasOwn(nodes, to))
  return lost && { place: lost.place, expected: `expected the name of a node, found "${lost.to}"` }
}

function checkReach({ start, nodes }: PracticeScript): PracticeFault | undefined {
  const reached = new Set([start])
  for (const name of reached) {
    const node = nodes[name]
    if (node) for (const { to } of waysFrom(name, node)) reached.add(to)
  }
  const apart = Object.keys(nodes).find(name => !reached.has(name))
  return apart === undefined
    ? undefined
    : { place: `nodes.${apart}`, expected: 'expected a way that leads here: nobody can reach it' }
}

function checkCircles({ start, nodes }: PracticeScript): PracticeFault | undefined {
  const done = new Set<string>()
  const open = new Set<string>()
  function walk(name: string): PracticeFault | undefined {
    const node = nodes[name]
    if (done.has(name) || !node) return undefined
    open.add(name)
    for (const { place, to } of waysFrom(name, node)) {
      if (open.has(to)) return { place, expected: `expected a later node, "${to}" was passed already` }
      const fault = walk(to)
      if (fault) return fault
    }
    open.delete(name)
    done.add(name)
    return undefined
  }
  return walk(start)
}

function checkEnds({ nodes }: PracticeScript): PracticeFault | undefined {
  const count = Object.keys(nodes).length
  if (count < fewestNodes)
    return { place: 'nodes', expected: `expected ${fewestNodes} nodes at least, found ${count}` }
  const isRoundedOff = Object.values(nodes).some(({ end }) => end === 'together')
  return isRoundedOff ? undefined : { place: 'nodes', expected: 'expected an end "together"' }
}

function waysFrom(name: string, { on, otherwise, silent }: PracticeNode): readonly Way[] {
  const place = `nodes.${name}`
  return [
    ...Object.entries(on).map(([move, to]) => ({ place: `${place}.on.${move}`, to })),
    ...(otherwise === null ? [] : [{ place: `${place}.otherwise`, to: otherwise }]),
    ...(silent === null ? [] : [{ place: `${place}.silent.to`, to: silent.to }]),
  ]
}
