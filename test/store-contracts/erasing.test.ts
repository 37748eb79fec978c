import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { conversationStore } from '../../src/server/conversations/conversation-store.ts'
import { messageStore } from '../../src/server/conversations/message-store.ts'
import { openDatabases } from '../../src/server/database/open-databases.ts'
import { placeStore } from '../../src/server/queue/place-store.ts'
import { open, said, secrets, waiting } from './specimens.ts'

async function openLive() {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'clbchat-erasing-'))
  const { live, close } = await openDatabases({ dataDirectory })
  onTestFinished(async () => {
    await close()
    rmSync(dataDirectory, { recursive: true })
  })
  const commit = live.openCommit(trx => ({
    conversations: conversationStore(trx),
    messages: messageStore(trx),
  }))
  return { dataDirectory, live, commit }
}

// In another process: opening and closing a database file here would drop the locks that this process holds on it.
function filesWith(mark: string, folder: string): string[] {
  const { stdout, status } = spawnSync('grep', ['-rlaF', '-e', mark, folder], { encoding: 'utf8' })
  expect(status).toBeLessThan(2)
  return stdout.split('\n').filter(Boolean)
}

const mark = (who: number) => `-mark-of-${who}-`

test('[ST11] nothing of an erased conversation is left in any file, whoever else was talking', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Many small messages of many people: rows then move between pages, and old copies stay in unused space.
      fc.array(fc.tuple(fc.nat(19), fc.constantFrom(30, 60)), { minLength: 600, maxLength: 900 }),
      async turns => {
        const { dataDirectory, live, commit } = await openLive()
        const people = Array.from({ length: 20 }, (_, who) => who)
        await commit(async ({ conversations, messages }) => {
          for (const who of people) await conversations.add(open(mark(who), `counsellor ${who}`), secrets)
          for (const [q, [who, length]] of turns.entries())
            await messages.keep(said(mark(who), q, { s: mark(who), x: mark(who).repeat(length) }))
        })
        for (const who of people) {
          expect(filesWith(mark(who), dataDirectory)).not.toEqual([])
          await commit(({ conversations }) => conversations.erase(mark(who)))
          await live.eraseJournal()
          expect(filesWith(mark(who), dataDirectory)).toEqual([])
        }
      },
    ),
    { numRuns: 3, endOnFailure: true },
  )
})

test('[ST11] a place that was left is overwritten where it lay, also without emptying the journal', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'clbchat-erasing-'))
  onTestFinished(() => rmSync(dataDirectory, { recursive: true }))
  const { live, close } = await openDatabases({ dataDirectory })
  const commit = live.openCommit(placeStore)
  await commit(places => places.add(waiting(mark(0)), secrets))
  expect(filesWith(mark(0), dataDirectory)).not.toEqual([])
  await commit(places => places.remove(mark(0)))
  await close()
  expect(filesWith(mark(0), dataDirectory)).toEqual([])
})

test('[ST11] erasings that are asked together all wait until their bytes are gone', async () => {
  const { dataDirectory, live, commit } = await openLive()
  const people = [0, 1, 2, 3, 4, 5]
  await commit(async ({ conversations }) => {
    for (const who of people) await conversations.add(open(mark(who), `counsellor ${who}`), secrets)
  })
  await Promise.all(
    people.map(async who => {
      await pause(who)
      await commit(({ conversations }) => conversations.erase(mark(who)))
      await live.eraseJournal()
      expect(filesWith(mark(who), dataDirectory)).toEqual([])
    }),
  )
})

test('[ST11] while another reads the database the erasing waits, and never pretends', async () => {
  const { dataDirectory, live, commit } = await openLive()
  await commit(({ conversations }) => conversations.add(open(mark(0), 'noor'), secrets))
  const reader = new DatabaseSync(join(dataDirectory, 'live.db'), { readOnly: true })
  reader.exec('begin; select * from conversations')
  await commit(({ conversations }) => conversations.erase(mark(0)))
  await expect(live.eraseJournal()).rejects.toThrow('another process goes on reading')
  const erased = live.eraseJournal()
  await pause(60)
  expect(filesWith(mark(0), dataDirectory)).not.toEqual([])
  reader.exec('commit')
  await erased
  expect(filesWith(mark(0), dataDirectory)).toEqual([])
  reader.close()
})

test('[ST11] an erasing that a stop cut short is finished by the next start', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'clbchat-erasing-'))
  onTestFinished(() => rmSync(dataDirectory, { recursive: true }))
  const child = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'erase-and-die.ts'), dataDirectory, mark(0)],
    {
      encoding: 'utf8',
    },
  )
  expect(child.signal).toBe('SIGKILL')
  expect(filesWith(mark(0), dataDirectory)).not.toEqual([])
  const { close } = await openDatabases({ dataDirectory })
  expect(filesWith(mark(0), dataDirectory)).toEqual([])
  await close()
})
