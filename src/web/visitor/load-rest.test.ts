import { signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import { makeForm } from './form.ts'
import { loadRest } from './load-rest.ts'
import type { Rest, Start } from './rest-of-page.tsx'

const left: string[] = []
const opened: Start[] = []
vi.mock('./rest-of-page.tsx', () => ({
  openRest: (start: Start) => {
    opened.push(start)
    return { conversation: { leave: () => left.push('conversation') } } as unknown as Rest
  },
}))

function page() {
  const form = makeForm()
  form.answers.nickname.value = 'Vosje'
  const { settings, status } = { settings: {} as Start['settings'], status: signal(null) }
  const tab = { remove: () => void left.push('tab') }
  return { form, rest: loadRest({ settings, form, status }, tab) }
}

test('[CV8] [PW4] who leaves quickly before the rest of the page is there leaves no way back in, and nothing opens behind', async () => {
  const { form, rest } = page()
  rest.leave()
  expect([left.splice(0), form.answers.nickname.value]).toEqual([['tab'], ''])
  await vi.dynamicImportSettled()
  expect([opened.length, rest.part.value]).toEqual([0, 'coming'])
})

test('[CV8] later on it is the conversation that leaves', async () => {
  const { rest } = page()
  await vi.dynamicImportSettled()
  rest.leave()
  expect(left.splice(0)).toEqual(['conversation'])
})
