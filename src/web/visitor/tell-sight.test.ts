import { signal } from '@preact/signals'
import { afterEach, expect, test } from 'vitest'
import { isCovered } from '../shared/announcer.ts'
import { tellSight } from './tell-sight.ts'
import type { VisitorConversation } from './visitor-conversation.ts'

afterEach(() => {
  isCovered.value = false
  Reflect.deleteProperty(globalThis, 'document')
})

/** Somebody talks with the page in sight; gives what the counsellor is told of that. */
function somebodyTalks() {
  const told: boolean[] = []
  const page = { visibilityState: 'visible', look: () => {} }
  const addEventListener = (_: string, heard: () => void) => Object.assign(page, { look: heard })
  Object.assign(globalThis, { document: Object.assign(page, { addEventListener }) })
  const conversation = {
    state: signal({ is: 'talking' }),
    connection: signal({ is: 'connected', since: 0 }),
    looks: (isLooking: boolean) => told.push(isLooking),
  }
  tellSight(conversation as unknown as VisitorConversation)
  return { told, page }
}

test('[RD8] who hides the page for a moment is seen as who looks elsewhere, and back again; nothing else is told', () => {
  const { told } = somebodyTalks()
  isCovered.value = true
  isCovered.value = false
  expect(told).toEqual([false, true])
})

test('[RD8] [DK38] back in the tab with the page still hidden, nobody looks yet', () => {
  const { told, page } = somebodyTalks()
  isCovered.value = true
  page.visibilityState = 'hidden'
  page.look()
  page.visibilityState = 'visible'
  page.look()
  expect(told).toEqual([false, false, false])
})
