import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { siteFault } from './site-fault.ts'

const mostBytes = 20 * 1024

const elements = [
  ...['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'title', 'desc'],
  ...['defs', 'linearGradient', 'radialGradient', 'stop', 'clipPath'],
]
const attributes = [
  ...['xmlns', 'viewBox', 'width', 'height', 'preserveAspectRatio', 'id', 'role', 'aria-hidden', 'version'],
  ...['d', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'points', 'pathLength'],
  ...['fill', 'fill-rule', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-opacity', 'opacity', 'color'],
  ...['transform', 'clip-path', 'clip-rule', 'offset', 'stop-color', 'stop-opacity'],
  ...['gradientUnits', 'gradientTransform', 'spreadMethod', 'clipPathUnits'],
]
/** Only to itself: an id of the same file. */
const value = /^(?:url\(#[\w-]+\)|[^()<>&:;]*|(?:[a-zA-Z]+\([\d\s,.eE+-]*\)[\s,]*)+)$/
const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y

/**
 * [SP32] Reads `logo.svg` of a site folder; null where it is not. Throws `SiteRefused` with the line for everything that is no
 * drawing: what runs, what has a style, and what comes from elsewhere is on no list of what may be.
 */
export function readLogo(directory: string): string | null {
  const path = join(directory, 'logo.svg')
  if (!existsSync(path)) return null
  if (statSync(path).size > mostBytes) throw siteFault(path, null, 'expected at most 20 kB')
  const svg = readFileSync(path, 'utf8').trim()
  const fault = faultOf(svg)
  if (fault) throw siteFault(path, null, fault.expected, svg.slice(0, fault.at).split('\n').length)
  return svg
}

interface LogoFault {
  readonly at: number
  readonly expected: string
}

function faultOf(svg: string): LogoFault | undefined {
  const open: string[] = []
  let at = 0
  while (at < svg.length) {
    const words = /[^<&]*/y
    words.lastIndex = at
    const between = words.exec(svg)?.[0] ?? ''
    if (between.trim() !== '' && !['title', 'desc'].includes(open.at(-1) ?? ''))
      return { at, expected: `expected only elements, found "${between.trim().slice(0, 20)}"` }
    at += between.length
    if (at >= svg.length) break
    tag.lastIndex = at
    const found = tag.exec(svg)
    if (!found) return { at, expected: `expected an element of a drawing, found "${svg.slice(at, at + 20)}"` }
    const expected = faultOfTag(found, open)
    if (expected) return { at, expected }
    at = tag.lastIndex
    if (open.length === 0 && at < svg.length) return { at, expected: 'expected nothing after </svg>' }
  }
  return open.length > 0 ? { at, expected: `expected </${open.at(-1)}>` } : undefined
}

/** Keeps `open`: the elements around this place. */
function faultOfTag(
  [, slash, name = '', said = '', end]: RegExpExecArray,
  open: string[],
): string | undefined {
  if (slash) return open.pop() === name && said === '' ? undefined : `expected another end than </${name}>`
  if (open.length === 0 && (name !== 'svg' || !/\sviewBox\s*=/.test(said)))
    return 'expected <svg viewBox="…">'
  if (!elements.includes(name)) return `expected one of ${elements.join(', ')}, found <${name}>`
  for (const [, attribute = '', double, single] of said.matchAll(
    /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const text = double ?? single ?? ''
    if (!attributes.includes(attribute)) return `expected an attribute of a drawing, found "${attribute}"`
    const isGood = attribute === 'xmlns' ? text === 'http://www.w3.org/2000/svg' : value.test(text)
    if (!isGood) return `expected a plain value of ${attribute}, found "${text.slice(0, 40)}"`
  }
  if (!end) open.push(name)
  return undefined
}
