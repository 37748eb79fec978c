import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'

/** That every benchmark runs, on a small size. How fast is not asked here: machines are noisy. */

async function bench(...given: string[]): Promise<{ code: number | null; said: string; complained: string }> {
  const program = spawn(process.execPath, ['bench/main.ts', ...given], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>(resolve => program.on('exit', resolve))
  const [said, complained] = await Promise.all([text(program.stdout), text(program.stderr)])
  return { code: await ended, said, complained }
}

describe('who measures', () => {
  test.each(['relay', 'waiting', 'queue', 'seals', 'start', 'work', 'flood', 'page'])(
    '%s on a small size reads a table, and a program reads the last line',
    { timeout: 120_000 },
    async name => {
      const { code, said, complained } = await bench(name, '--small')
      expect({ code, complained }).toMatchObject({ code: 0 })
      const lines = said.trimEnd().split('\n')
      const last = JSON.parse(lines.at(-1) ?? '')
      expect(last).toMatchObject({ bench: name, isSmall: true })
      expect(last.figures.length).toBeGreaterThan(3)
      for (const figure of last.figures) expect(lines.some(line => line.startsWith(figure.name))).toBe(true)
    },
  )

  test.each([
    [[], 'Which benchmark?'],
    [['relais'], 'No benchmark or option is called relais'],
    [['constructor'], 'No benchmark or option is called constructor'],
    [['relay', '--fast'], 'No benchmark or option is called --fast'],
  ])('with %j hears kindly what there is', async (given, words) => {
    const { code, complained } = await bench(...given)
    expect(code).toBe(2)
    expect(complained).toContain(words)
    expect(complained).toContain('relay, waiting, queue, seals, start')
  })
})
