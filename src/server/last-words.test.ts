import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { lastWordsOf } from './last-words.ts'

const typed = 'mijn papa roept'

test('[NR8] what broke is named by its class and its place, and by nothing that somebody typed', () => {
  const quoting = errorOf(() => JSON.parse(typed))
  expect(quoting.message).toContain('mijn')
  const lying = new TypeError(`${typed}\n    at ${typed} (x.ts:1:1)`)
  const renamed = Object.assign(new Error(typed), { name: typed, detail: typed, cause: quoting })
  for (const error of [quoting, lying, renamed]) {
    expect(lastWordsOf(error)).toMatch(/^\w*Error\n {4}at (?:.|\n)*last-words\.test\.ts:\d+/)
    expect(lastWordsOf(error)).not.toMatch(/mijn|papa/)
  }
  const changed = Object.assign(new Error('x'), {
    message: 'elke avond',
    stack: `Error: ${typed}
    at ${typed}`,
  })
  expect(lastWordsOf(changed)).toBe('Error')
  expect(lastWordsOf(typed)).not.toContain('papa')
})

test.each(['throw error', 'Promise.reject(error)'])(
  '[NR8] a process that breaks down by %s says no more, and ends as broken',
  breaks => {
    const program = `import { keepLastWordsShort } from '${pathToFileURL(join(import.meta.dirname, 'last-words.ts'))}'
      keepLastWordsShort()
      const error = Object.assign(new Error('${typed}'), { detail: '${typed}' })
      ${breaks}`
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    expect(ran.status).toBe(1)
    expect(ran.stderr).toMatch(/^The helpline broke down\.\nError\n {4}at /)
    expect(ran.stdout + ran.stderr).not.toContain('papa')
  },
)

function errorOf(breaks: () => unknown): Error {
  try {
    breaks()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing broke')
}
