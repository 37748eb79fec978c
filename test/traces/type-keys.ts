import type { Locator } from '@playwright/test'

/**
 * Types key by key, in place of what stood there. Never by the tool's own filling in: that tells the page, but Firefox
 * writes down for its next start only what real keys changed, and would seem cleaner than it is.
 */
export async function typeKeys(field: Locator, text: string): Promise<void> {
  await field.fill('')
  await field.pressSequentially(text)
}
