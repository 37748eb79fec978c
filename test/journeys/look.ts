import type { Page } from '@playwright/test'
export async function look(page: Page, name: string): Promise<void> {
  if (!process.env['LOOK']) return
  const before = page.viewportSize()
  for (const [size, viewport] of [
    ['phone', { width: 360, height: 760 }],
    ['desk', { width: 1280, height: 800 }],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `/tmp/look/${name}-${size}-${colorScheme}.png`, fullPage: true })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) console.log('TOO WIDE', name, size, wide)
    }
  await page.emulateMedia({ colorScheme: null })
  if (before) await page.setViewportSize(before)
}
