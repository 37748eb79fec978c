import { expect, test } from 'vitest'
import { makesLineOnEnter, sendsOnEnter } from './enter-key.ts'

const press = {
  key: 'Enter',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
}

test('Enter sends where there is a keyboard', () => {
  expect(sendsOnEnter(press, true)).toBe(true)
})

test('Enter makes a line on glass, where nobody can press Shift with it', () => {
  expect(sendsOnEnter(press, false)).toBe(false)
})

test('[RD4] Enter makes a line for who wants that', () => {
  makesLineOnEnter.value = true
  expect(sendsOnEnter(press, true)).toBe(false)
  makesLineOnEnter.value = false
})

test('Shift+Enter makes a line, and a letter that is being composed is never sent half', () => {
  expect(sendsOnEnter({ ...press, shiftKey: true }, true)).toBe(false)
  expect(sendsOnEnter({ ...press, isComposing: true }, true)).toBe(false)
  expect(sendsOnEnter({ ...press, key: 'a' }, true)).toBe(false)
})
