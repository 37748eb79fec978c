import { expect, test } from 'vitest'
import { strokeOf, whyNotFree } from './key-stroke.ts'

const nothing = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

test('[KB1] on a Belgian keyboard the letter counts, not the place where others have another one', () => {
  expect(strokeOf({ ...nothing, key: 'a', code: 'KeyQ', altKey: true })).toBe('Alt+A')
  expect(strokeOf({ ...nothing, key: '?', code: 'KeyM', shiftKey: true })).toBe('?')
  expect(strokeOf({ ...nothing, key: 'F6', code: 'F6', shiftKey: true })).toBe('Shift+F6')
})

test('[KB1] AltGr types @ and #, and is never a key of the desk', () => {
  expect(strokeOf({ ...nothing, key: '@', code: 'Digit2', altKey: true, ctrlKey: true })).toBeUndefined()
  const altGr = { ...nothing, key: 'a', code: 'KeyQ', altKey: true, getModifierState: () => true }
  expect(strokeOf(altGr)).toBeUndefined()
})

test('[KB1] on a Mac Option writes another character: then the place tells, and Cmd is Ctrl', () => {
  expect(strokeOf({ ...nothing, key: 'å', code: 'KeyA', altKey: true })).toBe('Alt+A')
  expect(strokeOf({ ...nothing, key: 'k', code: 'KeyK', metaKey: true })).toBe('Ctrl+K')
})

test('[KB1] a held key alone is no stroke', () => {
  expect(strokeOf({ ...nothing, key: 'Alt', code: 'AltLeft', altKey: true })).toBeUndefined()
})

test('[KB2] no key is given away that would fire while somebody writes, or that the browser needs', () => {
  expect(whyNotFree('A')).toBe('single-key')
  expect(whyNotFree('Alt+3')).toBe('types-a-character')
  expect(whyNotFree('Ctrl+T')).toBe('of-the-browser')
  expect(whyNotFree('F5')).toBe('of-the-browser')
  expect(whyNotFree('Alt+Z')).toBeUndefined()
  expect(whyNotFree('F9')).toBeUndefined()
})
