import { signal } from '@preact/signals'
import { beforeEach, expect, test } from 'vitest'
import type { SentencePhase } from '../../protocol/sentences.ts'
import { phaseNames } from '../staff/phase-words.ts'
import { SentencePicker } from './sentence-picker.ts'
import type { Choice, Span } from './slash-list.ts'

const choice = (name: string, phase: SentencePhase, text: string): Choice => ({
  ...{ key: name, name, phase, phaseName: phaseNames[phase], text, isOwn: false, isExample: true },
})
const choices = [
  choice('hallo', 'welcome', 'Dag [naam], ik ben [jouw naam].'),
  choice('gevoel-terug', 'explore', 'Ik lees dat je je [gevoel] voelt.'),
  choice('gevoel-wie', 'explore', 'Wie merkt het?'),
]

let draft = signal('')
let field: Span
let picker: SentencePicker

beforeEach(() => {
  draft = signal('')
  field = { start: 0, end: 0 }
  picker = new SentencePicker({
    draft,
    selected: () => field,
    select: span => {
      field = span
    },
    choices: () => choices,
    phase: () => 'explore',
  })
})

function types(text: string) {
  draft.value = text
  field = { start: text.length, end: text.length }
  picker.look()
}

/** Presses a key; gives whether the list took it. What is not taken is the field's: Enter sends there. */
function presses(key: string, more: { isComposing?: boolean; repeat?: boolean; shiftKey?: boolean } = {}) {
  const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }
  return picker.press({ key, ...plain, isComposing: false, repeat: false, ...more })
}

const found = () => picker.list.value?.found.map(({ name }) => name)

test('[DK34] Noor types a slash, goes down and up, and chooses with Enter or Tab', () => {
  types('/')
  expect(found()).toEqual(['gevoel-terug', 'gevoel-wie', 'hallo'])
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp'])
    expect(presses(key)).toBe(true)
  expect(picker.list.value?.active).toBe(1)
  expect(presses('Tab')).toBe(true)
  expect([draft.value, picker.list.value]).toEqual(['Wie merkt het?', null])
})

test('[DK35] the key that chooses never sends, also when it is held down; what must be filled in is selected', () => {
  types('/terug')
  expect(presses('Enter')).toBe(true)
  expect(draft.value).toBe('Ik lees dat je je [gevoel] voelt.')
  expect(draft.value.slice(field.start, field.end)).toBe('[gevoel]')
  expect(presses('Enter', { repeat: true })).toBe(true)
})

test('[DK35] with something to fill in the first Enter shows it, and only who asks again sends it so', () => {
  types('/hallo')
  presses('Enter')
  field = { start: draft.value.length, end: draft.value.length }
  expect(presses('Enter')).toBe(false)
  expect(picker.maySend()).toBe(false)
  expect([picker.isGapTold.value, draft.value.slice(field.start, field.end)]).toEqual([true, '[naam]'])
  draft.value = draft.value.replace('[naam]', 'Vosje')
  expect([picker.isGapTold.value, picker.maySend(), picker.maySend()]).toEqual([false, false, true])
  draft.value = 'Dag Vosje, ik ben Noor.'
  expect(picker.maySend()).toBe(true)
})

test('[DK35] Tab goes from gap to gap, and then on to the button', () => {
  types('/hallo')
  presses('Enter')
  expect(presses('Tab')).toBe(true)
  expect(draft.value.slice(field.start, field.end)).toBe('[jouw naam]')
  expect(presses('Tab')).toBe(false)
  expect(presses('Tab', { shiftKey: true })).toBe(false)
})

test('[DK34] Escape closes the list for this slash; nothing found leaves Enter to the field', () => {
  types('/gev')
  expect(presses('Escape')).toBe(true)
  types('/gevo')
  expect(picker.list.value).toBeNull()
  types('')
  types('/gevo')
  expect(found()).toHaveLength(2)
  types('/zebra')
  expect([found(), presses('Enter')]).toEqual([[], false])
})

test('[DK34] while a letter is being composed no key is taken', () => {
  types('/gev')
  for (const key of ['Enter', 'Tab', 'ArrowDown', 'Escape'])
    expect(presses(key, { isComposing: true })).toBe(false)
})

test('[DK34] a press on the hint opens all sentences on a line of their own', () => {
  types('Dag Vosje')
  picker.open()
  expect([draft.value, found()?.length]).toEqual(['Dag Vosje\n/', 3])
  presses('Enter')
  expect(draft.value).toBe('Dag Vosje\nIk lees dat je je [gevoel] voelt.')
})
