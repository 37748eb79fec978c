import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { findChromium } from '../bin/test-programs/find-browsers.ts'
import { launchBrowser } from '../test/browsers.ts'
import { type Figure, type Measured, ratios } from './figures.ts'
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

async function measureInChromium(size: typeof full): Promise<SealTimes[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clbchat-bench-'))
  const server = await servePage(await bundle(folder))
  const browser = await launchBrowser('chromium')
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const script = `import('/seals.js').then(seals => seals.measureSeals(${JSON.stringify(size)}))`
    return await page.evaluate<SealTimes[]>(script)
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function bundle(folder: string): Promise<Buffer> {
  const entry = fileURLToPath(new URL('seals-measured.ts', import.meta.url))
  const lib = { entry, formats: ['es'] as const, fileName: () => 'seals.js' }
  await build({
    root: fileURLToPath(new URL('../', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, lib: { ...lib, formats: [...lib.formats] } },
  })
  return readFile(join(folder, 'seals.js'))
}

/** One empty page and the bundle, on loopback: only there and on https a page has WebCrypto. */
async function servePage(script: Buffer): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/seals.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><html lang="nl"><title>-</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function figuresOf(where: string, measured: readonly SealTimes[]): Figure[] {
  return measured.flatMap(({ name, ours, bare }) => [
    { name: `${name} in ${where}`, unit: 'µs', rounds: ours },
    { name: 'the bare primitives', unit: 'µs', rounds: bare },
    { name: `${name} in ${where}, ÷ bare`, unit: '×', rounds: ratios(ours, bare), most: 1.5 },
  ])
}
