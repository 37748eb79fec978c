import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { type Log, type LogEvent, openLog } from './log.ts'

const typed = 'mijn papa roept elke avond'

function logged(write: (log: Log) => void): string {
  const lines: string[] = []
  write(openLog('info', line => lines.push(line)))
  return lines.join('')
}

describe('what somebody typed', () => {
  test('[NR7] has no place in an event: a code out of a closed list, and numbers', () => {
    expectTypeOf<Parameters<Log['event']>[0]>().toEqualTypeOf<LogEvent>()
    expectTypeOf<Parameters<Log['event']>[1]>().toEqualTypeOf<Readonly<Record<string, number>> | undefined>()
    expectTypeOf<string>().not.toExtend<LogEvent>()
    expect(logged(log => log.event('started', { port: 3000 }))).toMatch(/"event":"started","port":3000}\n$/)
  })

  test('[NR7] does not come in by the back door, as a value, a name or a code that the compiler did not see', () => {
    const smuggled: unknown[] = [
      ['started', { port: typed }],
      ['started', { [typed]: 1 }],
      [typed, {}],
      ['started', { port: [typed] }],
    ]
    for (const given of smuggled) {
      const said = logged(log => log.event(...(given as Parameters<Log['event']>)))
      expect(said).toContain('"event"')
      expect(said).not.toContain('papa')
    }
  })

  test('[NR7] is not told by what broke: of an error the log knows its class, never its message', () => {
    const error = Object.assign(new TypeError(typed), { cause: new Error(typed), said: typed })
    const renamed = Object.assign(new Error('x'), { name: typed })
    const said = logged(log => {
      log.broken('request-failed', error)
      log.broken('request-failed', renamed)
      log.broken('request-failed', typed)
    })
    expect(said.match(/"error":"(\w+)"/g)).toEqual([
      '"error":"TypeError"',
      '"error":"unknown"',
      '"error":"unknown"',
    ])
    expect(said).not.toContain('papa')
  })

  test('[NR7] has no other way out of the server: only the log writes to the output, and the last words (NR8)', () => {
    const sources = readdirSync('src/server', { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map(name => ({ name, text: readFileSync(join('src/server', name), 'utf8') }))
    expect(sources.length).toBeGreaterThan(100)
    const writes = /\bconsole\.|process\.(?:stdout|stderr|emitWarning)|from 'pino'|\blogger: /
    expect(
      sources
        .filter(({ text }) => writes.test(text))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['last-words.ts', 'log.ts'])
  })
})
