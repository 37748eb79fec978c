import { afterEach, expect, test } from 'vitest'
import { claimDesk } from './one-desk.ts'

const tabs: BroadcastChannel[] = []

function openTab(): BroadcastChannel {
  const tab = new BroadcastChannel('one-desk-test')
  tabs.push(tab)
  return tab
}

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close()
})

test('the first tab gets the desk, a second tab of the same person does not', async () => {
  expect(await claimDesk('noor', openTab())).toBe(true)
  expect(await claimDesk('noor', openTab())).toBe(false)
})

test('another person may have a desk in the same browser', async () => {
  expect(await claimDesk('noor', openTab())).toBe(true)
  expect(await claimDesk('farid', openTab())).toBe(true)
})

test('a tab that is closed leaves the desk to the next', async () => {
  const first = openTab()
  expect(await claimDesk('noor', first)).toBe(true)
  first.close()
  expect(await claimDesk('noor', openTab())).toBe(true)
})
