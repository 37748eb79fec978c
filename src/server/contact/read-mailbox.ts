import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { readSiteFile } from '../read-site-file.ts'
import { StartRefused } from '../start-refused.ts'

const expected = 'expected a mail address, as team@example.be'
const file = v.strictObject({
  mailbox: v.pipe(v.string(expected), v.email(expected), v.maxLength(254, expected)),
})

/**
 * [CT14] Reads `contact.json` of a site folder: the mailbox that hears of messages to the team, or null where the file is
 * not. Throws `StartRefused` with the file, the place in it and what was expected.
 */
export function readMailbox(directory: string): string | null {
  const path = join(directory, 'contact.json')
  return existsSync(path) ? readSiteFile(path, file).mailbox : null
}

/** [CT14] Throws `StartRefused` when there is a mailbox and no way to it: that would only show when somebody writes. */
export function demandMailServer(mailbox: string | null, hasMailServer: boolean): void {
  if (mailbox !== null && !hasMailServer)
    throw new StartRefused('SMTP_URL', 'contact.json names a mailbox; expected a mail server')
}
