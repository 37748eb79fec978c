import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { practiceFile } from '../protocol/practice.ts'
import { checkPractice, fewestNodes } from './check-practice.ts'
import {
  answerPractice,
  type PracticeMove,
  type PracticeNode,
  type PracticeScript,
  practiceMoves,
  type Reaction,
  startPractice,
  stayedSilent,
} from './practice.ts'
import { reviewPractice } from './practice-review.ts'
import { recogniseMoves } from './recognise-moves.ts'

const folder = 'site/clbchat/practice'
const shipped = readdirSync(folder).map(name =>
  v.parse(practiceFile, JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))),
)
const shippedAs = (id: string) => {
  const found = shipped.find(practice => practice.id === id)
  if (!found) throw new Error(`there is no practice ${id}`)
  return found
}

const line = { text: 'ja', pauseSeconds: 1, typingSeconds: 1 }
const bare: PracticeNode = {
  ...{ phase: 1, says: [line], on: {}, shrugs: [], otherwise: null, silent: null, end: null },
}

/** Scripts that go forward only: node 3 may lead to 4 and later, the last two are ends. */
const forward: fc.Arbitrary<PracticeScript> = fc
  .array(
    fc.record({
      shrugs: fc.nat(3),
      silent: fc.boolean(),
      steps: fc.array(fc.nat(100), { minLength: 3, maxLength: 3 }),
    }),
    { minLength: fewestNodes, maxLength: 24 },
  )
  .map(made => {
    const name = (at: number) => `node-${at}`
    const last = made.length + 1
    const later = (at: number, step: number) => name(at + 1 + (step % (last - at)))
    const nodes = made.map(({ shrugs, silent, steps: [one = 0, two = 0] }, at): [string, PracticeNode] => [
      name(at),
      {
        ...bare,
        phase: 2,
        on: { 'names-feeling': name(at + 1), 'asks-open-question': later(at, one) },
        shrugs: Array.from({ length: shrugs }, () => line),
        otherwise: later(at, two),
        silent: silent ? { afterSeconds: 60, to: later(at, one) } : null,
      },
    ])
    const ends: [string, PracticeNode][] = [
      [name(last - 1), { ...bare, end: 'left' }],
      [name(last), { ...bare, end: 'together' }],
    ]
    const moves = { 'names-feeling': ['zwaar'], 'asks-open-question': ['hoe'] }
    return { start: name(0), nodes: Object.fromEntries([...nodes, ...ends]), moves }
  })

type Act = 'silent' | readonly PracticeMove[]
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(fc.constant('silent' as const), fc.subarray([...practiceMoves], { maxLength: 3 })),
  { minLength: 1, maxLength: 12 },
)

/** Does these over and over, and gives after how many answers it ended. */
function playToTheEnd(script: PracticeScript, does: readonly Act[], most: number): number {
  let reaction: Reaction = startPractice(script)
  for (let turn = 0; turn <= most; turn++) {
    if (reaction.end) return turn
    const act = does[turn % does.length] ?? []
    const silent = act === 'silent' ? stayedSilent(script, reaction.state) : null
    reaction = silent ?? answerPractice(script, reaction.state, act === 'silent' ? [] : act)
  }
  return Number.POSITIVE_INFINITY
}

function mostAnswers({ nodes }: PracticeScript): number {
  return Object.values(nodes).reduce((sum, { shrugs }) => sum + 1 + shrugs.length, 0)
}

test('[DK67] whatever a counsellor says or leaves unsaid, every path of every script ends', () => {
  let shrugged = 0
  let ended = 0
  fc.assert(
    fc.property(forward, acts, (script, does) => {
      expect(checkPractice(script)).toSatisfy(
        (fault: ReturnType<typeof checkPractice>) =>
          fault === undefined || fault.expected.includes('a way that'),
      )
      const most = mostAnswers(script)
      const turns = playToTheEnd(script, does, most)
      if (turns > 4) shrugged += 1
      if (turns <= most) ended += 1
      return turns <= most
    }),
    { numRuns: 300 },
  )
  expect(shrugged).toBeGreaterThan(100)
  expect(ended).toBe(300)
})

test.each(shipped.map(practice => [practice.id, practice] as const))(
  '[DK67] %s as it ships is whole, and ends whatever is said',
  (_, practice) => {
    expect(checkPractice(practice)).toBeUndefined()
    const ends = new Set<number>()
    fc.assert(
      fc.property(acts, does => {
        const most = mostAnswers(practice)
        const turns = playToTheEnd(practice, does, most)
        ends.add(turns)
        return turns <= most
      }),
      { numRuns: 300 },
    )
    expect(ends.size).toBeGreaterThan(5)
  },
)

