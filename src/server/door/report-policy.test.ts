import fastify from 'fastify'
import { expect, test } from 'vitest'
import type { Log } from '../log.ts'
import { reportPath } from './headers.ts'
import { policyReports } from './report-policy.ts'

test('[SC25] of a hundred broken policies the log has a number seven times, and no address', async () => {
  const logged: unknown[] = []
  const log: Log = { event: (...told) => void logged.push(told), broken: () => undefined }
  const app = fastify()
  await policyReports(app, { log })
  const payload = JSON.stringify({ 'csp-report': { 'document-uri': 'https://desk.example.be/geheim' } })
  const headers = { 'content-type': 'application/csp-report' }
  for (let times = 0; times < 100; times++)
    expect((await app.inject({ method: 'POST', url: reportPath, headers, payload })).statusCode).toBe(204)
  expect(logged).toEqual([1, 2, 4, 8, 16, 32, 64].map(count => ['policy-broken', { count }]))
  const wrong = {
    method: 'POST',
    url: reportPath,
    headers: { 'content-type': 'text/html' },
    payload,
  } as const
  expect((await app.inject(wrong)).statusCode).toBe(415)
})
