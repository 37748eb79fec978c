import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

/** A PostgreSQL of our own on loopback; `url` is its superuser's, `stop` ends it and erases its data. */
export type RunningPostgres = { port: number; url: string; stop: () => Promise<void> }

// The keeper ends the server when its own standard input closes, so that a runner killed by -9 leaves
// neither a server nor its data behind.
const keeper = `
  "$1/initdb" -D data -U postgres -A trust -E UTF8 --locale=C --no-sync --no-instructions >log 2>&1 || exit 1
  "$1/postgres" -D data -p "$2" -h 127.0.0.1 -k '' -c fsync=off -c full_page_writes=off >>log 2>&1 &
  cat >/dev/null
  kill -QUIT $!
  wait $!
  rm -rf "$PWD"
`

/** Starts an empty PostgreSQL. `programs` is the folder of `initdb` and `postgres`. Takes about a second. */
export async function startPostgres(programs: string): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'clbchat-postgres-'))
  const owner = unprivilegedUser()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const port = await freePort()
  // Detached: an interrupt from the keyboard must reach the runner only, which then closes the keeper.
  const keeping = spawn('sh', ['-c', keeper, 'keeper', programs, String(port)], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...owner,
  })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const ended = new Promise<void>(resolve => keeping.once('exit', () => resolve()))
  const stop = () => {
    keeping.stdin.end()
    return ended
  }
  for (const begun = Date.now(); !(await answers(url)); await pause(20)) {
    if (keeping.exitCode === null && Date.now() - begun < 30_000) continue
    const log = join(folder, 'log')
    const cause = existsSync(log) ? readFileSync(log, 'utf8') : 'no log was written'
    await stop()
    throw new Error(`PostgreSQL did not start: ${cause}`)
  }
  return { port, url, stop }
}

// PostgreSQL refuses to run as root.
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  const [, , uid, gid] =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise(resolve => probe.close(resolve))
  return port
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
