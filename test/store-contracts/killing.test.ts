import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { holdDataDirectory } from '../../src/server/database/data-directory.ts'
import { openDatabases } from '../../src/server/database/open-databases.ts'
import { placeStore } from '../../src/server/queue/place-store.ts'

const rounds = 20

/** Runs a server that commits, kills it at some moment, and gives the places that it had acknowledged. */
async function commitUntilKilled(directory: string, round: number): Promise<string[]> {
  const program = join(import.meta.dirname, 'commit-until-killed.ts')
  const child = spawn(process.execPath, [program, directory, `${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = text(child.stdout)
  const exited = once(child, 'exit')
  // A child that stops by itself was refused, and has said why.
  await Promise.race([once(child.stdout, 'data'), exited])
  await pause(round * 1.5)
  child.kill('SIGKILL')
  await exited
  return (await said).split('\n').slice(0, -1)
}

test('[ST1] a server that is killed loses nothing that it acknowledged, and the next one may start', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'clbchat-killing-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round++) {
    const places = await commitUntilKilled(directory, round)
    expect(places).not.toEqual([])
    acknowledged.push(...places)
  }
  const { path, release } = holdDataDirectory(directory, 'real')
  const { live, close } = await openDatabases({ dataDirectory: path })
  const kept = await live.openCommit(placeStore)(places => places.all())
  await close()
  release()
  const names = new Set(kept.map(place => place.conversation))
  expect(acknowledged.filter(name => !names.has(name))).toEqual([])
  // Positive control: the rounds did commit, and were cut off.
  expect(acknowledged.length).toBeGreaterThan(rounds)
}, 60_000)
