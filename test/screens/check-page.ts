import type { Page } from '@playwright/test'
import { barriersNow } from '../journeys/axe.ts'
import { structureFaults, targetFaults, zoomFaults } from './page-faults.ts'
import { type At, viewports } from './story.ts'
import { widthsOf } from './take-pictures.ts'

const deskPaths = /^\/(desk|set-up|uitnodiging)/

/** Looks for what keeps people out at every state, and adds what it finds, each with its place. */
export function checkStates(story: string, found: string[]): At {
  return async (state, page, look = {}) => {
    if (look.isPictureOnly) return
    const before = page.viewportSize()
    const add = (how: string, faults: readonly string[]) =>
      found.push(...faults.map(fault => `${story}, ${state}, ${how}: ${fault}`))
    const isDesk = deskPaths.test(new URL(page.url()).pathname)
    for (const width of widthsOf(look)) {
      await page.setViewportSize(viewports[width])
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      add(`${width} light`, await barriersNow(page))
      add(width, await page.evaluate(targetFaults, isDesk ? 36 : 44))
      add(width, await page.evaluate(structureFaults))
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      // What differs by night is colours.
      add(`${width} dark`, await barriersNow(page, ['color-contrast']))
    }
    await page.emulateMedia({ colorScheme: null, reducedMotion: null })
    if (look.only !== 'desktop') {
      await page.setViewportSize({ width: 320, height: 640 })
      add('320 px', await whenSettled(page, false))
      await page.setViewportSize({ width: 320, height: 256 })
      add('400 %', await whenSettled(page, !isDesk))
    }
    if (before) await page.setViewportSize(before)
  }
}

/** A page follows its window in its own time: what is still wrong a moment later is wrong. */
async function whenSettled(page: Page, isWriting: boolean): Promise<string[]> {
  const faults = await page.evaluate(zoomFaults, isWriting)
  if (faults.length === 0) return faults
  await page.waitForTimeout(400)
  return page.evaluate(zoomFaults, isWriting)
}
