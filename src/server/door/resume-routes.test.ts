import { expect, test } from 'vitest'
import type { ConversationDeps } from '../conversations/conversations.ts'
import { networkUnder } from '../network.ts'
import { ResumeBlobs } from '../queue/resume-blobs.ts'
import { keptFor } from './resume-routes.ts'

const auth = Buffer.alloc(32, 7).toString('base64url')
const digest = await crypto.subtle.digest('SHA-256', Buffer.from(auth, 'base64url'))
const authHash = Buffer.from(digest).toString('base64url')

test('[SE28] [SE38] the page of a talk comes back while its dead line is asked: a copied tab gets nothing of it, and ends nothing', async () => {
  const blobs = new ResumeBlobs()
  const network = networkUnder('home')
  blobs.put('loc', { conversation: 'c', authHash, blob: 'sealed', until: 1_000, network }, null)
  const back = { isAlive: async () => true }
  const dead = {
    async isAlive() {
      line = back
      return false
    },
  }
  let line = dead
  const house = { queue: { blobs, clock: { now: () => 0 } }, delivery: { visitors: { find: () => line } } }
  const deps = house as unknown as ConversationDeps
  expect(await keptFor(deps, { loc: 'loc', auth })).toEqual({ refused: 'already-open' })
})
