import fastify from 'fastify'
import { expect, test } from 'vitest'
import { networkUnder } from '../network.ts'
import { ResumeBlobs } from '../queue/resume-blobs.ts'
import { leaveRoute } from './leave-route.ts'

const loc = 'A'.repeat(43)
const auth = Buffer.alloc(32, 7).toString('base64url')
const digest = await crypto.subtle.digest('SHA-256', Buffer.from(auth, 'base64url'))
const authHash = Buffer.from(digest).toString('base64url')

test('[SC27] [SE28] a copied tab that is left asks the browser to forget nothing: the first tab, which talks, needs what it stored', async () => {
  const blobs = new ResumeBlobs()
  const network = networkUnder('home')
  blobs.put(loc, { conversation: 'c', authHash, blob: 'sealed', until: 1_000, network }, null)
  const queue = { blobs, clock: { now: () => 0 } }
  const visitors = { find: () => ({ isAlive: async () => true }) }
  const house = {
    talks: { queue, delivery: { visitors } },
    strangers: { holdsUp: () => undefined },
    config: { mode: 'real', publicUrl: 'https://chat.a.be', staffUrl: 'https://desk.b.be' },
  }
  const app = fastify()
  await leaveRoute(app, house as unknown as Parameters<typeof leaveRoute>[1])
  const leaves = async (payload: object) => {
    const { statusCode, headers } = await app.inject({ method: 'POST', url: '/api/leave', payload })
    return [statusCode, headers['clear-site-data'] !== undefined]
  }
  expect(await leaves({ loc, auth })).toEqual([409, false])
  expect(await leaves({ loc: 'E'.repeat(43), auth })).toEqual([410, true])
})
