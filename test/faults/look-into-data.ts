import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Accepted } from './pages.ts'

/** A question to the live database whose every row is something that must not be. */
interface Never {
  readonly what: string
  readonly sql: string
}

const busy = `state in ('taken', 'open', 'interrupted')`
const never: readonly Never[] = [
  {
    what: 'stands in the line and talks',
    sql: 'select id as it from conversations where id in (select conversation from places)',
  },
  {
    what: 'has two conversations',
    sql: `select counsellor as it from conversations where ${busy} group by counsellor having count(*) > 1`,
  },
  {
    what: 'is rung twice',
    sql: `select counsellor as it from places where state = 'ringing' group by counsellor having count(*) > 1`,
  },
  {
    what: 'is rung while talking',
    sql: `select counsellor as it from places where state = 'ringing'
          and counsellor in (select counsellor from conversations where ${busy})`,
  },
  {
    what: 'is in no state that is known',
    sql: `select id as it from conversations where state not in ('taken', 'open', 'interrupted', 'closing')
          union all select conversation from places
          where state not in ('ticket', 'outside', 'waiting', 'ringing', 'passed-over')`,
  },
  {
    what: 'has a message without a conversation',
    sql: 'select conversation as it from messages where conversation not in (select id from conversations)',
  },
  {
    what: 'was said before the hello',
    sql: `select id as it from conversations where state = 'taken'
          and id in (select conversation from messages)`,
  },
  {
    what: 'is open without a first word',
    sql: `select id as it from conversations where state <> 'taken'
          and id not in (select conversation from messages)`,
  },
  {
    what: 'gave a key that is not kept',
    sql: `select id as it from conversations where state = 'taken' and handed_over = 1 and envelope is null`,
  },
  {
    what: 'keeps an envelope after the hello',
    sql: `select id as it from conversations where state <> 'taken' and envelope is not null`,
  },
  {
    what: 'has a hole in its numbers',
    sql: 'select conversation as it from messages group by conversation having max(seq) <> count(*)',
  },
  {
    what: 'lacks a message of a page',
    sql: `select conversation as it from messages group by conversation, role, sender, epoch
          having max(counter) <> count(*) - 1 and conversation not in
          (select id from conversations where state = 'closing')`,
  },
]

/**
 * [ST19] Looks at the files of a server that was killed, from this process, without touching them: what the next start
 * will find. Gives everything that must not be there, and every accepted message that is not.
 */
export function lookIntoData(directory: string, accepted: readonly Accepted[]): string[] {
  const scratch = mkdtempSync(join(tmpdir(), 'clbchat-look-'))
  try {
    for (const file of ['live.db', 'live.db-wal'])
      if (existsSync(join(directory, file))) copyFileSync(join(directory, file), join(scratch, file))
    const data = new DatabaseSync(join(scratch, 'live.db'))
    const found = [...wrongIn(data), ...lostIn(data, accepted)]
    data.close()
    return found
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

function wrongIn(data: DatabaseSync): string[] {
  const { integrity_check: whole } = data.prepare('pragma integrity_check').get() ?? {}
  const broken = whole === 'ok' ? [] : [`the database is damaged: ${whole}`]
  const wrong = never.flatMap(({ what, sql }) =>
    data
      .prepare(sql)
      .all()
      .map(({ it }) => `in the data, ${it} ${what}`),
  )
  return [...broken, ...wrong]
}

/** [ST1] Of conversations that are still there: what was accepted must stand. */
function lostIn(data: DatabaseSync, accepted: readonly Accepted[]): string[] {
  const rows = data.prepare('select id from conversations').all()
  const there = new Set(rows.map(({ id }) => id))
  const find = data.prepare('select seq from messages where conversation = ? and sender = ? and counter = ?')
  return accepted
    .filter(({ c }) => there.has(c))
    .filter(({ c, s, q }) => find.get(c, s, q) === undefined)
    .map(({ c, q }) => `message ${q} of ${c} was accepted and is not in the data`)
}
