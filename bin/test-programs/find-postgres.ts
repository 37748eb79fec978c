import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** The folder of `initdb` and `postgres`, the newest first: `POSTGRES_BIN`, the PATH or the usual places. */
export function findPostgres(): string | undefined {
  const wished = process.env['POSTGRES_BIN']
  if (wished) return wished
  const folders = [
    ...onPath(),
    ...versionsIn('/usr/lib/postgresql'),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap(brewed),
    '/Applications/Postgres.app/Contents/Versions/latest/bin',
  ]
  const folder = folders.find(path => ['initdb', 'postgres'].every(name => existsSync(join(path, name))))
  return folder && dirname(realpathSync(join(folder, 'initdb')))
}

const onPath = () => (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '')

function versionsIn(folder: string): string[] {
  const versions = namesIn(folder).sort((a, b) => Number(b) - Number(a))
  return versions.map(version => join(folder, version, 'bin'))
}

function brewed(folder: string): string[] {
  const formulas = namesIn(folder).filter(name => name.startsWith('postgresql@'))
  return formulas.reverse().map(name => join(folder, name, 'bin'))
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])
