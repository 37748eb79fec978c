import { expect, test } from 'vitest'
import { whoProblems } from './who-problems.ts'

const noor = { name: 'Noor', username: 'noor.p' }

test('[SI48] nobody goes on without having acknowledged professional secrecy', () => {
  expect(whoProblems(noor, false, undefined)).toEqual({ secrecy: 'missing' })
  expect(whoProblems(noor, true, undefined)).toEqual({})
})

test('[SI48] a name that is taken, a name that is none, and no chat name are told apart', () => {
  expect(whoProblems(noor, true, 'noor.p')).toEqual({ username: 'taken' })
  expect(whoProblems({ ...noor, username: 'Noor P' }, true, 'noor.p')).toEqual({ username: 'wrong' })
  expect(whoProblems({ name: '', username: '' }, false, undefined)).toEqual({
    ...{ name: 'wrong', username: 'wrong', secrecy: 'missing' },
  })
})
