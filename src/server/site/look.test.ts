import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lookOf } from './look.ts'
import { readColours } from './read-colours.ts'
import { readLogo } from './read-logo.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-look-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const colours = (content: unknown) => {
  writeFileSync(join(folder, 'colours.json'), JSON.stringify(content, null, 2))
  return readColours(folder)
}
const logo = (svg: string) => {
  writeFileSync(join(folder, 'logo.svg'), svg)
  return readLogo(folder)
}

test('[SP30] a helpline without colours and logo looks as the design does', () => {
  expect(lookOf(readColours(folder), readLogo(folder))).toEqual({ files: [], style: null })
})

test('[SP30] a colour by day does not hold by night: the night keeps that of the design', () => {
  const { files, style } = lookOf(
    colours({ light: { bord: '#3a2a6b', eigen: '#333' }, dark: { rand: '#9ab' } }),
    null,
  )
  const [sheet] = files
  expect(sheet?.text).toContain(':root { --bord: #3a2a6b; --eigen: #333; }')
  expect(sheet?.text).toMatch(
    /@media \(prefers-color-scheme: dark\) \{\s+:root \{ --bord: #8fd3b6; --eigen: #2c6a57; --rand: #9ab; \}/,
  )
  expect(style?.href).toMatch(/^\/site\/look-[\w-]{12}\.css$/)
  expect(style?.integrity).toMatch(/^sha384-/)
})

test.each([
  [{ light: { bord: '#8fd3b6' } }, 'light.bord: expected bord on krijt at least 4.5 to 1, found 1.'],
  [{ dark: { krijt: '#888888' } }, 'dark.krijt: expected inkt on krijt at least 4.5 to 1'],
  [{ light: { rand: '#eeeeee' } }, 'light.rand: expected rand on krijt at least 3 to 1'],
  [{ light: { eigen: '#ffffff' } }, 'light.eigen: expected op-eigen on eigen at least 4.5 to 1'],
  [{ light: { groen: '#fff' } }, 'light.groen: expected one of krijt, papier'],
  [{ light: { bord: 'green' } }, 'light.bord: expected a colour as #1d5b4b'],
  [{ day: {} }, 'colours.json: day'],
])('[SP31] colours %j stop the start with the pair and what it is', (content, said) => {
  expect(() => colours(content)).toThrow(said)
})

test('[SP31] a colour that another follows is checked there too', () => {
  expect(() => colours({ light: { bord: '#f4c13d' } })).toThrow(
    'light.bord: expected op-eigen on eigen at least 4.5 to 1, found 1.64 (line 3)',
  )
})

const drawing = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28">\n${inside}\n</svg>\n`

test('[SP32] a drawing is shown instead of the mark, without a line of script', () => {
  const svg = logo(
    drawing(
      '<title>Een oor</title>' +
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><path d="M5 3h15l5 5-1.2e-1" fill="url(#a)" transform="translate(1 2) rotate(4)"/>',
    ),
  )
  const { files } = lookOf(null, svg)
  expect(files.map(({ type }) => type)).toEqual(['text/css; charset=utf-8', 'image/svg+xml'])
  expect(files[0]?.text).toContain(
    `.mark { background: url("${files[1]?.href}") center / contain no-repeat; }`,
  )
})

describe('[SP32] what is no drawing stops the start with the line', () => {
  test.each([
    ['<script>alert(1)</script>', 'found <script> (line 2)'],
    ['<path d="M0 0" onload="x"/>', 'found "onload" (line 2)'],
    ['<g>\n<style>a{}</style></g>', 'found <style> (line 3)'],
    ['<path style="fill:red"/>', 'found "style"'],
    ['<image href="https://example.org/a.png"/>', 'found <image>'],
    ['<use href="#a"/>', 'found <use>'],
    ['<a href="https://example.org"/>', 'found <a>'],
    ['<path fill="url(https://example.org/#a)"/>', 'expected a plain value of fill'],
    ['<path fill="url(#a) url(//x)"/>', 'expected a plain value of fill'],
    ['<foreignObject/>', 'found <foreignObject>'],
    ['<animate attributeName="x"/>', 'found <animate>'],
    ['<!-- hallo -->', 'expected an element of a drawing'],
    ['<![CDATA[x]]>', 'expected an element of a drawing'],
    ['&#60;script>', 'expected an element of a drawing'],
    ['<g>', 'expected another end than </svg>'],
    ['woorden', 'expected only elements, found "woorden"'],
  ])('%s', (inside, said) => {
    expect(() => logo(drawing(inside))).toThrow(said)
  })

  test.each([
    ['<?xml version="1.0"?><svg viewBox="0 0 1 1"/>', 'expected an element of a drawing'],
    ['<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 1 1"/>', 'expected an element of a drawing'],
    ['<svg/>', 'expected <svg viewBox="…">'],
    ['<svg viewBox="0 0 1 1"/><svg viewBox="0 0 1 1"/>', 'expected nothing after </svg>'],
    ['<svg viewBox="0 0 1 1" xmlns="http://example.org"/>', 'expected a plain value of xmlns'],
    ['<svg viewBox="0 0 1 1"><g/>', 'expected </svg>'],
    [`<svg viewBox="0 0 1 1"><path d="${'M0 0'.repeat(6000)}"/></svg>`, 'expected at most 20 kB'],
  ])('%.60s', (svg, said) => {
    expect(() => logo(svg)).toThrow(said)
  })
})
