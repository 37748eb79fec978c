import { expect, test } from 'vitest'
import { claimDesk, type TabChannel } from './one-desk.ts'

/** Tabs of one browser: what one says, all the others hear. */
function openTabs(count: number): TabChannel[] {
  const tabs: TabChannel[] = Array.from({ length: count }, () => ({
    onmessage: null,
    postMessage(this: TabChannel, data: unknown) {
      for (const tab of tabs) if (tab !== this) tab.onmessage?.({ data })
    },
  }))
  return tabs
}

test('the first tab gets the desk, a second tab of the same person does not', async () => {
  const [first, second] = openTabs(2) as [TabChannel, TabChannel]
  expect(await claimDesk('noor', first)).toBe(true)
  expect(await claimDesk('noor', second)).toBe(false)
})

test('another person may have a desk in the same browser', async () => {
  const [first, second] = openTabs(2) as [TabChannel, TabChannel]
  expect(await claimDesk('noor', first)).toBe(true)
  expect(await claimDesk('farid', second)).toBe(true)
})
