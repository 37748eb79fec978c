import { expect, type Page } from '@playwright/test'
import type { At } from './story.ts'

/** Every part of a staff page beside the work: who adds one to the bar adds it here. */
export async function everyPart(page: Page, at: At, without: readonly string[] = []): Promise<void> {
  const bar = page.getByRole('navigation').first().getByRole('button')
  for (const part of (await bar.allInnerTexts()).slice(1)) {
    if (without.includes(part)) continue
    await bar.getByText(part, { exact: true }).click()
    await expect(page.locator('.section-page').getByRole('heading').first()).toBeVisible()
    await at(part, page)
  }
}
