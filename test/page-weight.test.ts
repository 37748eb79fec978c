import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPages } from '../src/server/door/pages.ts'

/** The pages as they were built: what a visitor's browser is told to load. */
const { assetsOf, folder } = await loadPages('build')
const filesOf = (page: 'welcome' | 'visitor' | 'desk') => {
  const { first, scripts, styles, later } = assetsOf(page)
  return [...first, ...scripts, ...later, ...styles.map(({ href, integrity }) => ({ src: href, integrity }))]
}
const read = (address: string) => readFileSync(join(folder, address), 'utf8')

describe('who visits', () => {
  test('[PW1] loads no script or style of a desk', () => {
    const desk = new Set(filesOf('desk').map(({ src }) => src))
    const shared = [...filesOf('welcome'), ...filesOf('visitor')].filter(({ src }) => desk.has(src))
    expect(desk.size).toBeGreaterThan(1)
    expect(shared).toEqual([])
  })

  test('[PW2] loads no frame that only a desk says, and no icon that only a desk draws', () => {
    const chat = filesOf('visitor').map(({ src }) => read(src))
    const desk = filesOf('desk').map(({ src }) => read(src))
    for (const ofDesk of ['call-colleague', 'colleague-no', 'notebook-pen']) {
      expect(desk.some(text => text.includes(ofDesk))).toBe(true)
      expect(chat.filter(text => text.includes(ofDesk))).toEqual([])
    }
  })

  test.each(['welcome', 'visitor'] as const)('[PW6] runs nothing of the %s page unchecked', page => {
    const files = filesOf(page)
    const named = new Set(files.map(({ src }) => src))
    for (const { integrity } of files) expect(integrity).toMatch(/^sha384-/)
    for (const { src } of files.filter(one => one.src.endsWith('.js'))) {
      const imported = [...read(src).matchAll(/\bfrom\s*[`"']\.\/([^`"']+)[`"']/g)].map(
        ([, name]) => `/assets/${name}`,
      )
      expect(imported.filter(name => !named.has(name))).toEqual([])
    }
  })

  test('[PW6] begins each page, those of staff too, with one file that imports no other: it would come again without its hash', () => {
    for (const page of ['welcome', 'contact', 'visitor', 'desk', 'set-up', 'invitation'] as const)
      expect(assetsOf(page).scripts.length, page).toBe(1)
  })

  test('[NT30] has the way out before anything else, in a file that needs no other', () => {
    for (const page of ['welcome', 'contact', 'visitor'] as const) {
      const [exit] = assetsOf(page).first
      expect(exit?.integrity).toMatch(/^sha384-/)
      expect(read(exit?.src ?? '')).not.toMatch(/\b(?:import|export)\b/)
    }
    expect(assetsOf('desk').first).toEqual([])
  })

  test('[PW8] gets the typeface from our own server, and of two files only the one whose letters occur', () => {
    const [style = ''] = assetsOf('visitor').styles.map(({ href }) => read(href))
    const faces = style.match(/@font-face\s*\{[^}]*\}/g) ?? []
    const fetched = faces.filter(face => face.includes('url('))
    expect(fetched).toHaveLength(2)
    for (const face of fetched) {
      expect(face).toMatch(/url\(["']?\/assets\//)
      expect(face).toMatch(/unicode-range:/)
      expect(face).toMatch(/font-display:\s*swap/)
    }
    expect(faces.some(face => face.includes('size-adjust'))).toBe(true)
  })
})
