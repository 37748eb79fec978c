import { expect, type Page } from '@playwright/test'

/** [NT6] Nothing that was typed or read stands on this page: in its text, its fields, its title or what it carries along. */
export async function showsNothingOf(page: Page, words: readonly string[]): Promise<void> {
  const shown = await page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
    const carried = [document.title, window.name, JSON.stringify(history.state), location.href]
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value), ...carried].join('\n')
  })
  expect(words.filter(word => shown.includes(word))).toEqual([])
}
