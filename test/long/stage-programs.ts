import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findProgram } from './program.ts'

/** What a browser needs to be as on a desk, on a machine without screen or sound card. */
const wanted = [
  { name: 'Xvfb', debian: 'xvfb' },
  { name: 'pulseaudio', debian: 'pulseaudio' },
  { name: 'parec', debian: 'pulseaudio-utils' },
]

/** Installs what is missing with apt-get when this is root on Debian; else the run goes on without and says so. */
export function installStagePrograms(say: (line: string) => void): void {
  const missing = wanted.filter(({ name }) => findProgram(name) === undefined)
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (missing.length === 0 || !mayInstall) return
  const packages = missing.map(({ debian }) => debian)
  say(`installing ${packages.join(', ')} with apt-get …`)
  run('apt-get', ['update', '-q'])
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages])
}

function run(command: string, options: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8', env })
  if (status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`.slice(-800))
}
