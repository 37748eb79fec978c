import { existsSync } from 'node:fs'
import { findProgram, Program } from './program.ts'

/** A screen for a browser with windows, on a machine that has none. */
export class Screen {
  readonly env: Record<string, string>
  readonly #program: Program

  private constructor(program: Program, display: string) {
    this.#program = program
    this.env = { DISPLAY: display }
  }

  /** Undefined where Xvfb is not there. */
  static async lights(): Promise<Screen | undefined> {
    const path = findProgram('Xvfb')
    if (!path) return undefined
    const number = freeNumber()
    const program = new Program(path, [`:${number}`, '-screen', '0', '1440x900x24', '-nolisten', 'tcp'])
    await program.until(() => existsSync(socketOf(number)))
    return new Screen(program, `:${number}`)
  }

  goesDark(): Promise<void> {
    return this.#program.ends()
  }
}

const socketOf = (number: number) => `/tmp/.X11-unix/X${number}`

function freeNumber(): number {
  const numbers = Array.from({ length: 100 }, (_, index) => 100 + index)
  const free = numbers.find(number => !existsSync(socketOf(number)) && !existsSync(`/tmp/.X${number}-lock`))
  if (free === undefined) throw new Error('all screens from 100 to 199 are taken')
  return free
}
