import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launchBrowser } from '../browsers.ts'

/** What the README shows: the name that it has there, the picture that it is, and how many pixels wide it stands there. */
const shown = [
  ['conversation.png', 'talking--a-conversation--desktop-light.png', 900],
  ['nearly-over.png', 'talking--ten-minutes-left--phone-dark.png', 360],
  ['desk.png', 'talking--a-conversation-at-the-desk--desktop-light.png', 900],
] as const

/** Puts the three pictures of the README in their place, as wide as they are shown: each stays below 120 kB. */
export async function putReadmePictures(folder: string): Promise<void> {
  mkdirSync('docs/pictures', { recursive: true })
  const browser = await launchBrowser('chromium')
  const page = await browser.newPage()
  for (const [name, file, width] of shown) {
    await page.goto(`file://${resolve(join(folder, file))}`)
    await page.setViewportSize({ width, height: 600 })
    const picture = page.locator('img')
    await picture.evaluate((image, wide) => {
      Object.assign(image.style, {
        position: 'static',
        inlineSize: `${wide}px`,
        blockSize: 'auto',
        cursor: 'auto',
      })
    }, width)
    await picture.screenshot({ path: `docs/pictures/${name}` })
  }
  await browser.close()
}
