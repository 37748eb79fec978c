import { expect, test } from 'vitest'
import type { Post } from '../post.ts'
import { StepUp } from './step-up.ts'

/** A server that asks for a proof until it saw one. */
function strictServer() {
  const asked: string[] = []
  let isFresh = false
  const post: Post = async (path, body) => {
    asked.push(path)
    if (path === '/api/step-up') {
      isFresh = 'proof' in body
      return undefined
    }
    return isFresh ? { done: true } : { refused: 'prove-again' }
  }
  return { asked, stepUp: new StepUp({ post, org: 'clbchat' }) }
}

test('[SI51] who proves again who they are gets what they asked, without asking it a second time', async () => {
  const { asked, stepUp } = strictServer()
  const answer = stepUp.post('/api/let-in', { people: [] })
  await expect.poll(() => stepUp.isAsking.value).toBe(true)
  await stepUp.proveByPassword({ username: ' Bram ', password: 'drie grote wolken', code: '123456' })
  expect(await answer).toEqual({ done: true })
  expect(asked).toEqual(['/api/let-in', '/api/step-up', '/api/let-in'])
  expect(stepUp.isAsking.value).toBe(false)
})

test('[SI51] who stops proves nothing, and nothing happened', async () => {
  const { asked, stepUp } = strictServer()
  const answer = stepUp.post('/api/let-in', { people: [] })
  await expect.poll(() => stepUp.isAsking.value).toBe(true)
  stepUp.cancel()
  expect(await answer).toEqual({ refused: 'prove-again' })
  expect(asked).toEqual(['/api/let-in'])
})
