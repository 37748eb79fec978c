import { signal } from '@preact/signals'
import { afterEach, expect, test } from 'vitest'
import { isCovered, softWords } from '../shared/announcer.ts'
import type { ThreadLine } from '../shared/thread-line.ts'
import { makeHiding } from './hiding.ts'
import { tellByTitle } from './page-title.ts'
import type { VisitorState } from './visitor-state.ts'

const waiting: VisitorState = { is: 'waiting', place: 1, wait: null }
const meeting: VisitorState = { is: 'meeting', counsellor: 'Noor' }
let count = 0
const said = (by: 'me' | 'other'): ThreadLine => ({
  ...{ kind: 'said', key: String(count++), by, text: 'elke avond ruzie', at: 0, isOnItsWay: false },
})

function somebodyTalks() {
  const lines = signal<readonly ThreadLine[]>([said('other'), said('me')])
  const state = signal<VisitorState>(waiting)
  return { lines, state, hiding: makeHiding({ lines, state }) }
}

afterEach(() => {
  isCovered.value = false
})

test('[RD6] one press covers the page, one press brings it back, and a second one changes nothing', () => {
  const { hiding } = somebodyTalks()
  hiding.hide()
  expect(isCovered.value).toBe(true)
  hiding.show()
  expect([isCovered.value, softWords.value]).toEqual([false, 'Je bent terug.'])
  softWords.value = ''
  hiding.show()
  expect(softWords.value).toBe('')
})

test('[RD7] what came meanwhile is counted, and afterwards said as a number, without a word of it', () => {
  const { lines, hiding } = somebodyTalks()
  hiding.hide()
  expect(hiding.hasNews.value).toBe(false)
  lines.value = [...lines.value, said('me')]
  expect(hiding.hasNews.value).toBe(false)
  lines.value = [...lines.value, said('other'), said('other')]
  expect(hiding.hasNews.value).toBe(true)
  hiding.show()
  expect(softWords.value).toBe('Er kwamen 2 berichten bij.')
  expect(hiding.hasNews.value).toBe(false)
})

test('[RD7] that it is one’s turn is news too', () => {
  const { state, hiding } = somebodyTalks()
  hiding.hide()
  state.value = meeting
  expect(hiding.hasNews.value).toBe(true)
})

test('[RD6] while the page is covered its title is not that of the helpline, also when the talk begins', () => {
  const { state, hiding } = somebodyTalks()
  const page = { title: 'Klok', visibilityState: 'hidden', addEventListener: () => {} }
  Object.assign(globalThis, { document: page })
  hiding.hide()
  tellByTitle({ state } as unknown as Parameters<typeof tellByTitle>[0], 'CLBch@t')
  state.value = { is: 'talking' } as VisitorState
  expect(page.title).toBe('Klok')
  hiding.show()
  expect(page.title).toBe('● Aan de beurt')
  Reflect.deleteProperty(globalThis, 'document')
})
