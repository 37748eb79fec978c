import { expect, test } from 'vitest'
import { read } from './read-docs.ts'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
}
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
  string,
  Record<string, string>
>
const direct = { ...dependencies, ...devDependencies, ...optionalDependencies }
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
const locked = Object.entries(packages).filter(([path]) => path !== '')

test('[TH9] who installs gets exactly the versions that were looked at, each checked by its hash', () => {
  expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  expect(locked.length).toBeGreaterThan(100)
  expect(locked.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([])
  expect(locked.filter(([, { resolved = 'https:' }]) => !resolved.startsWith('https:'))).toEqual([])
})

test('[TH9] nothing of a package runs while it is installed', () => {
  expect(read('bin/setup/install-packages.mjs')).toContain("['ci', '--ignore-scripts',")
  expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([])
})

test('[TH9] who asks why a package is here finds a line', () => {
  const why = read('docs/decisions/0006-dependencies.md')
  expect(Object.keys(direct).filter(name => !why.includes(`\`${name}\``))).toEqual([])
})
