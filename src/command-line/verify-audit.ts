import { resolve } from 'node:path'
import { headMatcher, shortHead } from '../domain/audit-log.ts'
import { verifyAudit } from '../server/audit/verify-audit.ts'
import type { Break, Whole } from '../server/audit/verify-chain.ts'
import type { Settings } from '../server/settings.ts'
import { StartRefused } from '../server/start-refused.ts'

/** How it went, as a program ends: whole, broken, cannot be checked. */
type Ending = 0 | 1 | 2

export interface VerifyAsked {
  /** Throws `StartRefused` as the start does. */
  readonly settings: () => Pick<Settings, 'dataDirectory' | 'databases'>
  /** What follows is as typed. */
  readonly dataDir: string | undefined
  readonly from: string | undefined
  readonly head: string | undefined
}

/**
 * [AU7] Checks the audit log with its key and says what it found, a line each. Gives the exit code: also what was asked
 * wrongly ends with "cannot check", so that nobody takes it for whole.
 */
export async function sayAudit(asked: VerifyAsked, say: (line: string) => void): Promise<Ending> {
  const from = asked.from === undefined ? null : Number(asked.from)
  if (from !== null && !(Number.isSafeInteger(from) && from >= 1))
    return cannot(say, `--from: expected the number of an entry, as 120; found "${asked.from}"`)
  const isNoted = asked.head === undefined ? null : headMatcher(asked.head)
  if (isNoted === undefined)
    return cannot(
      say,
      '--head: expected a head as noted: 12 signs as K7QM-2XHD-9PRT, or 64 signs of 0-9 and a-f',
    )
  try {
    const { databases, dataDirectory: usual } = asked.settings()
    const dataDirectory = asked.dataDir === undefined ? usual : resolve(asked.dataDir)
    const found = await verifyAudit({ dataDirectory, databaseUrl: databases?.main ?? null, from, isNoted })
    if ('how' in found) return broken(say, found)
    whole(say, found)
    return 0
  } catch (error) {
    return cannot(say, why(error))
  }
}

function whole(say: (line: string) => void, { count, first, last, noted }: Whole): void {
  say(
    `The audit log is whole: ${count} entries, ${first.seq} to ${last.seq}, ${dayOf(first.at)} to ${dayOf(last.at)} (UTC).`,
  )
  say(`Its head: ${shortHead(last.hash)}`)
  say(`In full:  ${last.hash}`)
  if (noted !== null) say(`The head that you noted is that of entry ${noted}.`)
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const explained: Record<Exclude<Break['how'], 'changed' | 'missing' | 'out-of-order'>, string> = {
  'pruned-seal':
    'the mark of how far old entries were erased is not genuine. Entries may have been cut off at the beginning.',
  empty: 'it is empty. A house that ever started has entries.',
  'head-not-found':
    'the head that you noted is not in it. Entries were changed or cut off at the end, an older copy was put back, or it is older than what is kept.',
}

function broken(say: (line: string) => void, found: Break): Ending {
  say(`The audit log is BROKEN: ${inWords(found)}`)
  return 1
}

function inWords(found: Break): string {
  switch (found.how) {
    case 'changed':
      return `entry ${found.seq} is not what was written, or the one before it is gone or changed, or this is not its key.`
    case 'missing':
      return `entry ${found.seq} is missing.`
    case 'out-of-order':
      return `entry ${found.seq} stands out of order.`
    default:
      return explained[found.how]
  }
}

function cannot(say: (line: string) => void, reason: string): Ending {
  say(`Cannot check: ${reason}`)
  return 2
}

/** The driver's own words may hold an address or a password: only its code is repeated. */
function why(error: unknown): string {
  if (error instanceof StartRefused) return error.message
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
  return `the database cannot be read, or has no audit log${code}`
}
