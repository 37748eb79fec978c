import { expect, test } from 'vitest'
import { nextPane } from './panes.ts'

function openScreen(names: readonly string[], hidden: readonly string[] = []) {
  const panes = names.map(name => ({
    name,
    contains: (other: unknown) => other === name,
    checkVisibility: () => !hidden.includes(name),
  }))
  const page = { querySelectorAll: () => panes } as unknown as ParentNode
  return (focused: string | null, isBack = false) =>
    (nextPane(page, focused as unknown as Element, isBack) as unknown as { name: string } | undefined)?.name
}

test('[KB5] F6 goes round the parts of the screen, and Shift+F6 the other way', () => {
  const next = openScreen(['before', 'thread', 'field', 'tools'])
  expect([next(null), next('thread'), next('tools'), next('before', true)]).toEqual([
    ...['before', 'field', 'before', 'tools'],
  ])
})

test('[KB5] a part that is folded away on a phone is passed over', () => {
  const next = openScreen(['before', 'thread', 'tools'], ['thread'])
  expect([next('before'), next(null, true)]).toEqual(['tools', 'tools'])
  expect(openScreen([])(null)).toBeUndefined()
})
