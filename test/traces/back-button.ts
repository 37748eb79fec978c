import { expect, type Page } from '@playwright/test'

/**
 * Back or Forward as the buttons do it. Not with the tool's own order: that waits for a page to load, and a page that
 * comes from memory does not load.
 */
export async function goes(page: Page, where: 'back' | 'forward'): Promise<void> {
  const before = await address(page)
  await page.evaluate(to => {
    setTimeout(() => (to === 'back' ? history.back() : history.forward()))
  }, where)
  await expect.poll(() => address(page), { timeout: 15_000 }).not.toBe(before)
}

/** Where the page says that it is; asked again when it is just changing. */
export async function address(page: Page): Promise<string> {
  for (let times = 0; times < 40; times++) {
    const found = await page.evaluate(() => location.href).catch(() => undefined)
    if (found !== undefined) return found
    await page.waitForTimeout(100)
  }
  throw new Error('the page does not answer')
}
