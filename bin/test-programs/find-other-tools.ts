import { spawnSync } from 'node:child_process'

/** Python with the library that checks the seals in another language. */
export function hasPythonSeals(): boolean {
  return spawnSync('python3', ['-c', 'import cryptography']).status === 0
}

/** The version of the age tool, e.g. '1.1.1'; undefined where there is none. */
export function findAge(): string | undefined {
  const { status, stdout } = spawnSync('age', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim().replace(/^v/, '') : undefined
}
