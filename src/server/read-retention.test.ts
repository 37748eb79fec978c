import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { standardRetention } from '../domain/retention.ts'
import { readRetention } from './read-retention.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clbchat-retention-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (terms: unknown) => writeFileSync(join(folder, 'retention.json'), JSON.stringify(terms))

test('[RT1] a helpline that sets nothing keeps a message to the team for half a year', () => {
  expect(readRetention(folder)).toEqual(standardRetention)
  expect(standardRetention.contactMessage).toBe(183)
})

test('[RT1] a helpline keeps less when it says so', () => {
  write({ contactMessage: 30 })
  expect(readRetention(folder)).toEqual({ ...standardRetention, contactMessage: 30 })
})

test.each([
  [{ contactMessage: 0 }, /contactMessage: expected a whole number of days from 1 to 1825/],
  [{ auditLog: 182 }, /auditLog: expected a whole number of days from 183 to 1825/],
  [{ surveyText: 3000 }, /surveyText: expected a whole number of days/],
  [{ gesprekken: 5 }, /retention\.json: gesprekken/],
])('[RT1] %j stops the start and says where and why', (terms, said) => {
  write(terms)
  expect(() => readRetention(folder)).toThrow(said)
})
