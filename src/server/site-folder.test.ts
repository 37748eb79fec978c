import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { standardLimits } from '../domain/limits.ts'
import { readSite } from './site-folder.ts'

function siteWith(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-site-'))
  cpSync('site/clbchat', folder, { recursive: true })
  writeFileSync(join(folder, file), text)
  return folder
}

test('[SG11] the site folder that ships is read whole, with the limits of the design', () => {
  const site = readSite('site/clbchat')
  expect(site.settings.org).toBe('clbchat')
  expect(site.limits).toEqual(standardLimits)
})

test('[SG11] a helpline may set a limit from half to double', () => {
  const folder = siteWith('limits.json', JSON.stringify({ plannedMinutes: 60 }))
  expect(readSite(folder).limits).toEqual({ ...standardLimits, plannedMinutes: 60 })
})

test.each([
  ['limits.json', '{"plannedMinutes": 10}', 'plannedMinutes: expected a whole number from 23 to 90'],
  ['limits.json', '{"plannedMinutes": "lang"}', 'plannedMinutes: expected a whole number'],
  ['limits.json', '{"coffee": 3}', 'coffee'],
  ['limits.json', '[]', 'limits.json'],
  ['settings.json', '{', 'settings.json is not JSON'],
  ['settings.json', '{}', 'settings.json: org'],
  ['referrals.json', '{}', 'referrals.json: referrals'],
  ['sentences.json', '{}', 'sentences.json: sentences'],
])('[SG11] %s with %s stops the start with the file and what is wrong', (file, text, said) => {
  expect(() => readSite(siteWith(file, text))).toThrow(said)
  expect(() => readSite(siteWith(file, text))).toThrow(/^SITE_DIR: /)
})
