import { afterEach, expect, test, vi } from 'vitest'
import { resumeInBrowser } from './tab-memory.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const asked = { loc: 'L'.repeat(43), auth: 'A'.repeat(43) }

test('[SE24] an answer that breaks off, because somebody loads the page again, is none: nothing was said of what is kept', async () => {
  const breaksOff = { status: 200, json: () => Promise.reject(new TypeError('aborted')) }
  vi.stubGlobal('fetch', async () => breaksOff)
  await expect(resumeInBrowser.post('/api/resume', asked)).rejects.toThrow('aborted')
})

test('[SE24] a refusal is an answer, also from a proxy that says it in a page', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Gone</h1>', { status: 410 }))
  expect(await resumeInBrowser.post('/api/resume', asked)).toEqual({ status: 410, body: null })
})

test('[SE24] a page of a filter on the way, told as if all were well, is an answer too: nobody is asked for ever', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Filtered</h1>'))
  expect(await resumeInBrowser.post('/api/resume', asked)).toEqual({ status: 200, body: null })
})
