import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPages, type PagesHouse } from './open-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'clbchat-site-'))
let house: PagesHouse

beforeAll(async () => {
  cpSync('site/clbchat', folder, { recursive: true })
  for (const language of ['nl', 'en']) mkdirSync(join(folder, 'pages', language), { recursive: true })
  writeFileSync(
    join(folder, 'pages/nl/zo-gaat-het.md'),
    '---\ntitle: Zo gaat het\nlead: Bij {{name}}.\nmenu: bar\n---\n\n## Wie?\n\nIemand. Lees [dit](/bezet).\n\n{{numbers}}\n\n{{door}}\n',
  )
  writeFileSync(
    join(folder, 'pages/en/this-is-how.md'),
    '---\ntitle: This is how\nsame-as: zo-gaat-het\nmenu: bar\n---\n\nSomeone will answer.\n\n{{exit}}\n',
  )
  house = await openPages(folder)
})
afterAll(async () => {
  await house.closes()
  rmSync(folder, { recursive: true })
})

const get = async (path: string) => {
  const { status, text } = await house.ask(path)
  return { status, page: text }
}

describe('who reads a page that the helpline wrote', () => {
  test('[SP1] finds it at its own address, whole, with the words and numbers of the helpline', async () => {
    const { status, page } = await get('/zo-gaat-het')
    expect(status).toBe(200)
    expect(page).toMatch(/<html lang="nl-BE">.*<h1>Zo gaat het<\/h1>.*Bij CLBch@t\./s)
    expect(page).toContain('<h2 id="wie">Wie?</h2>')
    expect(page).toContain('<a href="/bezet">dit</a>')
    expect(page.match(/<h1/g)).toHaveLength(1)
  })

  test('[SP6] finds there whom to call and whether the door is open, as it is now', async () => {
    const { page } = await get('/zo-gaat-het')
    expect(page).toMatch(/class="page-insert".*href="tel:112".*id="status"/s)
  })

  test('[SP4] comes to it from every other page', async () => {
    for (const path of ['/', '/bezet', '/zo-gaat-het'])
      expect((await get(path)).page).toContain('href="/zo-gaat-het"')
  })

  test('[SP5] in another language finds that language said, and the way back', async () => {
    const { page } = await get('/en/this-is-how')
    expect(page).toMatch(/<html lang="en">/)
    expect(page).toContain('<a href="/zo-gaat-het" hreflang="nl" lang="nl">Nederlands</a>')
    expect(page).toContain(`<link rel="alternate" hreflang="nl-BE" href="${house.publicUrl}/zo-gaat-het">`)
    expect(page).toContain('<div class="page-insert" lang="nl-BE">')
    expect(page).toMatch(/<header[^>]* lang="nl-BE"/)
    expect((await get('/zo-gaat-het')).page).toContain('hreflang="en" lang="en">English</a>')
  })

  test('[SP1] of a page that nobody wrote reads that there is none', async () => {
    expect((await get('/en/zo-gaat-het')).status).toBe(404)
  })
})