test('[DK68] a move is known by its words, whatever the capitals, accents and signs, and no word is torn apart', () => {
  const { moves } = shippedAs('zelfmoordgedachten')
  const script = { moves, nodes: {}, start: '' }
  const known = (text: string) => recogniseMoves(script, text)
  expect(known('Denk je aan ZELFMOORD?')).toContain('asks-directly-about-suicide')
  expect(known('Heb je zelfmoordgedachten?')).toContain('asks-directly-about-suicide')
  expect(known('Wil je dood?')).toContain('asks-directly-about-suicide')
  expect(known('Je kan bellen naar 1813 (Zelfmoordlijn).')).toEqual(['says-number'])
  expect(known('Hóe gaat het dan met jou?')).toEqual(['asks-open-question'])
  expect(known('Dat gaat wel.')).toEqual([])
  expect(known('Schoenen')).toEqual([])
})

test('[DK67] who asks directly about suicide is told; who gives advice three times loses the youngster', () => {
  const practice = shippedAs('zelfmoordgedachten')
  const say = (reaction: Reaction, text: string) =>
    answerPractice(practice, reaction.state, recogniseMoves(practice, text))
  let talk = startPractice(practice)
  talk = say(talk, 'Dag Mist, ik ben Noor. Je stoort helemaal niet. Wat brengt je hier?')
  talk = say(talk, 'Dat klinkt heel zwaar. Denk je aan zelfmoord?')
  expect(talk.says.map(({ text }) => text)).toContain('daar denk ik aan ja')

  let other = startPractice(practice)
  for (let time = 0; time < 4 && !other.end; time++) other = say(other, 'Je moet met je mama praten.')
  expect(other.end).toBe('left')
})

test('[DK72] looking back names what was done in each phase and at most two things to try, never advice', () => {
  const practice = shippedAs('pesten')
  let talk = startPractice(practice)
  for (const text of ['Hoi, ik ben Noor. Wat gebeurt er?', 'Je moet het negeren.', 'Dat klinkt zwaar.'])
    talk = answerPractice(practice, talk.state, recogniseMoves(practice, text))
  const [first, second] = reviewPractice(practice, talk.state.turns)
  expect(first).toMatchObject({ phase: 1, made: ['asks-open-question', 'welcomes'] })
  expect(second).toMatchObject({ phase: 2, made: ['gives-advice-too-soon', 'names-feeling'] })
  const tries = reviewPractice(practice, talk.state.turns).flatMap(phase => phase.tries)
  expect(tries).not.toContain('gives-advice-too-soon')
  expect(tries).not.toContain('names-feeling')
  expect(second?.tries.length).toBeLessThanOrEqual(2)
})

const faults: [string, (script: PracticeScript) => PracticeScript, string][] = [
  ['a way into nothing', s => withNode(s, 'node-0', { otherwise: 'nergens' }), 'nodes.node-0.otherwise'],
  ['a start that is not there', s => ({ ...s, start: 'nergens' }), 'start'],
  ['a node nobody reaches', s => withNode(s, 'eiland', { end: 'left' }), 'nodes.eiland'],
  ['a circle', s => withNode(s, 'node-5', { otherwise: 'node-2' }), 'nodes.node-5.otherwise'],
  ['a move without words', s => ({ ...s, moves: {} }), 'nodes.node-0.on.welcomes'],
  ['no end together', s => withNode(s, 'node-15', { otherwise: null, end: 'left' }), 'nodes'],
  ['too few nodes', s => ({ ...s, ...short }), 'nodes'],
]
const chain: PracticeScript = {
  start: 'node-0',
  moves: { welcomes: ['hallo'] },
  nodes: Object.fromEntries(
    Array.from({ length: 16 }, (_, at): [string, PracticeNode] => [
      `node-${at}`,
      at === 15
        ? { ...bare, end: 'together' }
        : { ...bare, on: { welcomes: `node-${at + 1}` }, otherwise: `node-${at + 1}` },
    ]),
  ),
}
const short = { start: 'een', nodes: { een: { ...bare, end: 'together' as const } } }

function withNode(script: PracticeScript, name: string, changes: Partial<PracticeNode>): PracticeScript {
  const node = { ...(script.nodes[name] ?? bare), ...changes }
  return { ...script, nodes: { ...script.nodes, [name]: node } }
}

test.each(faults)('[DK69] a script with %s is refused, with the place', (_, spoil, place) => {
  expect(checkPractice(chain)).toBeUndefined()
  expect(checkPractice(spoil(chain))?.place).toBe(place)
})
