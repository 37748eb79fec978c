import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { acts, grantKindsOf, hasIdentity, may } from './roles.ts'

const door = readdirSync('src/server/door').map(file => readFileSync(`src/server/door/${file}`, 'utf8'))
const others = readdirSync('src/server/staff').map(file => readFileSync(`src/server/staff/${file}`, 'utf8'))

test('[SI20] every act of the table is asked somewhere', () => {
  const code = [...door, ...others].join('\n')
  const unused = Object.keys(acts).filter(
    act => !new RegExp(`(whoMay\\(|may\\([^)]*, )'${act}'\\)`).test(code),
  )
  expect(unused).toEqual([])
})

test('[SI20] every route says who may use it: anyone, or the roles of an act', () => {
  const named = door.flatMap(file =>
    [...file.matchAll(/(?<!readonly )access: ([^,}\n]+)/g)].map(([, access = '']) => access.trim()),
  )
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter(access => !/^('anyone'|whoMay\('[a-z-]+'\)|\[)/.test(access))).toEqual([])
})

test('[SI20] administrators read nothing, and only a counsellor talks', () => {
  const reads = ['watch-board', 'talk', 'read-key-files', 'let-in', 'run-evening'] as const
  expect(reads.filter(act => may('administrator', act))).toEqual([])
  expect(acts.talk).toEqual(['counsellor'])
  expect([hasIdentity('administrator'), grantKindsOf('administrator')]).toEqual([false, []])
})
