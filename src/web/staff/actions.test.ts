import { expect, test } from 'vitest'
import { findActions } from './action-box.tsx'
import { Actions } from './actions.ts'

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    code: '',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    target: null,
    ...held,
  }) as KeyboardEvent

function openDesk() {
  const done: string[] = []
  const actions = new Actions()
  const leave = actions.add({
    id: 'round-off',
    label: 'Rond af en registreer',
    run: () => done.push('round-off'),
  })
  actions.add({ id: 'pause', label: 'Pauze hierna', run: () => done.push('pause') })
  return { actions, done, leave }
}

test('[KB3] Alt+R rounds off while that button is there, and does nothing when it is gone', () => {
  const { actions, done, leave } = openDesk()
  expect(actions.press(pressed('r', { altKey: true }))).toBe(true)
  leave()
  expect(actions.press(pressed('r', { altKey: true }))).toBe(false)
  expect(done).toEqual(['round-off'])
})

test('[KB2] Noor gives another key to rounding off, or none: the old one is free', () => {
  const { actions, done } = openDesk()
  actions.own.value = { 'round-off': 'F9' }
  expect(actions.press(pressed('r', { altKey: true }))).toBe(false)
  expect(actions.press(pressed('F9'))).toBe(true)
  expect(actions.holderOf('F9')).toBe('round-off')
  expect(actions.holderOf('Alt+R')).toBeUndefined()
  actions.own.value = { 'round-off': null }
  expect(actions.press(pressed('F9'))).toBe(false)
  expect(done).toEqual(['round-off'])
})

test('[KB4] Ctrl+K opens the box, and a few letters find an action by the words on its button', () => {
  const { actions } = openDesk()
  expect(actions.press(pressed('k', { ctrlKey: true }))).toBe(true)
  expect(actions.isBoxOpen.value).toBe(true)
  expect(findActions(actions.all.value, 'regis rond').map(({ id }) => id)).toEqual(['round-off'])
  expect(findActions(actions.all.value, 'páuze').map(({ id }) => id)).toEqual(['pause'])
  actions.add({ id: 'rest', label: 'Even pauze', run: () => undefined })
  expect(findActions(actions.all.value, 'even').map(({ id }) => id)).toEqual(['rest'])
  expect(findActions(actions.all.value, 'pauze').map(({ id }) => id)).toEqual(['pause', 'rest'])
  expect(findActions(actions.all.value, 'taart')).toEqual([])
})

test('[KB3] an action that changes its words stands in the list once', () => {
  const { actions } = openDesk()
  actions.add({ id: 'pause', label: 'Terug van pauze', run: () => undefined })
  expect(actions.all.value.map(({ label }) => label)).toEqual(['Rond af en registreer', 'Terug van pauze'])
})
