import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../../src/server/settings.ts'
import { freePort } from '../free-port.ts'
import type { Opened, Weighed } from './house-program.ts'
import type { Staff } from './staff.ts'

const program = join(import.meta.dirname, 'house-program.ts')

/** A set-up helpline in a process of its own, on its own data directory. It can be killed and started again. */
export class HelplineProcess {
  readonly staff: Staff
  readonly settings: Settings
  /** Every line that the server said, of all its lives. */
  said = ''
  /** How the process ended when nobody had asked it to. */
  readonly crashes: string[] = []
  #process: ChildProcess | undefined
  readonly #isOwnDirectory: boolean

  private constructor(staff: Staff, settings: Settings, isOwnDirectory: boolean) {
    this.staff = staff
    this.settings = settings
    this.#isOwnDirectory = isOwnDirectory
  }

  /** Opens it and lets its people in. `dataDirectory` is one that somebody else takes away again. */
  static async opens(staff: Staff, dataDirectory?: string): Promise<HelplineProcess> {
    const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'clbchat-faults-')))
    const helpline = new HelplineProcess(staff, await settingsFor(directory), dataDirectory === undefined)
    const secret = await helpline.starts()
    await staff.setUp(helpline.url, secret ?? '')
    return helpline
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`
  }

  /** 0 while it does not run. */
  get pid(): number {
    return this.#process?.pid ?? 0
  }

  get port(): number {
    return this.settings.port
  }

  /** Starts it, also again after `isKilled`. Gives the secret for the set-up as long as that is to be done. */
  async starts(): Promise<string | null> {
    const child = this.#launch()
    const [opened] = (await Promise.race([once(child, 'message'), diesFirst(child)])) as [Opened]
    return opened.setUpSecret
  }

  /** Whether it starts; when it does not, it must say that the data directory is why. */
  async startsIfItCan(): Promise<boolean> {
    const [before, said] = [this.crashes.length, this.said.length]
    try {
      await this.starts()
      return true
    } catch {
      if (this.said.slice(said).includes('DATA_DIR')) this.crashes.splice(before)
      return false
    }
  }

  /** Starts it and kills it somewhere on its way to an open door. */
  async startsAndIsKilled(afterMilliseconds: number): Promise<void> {
    this.#launch()
    await new Promise(resolve => setTimeout(resolve, afterMilliseconds))
    await this.isKilled()
  }

  #launch(): ChildProcess {
    const { PATH = '', HOME = '' } = process.env
    const child = fork(program, [JSON.stringify(this.settings)], {
      env: { PATH, HOME },
      // The room for what is young is given at once: it would grow by 48 MB under load, and hide what the server holds.
      execArgv: ['--expose-gc', '--min-semi-space-size=16', '--max-semi-space-size=16'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#process = child
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', chunk => {
        this.said = (this.said + chunk).slice(-100_000)
      })
    child.once('exit', (code, signal) => {
      if (this.#process === child) this.crashes.push(`exit ${code ?? signal}: ${this.said.slice(-600)}`)
    })
    return child
  }

  /** kill -9. */
  async isKilled(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    this.#process = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  async weighs(): Promise<Weighed> {
    if (!this.#process?.connected) throw new Error('the server is not running')
    const answer = once(this.#process, 'message')
    this.#process.send('weigh')
    const [weighed] = (await answer) as [Weighed]
    return weighed
  }

  /** What the server itself called broken, as codes; the codes in `expected` are part of the play. */
  broken(expected: readonly string[] = []): string[] {
    const codes = [...this.said.matchAll(/"level":50.*?"event":"([a-z-]+)","error":"(\w+)"/g)]
    return codes
      .filter(([, code = '']) => !expected.includes(code))
      .map(([, code, error]) => `the server logged ${code} (${error})`)
  }

  async closes(): Promise<void> {
    await this.#end('SIGTERM')
    if (this.#isOwnDirectory) await rm(this.settings.dataDirectory, { recursive: true, force: true })
  }
}

async function diesFirst(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit')
  throw new Error(`the server did not open its door (exit ${code})`)
}

async function settingsFor(dataDirectory: string): Promise<Settings> {
  const port = await freePort()
  return {
    mode: 'demo',
    host: '127.0.0.1',
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    staffUrl: `http://127.0.0.1:${port}`,
    // Strangers come from everywhere, by a proxy of ours: a whole night of them from one address would hear `too-fast`.
    trustedProxies: ['127.0.0.1'],
    dataDirectory,
    siteDirectory: 'site/clbchat',
    databases: null,
    mail: null,
    alarmWebhookUrl: null,
    keepsHours: false,
    logLevel: 'info',
  }
}
