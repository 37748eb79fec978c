import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { launchBrowser } from '../test/browsers.ts'

const bundleName = 'measured.js'

/** Does `measure` on an empty page, where `import('/measured.js')` gives what this file exports. */
export async function inChromium<Measured>(
  file: string,
  measure: (page: Page) => Promise<Measured>,
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'clbchat-bench-'))
  const server = await servePage(await bundle(file, folder))
  const browser = await launchBrowser('chromium')
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return await measure(page)
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function bundle(file: string, folder: string): Promise<Buffer> {
  const entry = fileURLToPath(new URL(file, import.meta.url))
  const lib = { entry, formats: ['es'] as const, fileName: () => bundleName }
  await build({
    root: fileURLToPath(new URL('../', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, lib: { ...lib, formats: [...lib.formats] } },
  })
  return readFile(join(folder, bundleName))
}

/** One empty page and the bundle, on loopback: only there and on https a page has WebCrypto. */
async function servePage(script: Buffer): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === `/${bundleName}`
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><html lang="nl"><title>-</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
