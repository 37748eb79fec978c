import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type At, type Look, viewports, type Width } from './story.ts'

/** A picture on the contact sheet: its file, and what it is a picture of. */
export interface Picture {
  readonly story: string
  readonly state: string
  readonly how: string
  readonly file: string
}

const schemes = ['light', 'dark'] as const
/** A long page is shown from its beginning: the sheet must stay a sheet. */
const longest = 2600

/** Takes the four pictures of every state into this folder; extra states also at 320 px and in forced colours. */
export function takePictures(story: string, folder: string, taken: Picture[]): At {
  mkdirSync(folder, { recursive: true })
  return async (state, page, look = {}) => {
    const before = page.viewportSize()
    const take = async (how: string) => {
      const file = `${slug(story)}--${slug(state)}--${slug(how)}.png`
      await takeOne(page, join(folder, file))
      taken.push({ story, state, how, file })
    }
    for (const width of widthsOf(look)) {
      await page.setViewportSize(viewports[width])
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await take(`${width} ${colorScheme}`)
      }
    }
    if (look.isExtra) {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await take('320 px')
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
      await take('forced colours')
    }
    await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null })
    if (before) await page.setViewportSize(before)
  }
}

export function widthsOf({ only }: Look): readonly Width[] {
  return only ? [only] : ['phone', 'desktop']
}

async function takeOne(page: Page, path: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? viewports.desktop
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  const clip = { x: 0, y: 0, width, height: Math.min(Math.max(whole, height), longest) }
  await page.screenshot({ path, clip, fullPage: true, animations: 'disabled', scale: 'css' })
}

export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
