import { expect, test } from 'vitest'
import { isSave, numberOf } from './choice-key.ts'

const press = (part: object) => {
  const none = { ctrlKey: false, altKey: false, metaKey: false, repeat: false, code: '', key: '' }
  return { ...none, ...part }
}

test('[DK50] the third key of the row above the letters means 3, also where it gives a quote, and so does the number pad', () => {
  expect(numberOf(press({ code: 'Digit3', key: '"' }))).toBe(3)
  expect(numberOf(press({ code: 'Numpad3', key: '3' }))).toBe(3)
  expect(numberOf(press({ code: 'KeyA', key: 'a' }))).toBeUndefined()
})

test('[DK50] a key that is held down, or pressed with another, chooses nothing', () => {
  for (const held of ['repeat', 'ctrlKey', 'altKey', 'metaKey'])
    expect(numberOf(press({ code: 'Digit3', [held]: true }))).toBeUndefined()
})

test('[DK50] Ctrl or Cmd with Enter saves, and Enter alone does not', () => {
  expect(isSave(press({ key: 'Enter', ctrlKey: true }))).toBe(true)
  expect(isSave(press({ key: 'Enter', metaKey: true }))).toBe(true)
  expect(isSave(press({ key: 'Enter' }))).toBe(false)
})
