import { launchBrowser } from '../browsers.ts'
import { Stage } from './stage.ts'
import type { At, Story } from './story.ts'

/** Plays a story in a browser of its own, and leaves nothing open, however it ends. `atEnd`: while everyone is there. */
export async function playStory(
  story: Story,
  at: At,
  atEnd: () => Promise<void> = async () => undefined,
): Promise<void> {
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
    await atEnd()
  } finally {
    await browser.close()
    for (const stage of stages) await stage.closes()
  }
}
