import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { isColour } from '../../domain/contrast.ts'
import { type ColourName, faintPairs, type OwnColours, paletteByDay } from '../../domain/palette.ts'
import { faultIn, readSiteFile } from '../read-site-file.ts'
import { SiteReading } from './site-fault.ts'

const names = Object.keys(paletteByDay) as ColourName[]
const colourExpected = 'expected a colour as #1d5b4b'
const colour = v.optional(v.pipe(v.string(colourExpected), v.check(isColour, colourExpected)))
const colours = v.optional(
  v.strictObject(
    v.entriesFromList(names, colour),
    issue => `expected one of ${names.join(', ')}, found ${issue.received}`,
  ),
  {},
)
const file = v.strictObject({ light: colours, dark: colours })

/**
 * [SP30] [SP31] Reads `colours.json` of a site folder; null where it is not. Throws `SiteRefused`: file, place in it, what was
 * expected; also for every pair of the design that these colours would make hard to tell apart.
 */
export function readColours(directory: string): OwnColours | null {
  const path = join(directory, 'colours.json')
  if (!existsSync(path)) return null
  const { light, dark } = readSiteFile(path, file)
  const own = { light: said(light), dark: said(dark) }
  const reading = new SiteReading()
  for (const { theme, name, ground, from, ratio, least } of faintPairs(own))
    reading.of(() => {
      const changed = from.find(one => one in own[theme]) ?? name
      // Cut off, not rounded: 4.499 is not 4.50.
      const found = `expected ${name} on ${ground} at least ${least} to 1, found ${Math.floor(ratio * 100) / 100}`
      throw faultIn(path, `${theme}.${changed}`, found)
    })
  reading.end()
  return own
}

/** Without the names that the file does not say. */
function said(given: Readonly<Partial<Record<ColourName, string | undefined>>>): OwnColours['light'] {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
