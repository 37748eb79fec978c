import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from './free-port.ts'

const scratch = mkdtempSync(join(tmpdir(), 'clbchat-start-'))
const started: Program[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map(program => program.ends('SIGKILL')))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** `npm start` without npm: the same program, its output and how it ended. */
class Program {
  said = ''
  readonly #process: ChildProcess

  constructor(env: Record<string, string>, args: string[] = []) {
    const { PATH = '', HOME = '' } = process.env
    this.#process = spawn(process.execPath, ['bin/start.ts', ...args], {
      env: { PATH, HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', chunk => {
        this.said += chunk
      })
    started.push(this)
  }

  async says(words: string): Promise<void> {
    while (!this.said.includes(words)) {
      if (this.#process.exitCode !== null)
        throw new Error(`it ended without saying "${words}":\n${this.said}`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  /** The exit code, when it ends by itself. */
  async ended(): Promise<number | null> {
    if (this.#process.exitCode === null) await once(this.#process, 'exit')
    return this.#process.exitCode
  }

  async ends(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return this.#process.exitCode
    const ended = once(this.#process, 'exit')
    this.#process.kill(signal)
    await ended
    return this.#process.exitCode
  }
}

async function settings(name: string): Promise<Record<string, string>> {
  return { DATA_DIR: join(scratch, name), PORT: String(await freePort()) }
}

describe('the demo starts', () => {
  let own: Record<string, string>

  beforeAll(async () => {
    own = await settings('demo')
    await new Program(own).says('Stop with Ctrl+C')
    for (const program of started.splice(0)) expect(await program.ends('SIGTERM')).toBe(0)
  }, 60_000)

  test('[SG8] its people are written where only this user can read them', () => {
    const file = join(own['DATA_DIR'] ?? '', 'demo.json')
    const { url, staff } = JSON.parse(readFileSync(file, 'utf8'))
    expect(url).toBe(`http://localhost:${own['PORT']}`)
    expect(staff.map(({ role }: { role: string }) => role).sort()).toEqual([
      ...['administrator', 'coordinator', 'counsellor', 'counsellor'],
    ])
    for (const { username, password } of staff) {
      expect(username).toMatch(/^[a-z]+$/)
      expect(password.length).toBeGreaterThanOrEqual(15)
    }
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  test('[SG8] the keys of the demo lie in its data directory and never in the site folder', () => {
    const root = JSON.parse(readFileSync(join(own['DATA_DIR'] ?? '', 'root.pub'), 'utf8'))
    expect(root).toMatchObject({
      org: 'clbchat',
      rootKey: expect.any(String),
      grantsFrom: expect.any(Number),
    })
    expect(() => readFileSync('site/clbchat/root.pub')).toThrow()
  })

  test('[SG8] a second start keeps the people and shows them again', async () => {
    const { staff } = JSON.parse(readFileSync(join(own['DATA_DIR'] ?? '', 'demo.json'), 'utf8'))
    const again = new Program(own)
    await again.says('Stop with Ctrl+C')
    expect(again.said).toContain(staff[0].password)
    expect(again.said).not.toContain('Making the people')
    const read = async (path: string) =>
      (await fetch(`http://localhost:${own['PORT']}${path}`, { headers: { accept: 'text/html' } })).text()
    expect(await read('/desk')).toContain(staff[0].password)
    for (const path of ['/', '/chat', '/desk', '/nergens'])
      expect(await read(path)).toContain('Dit is een demo')
    for (const path of ['/', '/chat', '/nergens']) expect(await read(path)).not.toContain(staff[0].password)
  })

  test('[SG9] a second process on the same data directory is refused, and the first goes on', async () => {
    const first = new Program(own)
    await first.says('Stop with Ctrl+C')
    const second = new Program({ ...own, PORT: String(await freePort()) })
    expect(await second.ended()).not.toBe(0)
    expect(second.said).toContain('DATA_DIR')
    expect((await fetch(`http://localhost:${own['PORT']}/status.json`)).status).toBe(200)
  })

  test('[SG9] after the plug was pulled it starts again', async () => {
    const first = new Program(own)
    await first.says('Stop with Ctrl+C')
    await first.ends('SIGKILL')
    await new Program(own).says('Stop with Ctrl+C')
  })

  test('[SG10] the data of the demo is never taken for a real helpline', async () => {
    const real = new Program(own, ['--no-demo'])
    expect(await real.ended()).not.toBe(0)
    expect(real.said).toMatch(/DATA_DIR: .*demo/)
  })
})

describe('the real thing starts', () => {
  test('[SG10] it says nothing of a demo, keeps the door shut and has nobody to sign in as', async () => {
    const own = await settings('real')
    const real = new Program(own, ['--no-demo'])
    await real.says('not set up yet')
    const url = `http://localhost:${own['PORT']}`
    expect(await (await fetch(`${url}/status.json`)).json()).toMatchObject({
      state: 'not-set-up',
      mayCome: false,
    })
    for (const path of ['/', '/chat', '/desk']) {
      const page = await (await fetch(url + path)).text()
      expect(page).not.toContain('demo')
      expect(page).not.toContain('Meld aan als')
    }
  })
})

describe('a start that cannot be', () => {
  test('[SG9] a busy port', async () => {
    const busy = createServer().listen(0, '127.0.0.1')
    await once(busy, 'listening')
    const address = busy.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const refused = new Program({ ...(await settings('busy')), PORT: port })
    expect(await refused.ended()).not.toBe(0)
    expect(refused.said).toContain(`PORT: ${port} is in use`)
    busy.close()
  })

  test('[SG9] a data directory that is somebody else’s', async () => {
    const own = await settings('foreign')
    mkdirSync(own['DATA_DIR'] ?? '')
    writeFileSync(join(own['DATA_DIR'] ?? '', 'holiday.jpg'), 'x')
    const refused = new Program(own)
    expect(await refused.ended()).not.toBe(0)
    expect(refused.said).toContain('DATA_DIR')
    expect(readFileSync(join(own['DATA_DIR'] ?? '', 'holiday.jpg'), 'utf8')).toBe('x')
  })

  test('[SG9] a data directory that is a file', async () => {
    const own = await settings('a-file')
    writeFileSync(own['DATA_DIR'] ?? '', 'x')
    const refused = new Program(own)
    expect(await refused.ended()).not.toBe(0)
    expect(refused.said).toContain('DATA_DIR')
  })

  test('[SG3] an argument or a setting that makes no sense', async () => {
    const argument = new Program(await settings('argument'), ['--demo-please'])
    expect(await argument.ended()).not.toBe(0)
    expect(argument.said).toContain('--demo-please: unknown argument')
    const setting = new Program({ ...(await settings('setting')), PORT: 'many' })
    expect(await setting.ended()).not.toBe(0)
    expect(setting.said).toContain('PORT: expected a whole number')
  })
})
