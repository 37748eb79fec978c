import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a checker finds wrong with the page as it is now, in light and in dark: a line for each fault, with its place. */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await barriersNow(page)).map(barrier => `${colorScheme}: ${barrier}`))
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  return found
}

/** The same for the page as it is shown now; only by these `rules`, where there are any. */
export async function barriersNow(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // Half a megabyte goes into the page once, and only what is wrong comes out of it: it is asked some hundred times.
  if (!(await page.evaluate(() => 'axe' in globalThis)))
    await new AxeBuilder({ page }).setLegacyMode().withRules(['document-title']).analyze()
  return page.evaluate(
    async runOnly => {
      const { axe } = globalThis as typeof globalThis & { axe: Checker }
      const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`))
    },
    rules.length > 0 ? { type: 'rule', values: rules } : { type: 'tag', values: standards },
  )
}

/** What the checker is within a page. */
interface Checker {
  run(
    where: Document,
    how: object,
  ): Promise<{ violations: { id: string; nodes: { target: (string | string[])[] }[] }[] }>
}
