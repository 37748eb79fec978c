import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { build } from 'vite'
import { test } from './journey.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let folder = ''
let server: Server | undefined

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seal-vectors-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: { entry: join(root, 'test/vectors/seal-vectors.ts'), formats: ['es'], fileName: () => 'seals.js' },
    },
  })
})

test.afterAll(async () => {
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Serves one empty page and the bundle, on a free loopback port: there a page has WebCrypto. */
async function servePage(): Promise<string> {
  const script = await readFile(join(folder, 'seals.js'))
  const started = createServer((request, response) => {
    const isScript = request.url === '/seals.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(
      isScript ? script : '<!doctype html><html lang="nl"><title>-</title><link rel="icon" href="data:,">',
    )
  })
  server = started
  await new Promise<void>(resolve => started.listen(0, '127.0.0.1', resolve))
  const address = started.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/`
}

test('[SE1-SE19] this browser makes and opens every seal exactly as Node does', async ({ page }) => {
  const frozen = JSON.parse(await readFile(join(root, 'test/vectors/seals.json'), 'utf8'))
  await page.goto(await servePage())
  const made = await page.evaluate<unknown>(`import('/seals.js').then(seals => seals.computeVectors())`)
  expect(made).toEqual(frozen)
})
