import { expect, type Page } from '@playwright/test'

/** Hands that never leave the keyboard. */
export class Hands {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Any act by its words, through the box of Ctrl+K. */
  async does(words: string): Promise<void> {
    await this.press('Control+k')
    const found = this.page.getByRole('option', { name: words }).first()
    await this.type(words)
    await expect(found).toHaveAttribute('aria-selected', 'true')
    await this.press('Enter')
    await expect(this.page.getByRole('combobox', { name: 'Typ een actie' })).toHaveCount(0)
  }

  /**
   * Goes on by Tab until this has the focus, or back by Shift+Tab: the long way round leads through the browser's own
   * buttons, where the page has no focus to show.
   */
  async tabsTo(name: string | RegExp, way: 'on' | 'back' = 'on'): Promise<void> {
    for (let steps = 0; steps < 120; steps++) {
      const focused = await this.page.evaluate(nameOfFocused)
      if (typeof name === 'string' ? focused.startsWith(name) : name.test(focused)) return
      await this.press(way === 'on' ? 'Tab' : 'Shift+Tab')
    }
    throw new Error(`no Tab leads to ${name}`)
  }

  /** What has the focus has a ring that can be seen. */
  async seesFocus(): Promise<void> {
    const ring = await this.page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body)
      return style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth)
    })
    expect(ring).toBeGreaterThanOrEqual(2)
  }

  async sees(name: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { name, exact: true }).first()).toBeVisible()
  }
}

/** By its own words, or by those of its label. */
function nameOfFocused(): string {
  const element = document.activeElement as HTMLElement | null
  const label = (element as HTMLInputElement | null)?.labels?.[0]?.innerText
  return (element?.getAttribute('aria-label') ?? label ?? element?.innerText ?? '').trim()
}
