import { expect } from '@playwright/test'
import { checkStates } from '../screens/check-page.ts'
import { playStory } from '../screens/play-story.ts'
import { stories } from '../screens/stories.ts'
import { test } from './journey.ts'
import { endVisits } from './people.ts'

test.describe.configure({ timeout: 240_000 })

for (const story of stories)
  test(`[AX2] [AX3] [AX4] [AX5] [AX6] [AX7] nothing keeps anybody out: ${story.name}`, async () => {
    const found: string[] = []
    // What a visitor's browser kept is looked at while there is one (PW9). Pictures are taken of two stories at once.
    await playStory(story, checkStates(story.name, found), endVisits)
    expect(found).toEqual([])
  })
