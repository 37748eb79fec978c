import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pauseAfter } from './mail-message.ts'
import { demandMailServer, readMailbox } from './read-mailbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'clbchat-mailbox-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('[CT14] a helpline without contact.json has no mailbox, and one with it has that', () => {
  expect(readMailbox(folder)).toBeNull()
  writeFileSync(join(folder, 'contact.json'), '{ "mailbox": "team@example.be" }')
  expect(readMailbox(folder)).toBe('team@example.be')
})

test.each([
  ['{ "mailbox": "team" }', /contact\.json: mailbox: expected a mail address/],
  ['{ "mailbox": "a@example.be, b@example.be" }', /contact\.json: mailbox: expected a mail address/],
  ['{}', /contact\.json: mailbox/],
  ['{ "mailbox": "team@example.be", "copy": true }', /contact\.json: copy/],
])('[CT14] whoever wrote %s reads the file, the place and what was expected', (text, told) => {
  writeFileSync(join(folder, 'contact.json'), text)
  expect(() => readMailbox(folder)).toThrow(told)
})

test('[CT14] a mailbox without a mail server stops the start', () => {
  expect(() => demandMailServer('team@example.be', false)).toThrow(/expected a mail server/)
  for (const [mailbox, hasMailServer] of [
    [null, false],
    ['team@example.be', true],
  ] as const)
    expect(() => demandMailServer(mailbox, hasMailServer)).not.toThrow()
})

test('[CT13] each try comes later than the one before, and the longest pause is half a day', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 100].map(tries => pauseAfter(tries) / 60_000)
  expect(pauses).toEqual([1, 5, 15, 60, 240, 720, 720, 720])
})
