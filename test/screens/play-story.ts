import { launchBrowser } from '../browsers.ts'
import { endVisits } from '../journeys/people.ts'
import { Stage } from './stage.ts'
import type { At, Story } from './story.ts'

/** Plays a story in a browser of its own, and leaves nothing open, however it ends. */
export async function playStory(story: Story, at: At): Promise<void> {
  const browser = await launchBrowser('chromium')
  const stages: Stage[] = []
  try {
    await story.play({
      at,
      async opens(time, changes) {
        const stage = await Stage.opens(browser, time, changes)
        stages.push(stage)
        return stage
      },
    })
    // What a visitor's browser kept is looked at while there is one (PW9).
    await endVisits()
  } finally {
    await browser.close()
    for (const stage of stages) await stage.closes()
  }
}
