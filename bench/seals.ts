import { findChromium } from '../bin/test-programs/find-browsers.ts'
import { type Figure, type Measured, ratios } from './figures.ts'
import { inChromium } from './in-chromium.ts'
import { measureSeals, type SealTimes } from './seals-measured.ts'

/** Every seal made and opened, in Node.js and in Chromium, beside the same primitives without anything around them. */
const full = { rounds: 25, times: 200 }
const small: typeof full = { rounds: 1, times: 20 }

export async function seals(isSmall: boolean): Promise<Measured> {
  const size = isSmall ? small : full
  const inNode = figuresOf('Node.js', await measureSeals(size))
  // On a machine without a browser the half is still a measurement, and the table shows that it is half.
  const inChromium = findChromium() ? figuresOf('Chromium', await measureInChromium(size)) : []
  const where = inChromium.length > 0 ? 'Node.js and Chromium' : 'Node.js only: no Chromium was found'
  return {
    about: `a seal and its opening, in ${where}; yardstick: the bare primitives`,
    figures: [...inNode, ...inChromium],
  }
}

function measureInChromium(size: typeof full): Promise<SealTimes[]> {
  const script = `import('/measured.js').then(seals => seals.measureSeals(${JSON.stringify(size)}))`
  return inChromium('seals-measured.ts', page => page.evaluate<SealTimes[]>(script))
}

function figuresOf(where: string, measured: readonly SealTimes[]): Figure[] {
  return measured.flatMap(({ name, ours, bare }) => [
    { name: `${name} in ${where}`, unit: 'µs', rounds: ours },
    { name: 'the bare primitives', unit: 'µs', rounds: bare },
    { name: `${name} in ${where}, ÷ bare`, unit: '×', rounds: ratios(ours, bare), most: 1.5 },
  ])
}
