import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../browsers.ts'
import { type Picture, slug } from './take-pictures.ts'

const style = `
body { margin: 24px; background: #e6dccb; color: #1b2733; font: 15px/1.4 system-ui, sans-serif }
h2 { margin: 32px 0 8px } h3 { margin: 0 0 4px; font-size: 15px }
.states { display: flex; flex-wrap: wrap; gap: 18px 32px }
.row { display: flex; gap: 8px; align-items: flex-start }
figure { margin: 0; background: #fffdf8; padding: 4px } figcaption { font-size: 12px; color: #4b5561 }
img { display: block; inline-size: 150px; block-size: 308px; object-fit: cover; object-position: top }
img.desktop { inline-size: 548px }
.small img { inline-size: 90px; block-size: 185px }
.small img.desktop { inline-size: 329px }`

/** Writes the sheet: a part for each story, a row for each state, its pictures side by side; and a picture of itself. */
export async function writeContactSheet(folder: string, pictures: readonly Picture[]): Promise<void> {
  writeFileSync(join(folder, 'index.html'), sheetOf(pictures))
  const browser = await launchBrowser('chromium')
  const page = await browser.newPage({ viewport: { width: 2000, height: 1200 } })
  await page.goto(`file://${join(folder, 'index.html')}`)
  await page.evaluate(() => document.body.classList.add('small'))
  await page.screenshot({ path: join(folder, 'sheet.png'), fullPage: true })
  await browser.close()
}

function sheetOf(pictures: readonly Picture[]): string {
  const stories = group(pictures, ({ story }) => story).map(([story, of]) => {
    const rows = group(of, ({ state }) => state).map(([state, shown]) => rowOf(state, shown))
    return `<section id="${slug(story)}"><h2>${escaped(story)}</h2><div class="states">${rows.join('')}</div></section>`
  })
  const links = group(pictures, ({ story }) => story).map(
    ([story, of]) => `<a href="#${slug(story)}">${escaped(story)} (${of.length})</a>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>${style}</style>
<h1>${pictures.length} pictures</h1><p>${links.join(' · ')}</p>${stories.join('\n')}</html>\n`
}

function rowOf(state: string, shown: readonly Picture[]): string {
  const figures = shown.map(
    ({ file, how }) =>
      `<figure><a href="${file}"><img class="${how}" src="${file}" alt="${escaped(`${state}, ${how}`)}"></a>` +
      `<figcaption>${escaped(how)}</figcaption></figure>`,
  )
  return `<div><h3>${escaped(state)}</h3><div class="row">${figures.join('')}</div></div>`
}

function group<Item>(items: readonly Item[], by: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item])
  return [...groups]
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
}
